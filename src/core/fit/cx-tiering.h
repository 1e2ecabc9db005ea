/* The workspace's answer per account: its best tier over the ranked profiles, and its segment. */
#pragma once

#include "cx-evaluation.h"
#include "cx-profile-table.h"

G_BEGIN_DECLS

/**
 * CxRanked: a profile with what is in force of it: the newest published version, else the draft.
 * @version: 0 when the draft is in force
 */
typedef struct {
  gint64        id;
  int           rank, version;
  gint32        published_day;
  CxProfile    *draft;
  CxEvaluation *evaluation;  /* of what is in force */
} CxRanked;

/** CxTiering: immutable, reference counted, safe across threads. */
typedef struct _CxTiering CxTiering;

CxTiering *cx_tiering_ref   (CxTiering *self);
void       cx_tiering_unref (CxTiering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxTiering, cx_tiering_unref)

/** cx_tiering_load: reads the profiles and evaluates what is in force of each. @previous: (nullable): reused where columns and document are the same. */
CxTiering      *cx_tiering_load (CxStore *store, CxColumns *columns, gint32 reference_day, CxTiering *previous, GError **error);

CxColumns      *cx_tiering_get_columns    (CxTiering *self);
guint           cx_tiering_get_n_profiles (CxTiering *self);
const CxRanked *cx_tiering_get_profile    (CxTiering *self, guint i);            /* by rank */
const CxRanked *cx_tiering_find_id        (CxTiering *self, gint64 id);           /* (nullable) */
const CxRanked *cx_tiering_find_profile   (CxTiering *self, const char *name);   /* (nullable) folded compare */

/** cx_tiering_get_segment: the profile that gives the account its tier: best tier, ties to the higher rank. -1 without profiles. */
int             cx_tiering_get_segment (CxTiering *self, guint account);
/** cx_tiering_get_fit: the fit under the segment; all zero (outside) without profiles. */
const CxFit    *cx_tiering_get_fit     (CxTiering *self, guint account);
const CxFitCounts *cx_tiering_get_counts (CxTiering *self);

G_END_DECLS
