/* The workspace's answer per account: the tier that a person pinned, else the best over the ranked profiles; and its segment. */
#pragma once

#include "cx-evaluation.h"
#include "cx-pins.h"
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

/** cx_tiering_load: reads profiles and pins, and evaluates what is in force of each profile. @previous: (nullable): reused where columns and document are the same. */
CxTiering      *cx_tiering_load (CxStore *store, CxColumns *columns, gint32 reference_day, CxTiering *previous, GError **error);

/** cx_tiering_is_current: whether the profiles in force are still those in the file; within the transaction that relies on it. @current: (out) */
gboolean        cx_tiering_is_current (CxTiering *self, CxStore *store, gboolean *current, GError **error);

CxColumns      *cx_tiering_get_columns    (CxTiering *self);
guint           cx_tiering_get_n_profiles (CxTiering *self);
const CxRanked *cx_tiering_get_profile    (CxTiering *self, guint i);            /* by rank */
const CxRanked *cx_tiering_find_id        (CxTiering *self, gint64 id);           /* (nullable) */
const CxRanked *cx_tiering_find_profile   (CxTiering *self, const char *name);   /* (nullable) folded compare */

/** cx_tiering_get_segment: the profile under which the account scores its best tier, ties to the higher rank, pinned or not. -1 without profiles. */
int             cx_tiering_get_segment (CxTiering *self, guint account);
/** cx_tiering_get_fit: under the segment; all zero (outside) without profiles. A pin gives the tier, the criteria low and high. */
const CxFit    *cx_tiering_get_fit     (CxTiering *self, guint account);
/** cx_tiering_get_fit_under: the same under one profile. @profile: by rank, or -1: the segment */
const CxFit    *cx_tiering_get_fit_under   (CxTiering *self, int profile, guint account);
/** cx_tiering_get_scored_fit: what the criteria say, as if nobody had pinned anything. @profile: as above */
const CxFit    *cx_tiering_get_scored_fit  (CxTiering *self, int profile, guint account);
const CxFitCounts *cx_tiering_get_counts (CxTiering *self);

/* Pins. A pinned account has its tier under every profile. */

CxPins         *cx_tiering_get_pins    (CxTiering *self);
/** cx_tiering_get_pin: (nullable): of an account. O(1) without, O(log pins) with. */
const CxPin    *cx_tiering_get_pin     (CxTiering *self, guint account);
/** cx_tiering_get_pinned: the accounts that are pinned, by row. */
guint           cx_tiering_get_n_pinned (CxTiering *self);
guint           cx_tiering_get_pinned   (CxTiering *self, guint i);
/** cx_tiering_count_pinned: @profile: of which segment, or -1: all; @differ: (out) (optional): how many would be in another tier by score. O(pins). */
guint           cx_tiering_count_pinned (CxTiering *self, int profile, guint *differ);
/** cx_tiering_get_fit_by: what @evaluation, of the same accounts, says of one, when pins hold. */
CxFit           cx_tiering_get_fit_by   (CxTiering *self, CxEvaluation *evaluation, guint account);
/** cx_tiering_count_by: the counts of @evaluation, of the same accounts, when pins hold. O(pins). */
void            cx_tiering_count_by     (CxTiering *self, CxEvaluation *evaluation, CxFitCounts *counts);
/** cx_tiering_with_pins: the same scores under other pins. O(pins · profiles). */
CxTiering      *cx_tiering_with_pins   (CxTiering *self, CxPins *pins);

G_END_DECLS
