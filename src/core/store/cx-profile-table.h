/* Profiles as documents: drafts in rank order, and the version in force of each. Knows no criteria. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxProfileRow:
 * @rank: 1 for the first; 0 of a retired one
 * @document: the draft, as JSON
 * @version: the newest published version, or 0 when none is
 * @published: (nullable): the document of @version
 * @published_day: when, days since 1970-01-01
 */
typedef struct {
  gint64 id;
  char  *name;
  int    rank;
  char  *document;
  int    version;
  char  *published;
  gint32 published_day;
} CxProfileRow;

void cx_profile_row_free (CxProfileRow *self);

/** cx_profile_table_list: active profiles by rank. Returns: (transfer full) (element-type CxProfileRow) */
GPtrArray *cx_profile_table_list (CxStore *store, GError **error);

/** cx_profile_table_list_retired: the others, by name. Returns: (transfer full) (element-type CxProfileRow) */
GPtrArray *cx_profile_table_list_retired (CxStore *store, GError **error);

/** cx_profile_table_save: writes the draft of profile @id; 0 adds one behind the others and sets @id. Names are unique. */
gboolean   cx_profile_table_save (CxStore *store, gint64 *id, const char *name, const char *document, GError **error);

/* The following belong into a transaction of the caller; ranks are 1 … n without holes after each. */

/** cx_profile_table_set_rank: moves an active profile to place @rank. Fails with %CX_ERROR_INVALID when there is no such place. */
gboolean   cx_profile_table_set_rank (CxStore *store, gint64 id, int rank, GError **error);

/** cx_profile_table_retire: a retired profile has no rank, and scores no account; its versions are kept. */
gboolean   cx_profile_table_retire   (CxStore *store, gint64 id, GError **error);

/** cx_profile_table_restore: makes a retired profile active again, at place @rank; 0, or one beyond: last. */
gboolean   cx_profile_table_restore  (CxStore *store, gint64 id, int rank, GError **error);

/** cx_profile_table_discard: takes a profile away for good, if its draft is still @document and it has no version. */
gboolean   cx_profile_table_discard  (CxStore *store, gint64 id, const char *document, GError **error);

G_END_DECLS
