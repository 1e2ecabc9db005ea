/* The history of imports and the quarantine. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/** CxImportRow: one import. @at: Unix time, seconds. */
typedef struct {
  gint64 id, at, rows, inserted, updated, unchanged, merged, rejected;
  char  *file, *source, *format, *encoding, *delimiter;
} CxImportRow;

/** CxRejectRow: one row set aside: @line of its file, its bytes, and why. */
typedef struct {
  gint64  import, line;
  char   *file, *reason;
  GBytes *raw;
} CxRejectRow;

void       cx_import_row_free (CxImportRow *self);
void       cx_reject_row_free (CxRejectRow *self);

/** cx_import_table_list: newest last. Returns: (transfer full) (element-type CxImportRow) */
GPtrArray *cx_import_table_list    (CxStore *store, GError **error);
/** cx_import_table_rejects: by import and line; @import 0: of all. Returns: (transfer full) (element-type CxRejectRow) */
GPtrArray *cx_import_table_rejects (CxStore *store, gint64 import, GError **error);

/**
 * cx_import_table_find_same: @same: the newest import before @id of a file with the same name, rows and rejects, or 0. Of an
 * import that changed nothing it tells when the same was imported.
 */
gboolean   cx_import_table_find_same (CxStore *store, gint64 id, gint64 *same, GError **error);

gint64     cx_import_table_add     (CxStore *store, const CxImportRow *row, GError **error);          /* 0 on error */
gboolean   cx_import_table_finish  (CxStore *store, const CxImportRow *row, GError **error);          /* writes the counts */

/** CxQuarantine: writes what one import sets aside; keeps its statements, because a file can be bad throughout. */
typedef struct _CxQuarantine CxQuarantine;

CxQuarantine *cx_quarantine_new      (CxStore *store, gint64 import, GError **error);
void          cx_quarantine_free     (CxQuarantine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxQuarantine, cx_quarantine_free)

/** cx_quarantine_add_row: @raw: the bytes of the row, whatever they are. @cells: (nullable): those that could be read, a JSON array. */
gboolean      cx_quarantine_add_row  (CxQuarantine *self, gint64 line, const char *reason, const char *raw, gsize length,
                                      const char *cells, GError **error);

/** cx_quarantine_add_cell: a cell that could not be read as the type of @field. */
gboolean      cx_quarantine_add_cell (CxQuarantine *self, gint64 line, gint64 field, const char *text, gsize length, GError **error);

G_END_DECLS
