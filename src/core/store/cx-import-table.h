/* The history of imports and the quarantine. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxImportRow: one import.
 * @at: Unix time, seconds
 * @kind: what its rows are: "accounts"
 * @sheet: (nullable): of a workbook or a JSON document: the table that was read
 */
typedef struct {
  gint64 id, at, rows, inserted, updated, unchanged, merged, rejected;
  char  *file, *source, *format, *encoding, *delimiter, *kind, *sheet;
} CxImportRow;

/**
 * CxRejectRow: one row set aside: @line of its file, its bytes, and why.
 * @cells: (nullable): a JSON array of the cells that could be read
 * @repaired: the import that the row came in with later, repaired; 0: none
 */
typedef struct {
  gint64  import, line, repaired;
  char   *file, *reason, *cells;
  GBytes *raw;
} CxRejectRow;

/** CxUnreadRow: one cell that could not be read as its field's type; the row is in, the value unknown. @field: its key */
typedef struct {
  gint64 import, line;
  char  *file, *field, *text;
} CxUnreadRow;

void       cx_import_row_free (CxImportRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportRow, cx_import_row_free)
void       cx_reject_row_free (CxRejectRow *self);
void       cx_unread_row_free (CxUnreadRow *self);

/** cx_import_table_list: newest last. Returns: (transfer full) (element-type CxImportRow) */
GPtrArray *cx_import_table_list    (CxStore *store, GError **error);
/** cx_import_table_get: one import; %CX_ERROR_NOT_FOUND. */
CxImportRow *cx_import_table_get   (CxStore *store, gint64 import, GError **error);
/** cx_import_table_rejects: by import and line; @import 0: of all. Returns: (transfer full) (element-type CxRejectRow) */
GPtrArray *cx_import_table_rejects (CxStore *store, gint64 import, GError **error);
/** cx_import_table_unread: by import and line; @import 0: of all. Returns: (transfer full) (element-type CxUnreadRow) */
GPtrArray *cx_import_table_unread  (CxStore *store, gint64 import, GError **error);

/** CxRejectFunc: @row is borrowed. Returns: %FALSE with @error set to end the walk */
typedef gboolean (*CxRejectFunc) (const CxRejectRow *row, gpointer user_data, GError **error);

/** cx_import_table_walk_rejects: cx_import_table_rejects() row by row, for files of which most is bad. */
gboolean   cx_import_table_walk_rejects (CxStore *store, gint64 import, CxRejectFunc func, gpointer user_data, GError **error);

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
