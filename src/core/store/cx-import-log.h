/* What an import writes down of itself, so that it can be taken back and the same file be known again. */
#pragma once

#include "cx-field-table.h"
#include "cx-import-table.h"

G_BEGIN_DECLS

/** cx_import_log_day: on which day it saw what it saw: days since 1970-01-01. */
gboolean cx_import_log_day    (CxStore *store, gint64 import, gint32 day, GError **error);

/** cx_import_log_kind: what its rows are: "contacts". */
gboolean cx_import_log_kind   (CxStore *store, gint64 import, const char *kind, GError **error);

/** cx_import_log_file: @digest: of the bytes of the file and of all that was told of it; @seen: a set of accounts (cx-account-set.h). */
gboolean cx_import_log_file   (CxStore *store, gint64 import, const char *digest, GBytes *seen, GError **error);

/** cx_import_log_field: a field that it writes: @before: (nullable): as it was when the import changed it; @added: made by it. */
gboolean cx_import_log_field  (CxStore *store, gint64 import, gint64 field, gboolean added, const CxField *before, GError **error);

/** cx_import_log_filled: how many of its rows had a value for a field that it writes. */
gboolean cx_import_log_filled (CxStore *store, gint64 import, gint64 field, gint64 filled, GError **error);

/** CxFieldLog: what an import found for a field. */
typedef struct {
  gint64 field, filled, unread;
} CxFieldLog;

/** cx_import_log_fields: (transfer full) (element-type CxFieldLog): those that @import wrote. */
GArray  *cx_import_log_fields (CxStore *store, gint64 import, GError **error);

/**
 * cx_import_log_newest:
 * @digest: (out) (transfer full) (nullable): of the newest import that has one
 * @import: (out): that import, or 0
 *
 * An import with the same digest as the newest finds everything as that left it.
 */
gboolean cx_import_log_newest (CxStore *store, gint64 *import, char **digest, GError **error);

/**
 * cx_import_log_repeat:
 * @row: (out): receives the counts
 *
 * Writes down of @import that it was @twin again: what was set aside is set aside again, all else was there.
 */
gboolean cx_import_log_repeat (CxStore *store, gint64 import, gint64 twin, CxImportRow *row, GError **error);

G_END_DECLS
