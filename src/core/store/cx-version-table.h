/* Published versions of profiles: frozen drafts with why, who, and what was known of them that day. Knows no criteria. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxPublication: what a version keeps beside its document.
 * @day: since 1970-01-01
 * @warnings: (nullable): a JSON array: what was overridden; none when %NULL
 * @impact: (nullable): a JSON object: what it moved
 */
typedef struct {
  gint32      day;
  const char *author, *reason;
  const char *warnings, *impact;
} CxPublication;

/** cx_version_table_publish: freezes the draft of @profile as the next version and returns its number, 0 on error. */
int        cx_version_table_publish (CxStore *store, gint64 profile, const CxPublication *publication, GError **error);

/**
 * CxVersionRow: a published version.
 * @warnings: a JSON array, `[]` when there were none
 * @impact: (nullable): a JSON object
 */
typedef struct {
  int    version;
  gint32 day;
  char  *author, *reason;
  char  *warnings, *impact;
  char  *document;
} CxVersionRow;

void       cx_version_row_free (CxVersionRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxVersionRow, cx_version_row_free)

/** cx_version_table_find_newest: @version: 0 when @profile has none. */
gboolean   cx_version_table_find_newest (CxStore *store, gint64 profile, int *version, GError **error);

/** cx_version_table_list: of one profile, newest first. Returns: (transfer full) (element-type CxVersionRow) */
GPtrArray *cx_version_table_list (CxStore *store, gint64 profile, GError **error);

/** cx_version_table_get_document: what was published. Fails with %CX_ERROR_NOT_FOUND. Returns: (transfer full) */
char      *cx_version_table_get_document (CxStore *store, gint64 profile, int version, GError **error);

G_END_DECLS
