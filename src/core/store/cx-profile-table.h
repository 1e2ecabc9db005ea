/* Profiles as documents: drafts in rank order, and the version in force of each. Knows no criteria. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxProfileRow:
 * @rank: 1 for the first
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

/** cx_profile_table_save: writes the draft of profile @id; 0 adds one behind the others and sets @id. Names are unique. */
gboolean   cx_profile_table_save (CxStore *store, gint64 *id, const char *name, const char *document, GError **error);

G_END_DECLS
