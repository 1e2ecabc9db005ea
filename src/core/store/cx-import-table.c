/* The history of imports and the quarantine. */
#include "cx-import-table.h"

#include "cx-error.h"

struct _CxQuarantine {
  CxStatement *row, *cell;
};

void
cx_import_row_free (CxImportRow *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->source);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->kind);
  g_free (self->sheet);
  g_free (self);
}

void
cx_reject_row_free (CxRejectRow *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->reason);
  g_free (self->cells);
  g_bytes_unref (self->raw);
  g_free (self);
}

void
cx_unread_row_free (CxUnreadRow *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

static CxImportRow *
read_import (CxStatement *statement)
{
  CxImportRow *row = g_new0 (CxImportRow, 1);

  row->id = cx_statement_get_int (statement, 0);
  row->file = g_strdup (cx_statement_get_text (statement, 1));
  row->source = g_strdup (cx_statement_get_text (statement, 2));
  row->at = cx_statement_get_int (statement, 3);
  row->format = g_strdup (cx_statement_get_text (statement, 4));
  row->encoding = g_strdup (cx_statement_get_text (statement, 5));
  row->delimiter = g_strdup (cx_statement_get_text (statement, 6));
  row->rows = cx_statement_get_int (statement, 7);
  row->inserted = cx_statement_get_int (statement, 8);
  row->updated = cx_statement_get_int (statement, 9);
  row->unchanged = cx_statement_get_int (statement, 10);
  row->merged = cx_statement_get_int (statement, 11);
  row->rejected = cx_statement_get_int (statement, 12);
  row->kind = g_strdup (cx_statement_get_text (statement, 13));
  row->sheet = g_strdup (cx_statement_get_text (statement, 14));
  return row;
}

#define SELECT_IMPORTS                                                                          \
  "SELECT id, file, source, at, format, encoding, delimiter, rows, inserted, updated, unchanged," \
  " merged, rejected, kind, json_extract (form, '$.sheet') FROM import "

GPtrArray *
cx_import_table_list (CxStore *store,
                      GError **error)
{
  g_autoptr(GPtrArray) imports = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_import_row_free);
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), SELECT_IMPORTS "ORDER BY id", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&imports);
      g_ptr_array_add (imports, read_import (statement));
    }
}

CxImportRow *
cx_import_table_get (CxStore *store,
                     gint64   import,
                     GError **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), SELECT_IMPORTS "WHERE id = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, 1, import);
  if (!cx_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_import (statement);
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no import %" G_GINT64_FORMAT "; “imports” lists them", import);
  return NULL;
}

static CxRejectRow *
read_reject (CxStatement *statement)
{
  sqlite3_stmt *handle = cx_statement_get_handle (statement);
  CxRejectRow *row = g_new0 (CxRejectRow, 1);

  row->import = cx_statement_get_int (statement, 0);
  row->line = cx_statement_get_int (statement, 1);
  row->file = g_strdup (cx_statement_get_text (statement, 2));
  row->reason = g_strdup (cx_statement_get_text (statement, 3));
  row->raw = g_bytes_new (sqlite3_column_blob (handle, 4), sqlite3_column_bytes (handle, 4));
  row->cells = g_strdup (cx_statement_get_text (statement, 5));
  row->repaired = cx_statement_get_int (statement, 6);
  return row;
}

/* form.repairs of a later import are pairs of import and line. */
#define SELECT_REJECTS                                                                                                  \
  "WITH repair (import, line, repaired) AS (SELECT json_extract (p.value, '$[0]'), json_extract (p.value, '$[1]'), i.id" \
  "  FROM import i, json_each (i.form, '$.repairs') p)"                                                                 \
  " SELECT r.import, r.line, i.file, r.reason, r.raw, r.cells,"                                                         \
  "  (SELECT max (p.repaired) FROM repair p WHERE p.import = r.import AND p.line = r.line)"                             \
  " FROM import_reject r JOIN import i ON i.id = r.import WHERE ?1 = 0 OR r.import = ?1 ORDER BY r.import, r.line, r.rowid"

gboolean
cx_import_table_walk_rejects (CxStore     *store,
                              gint64       import,
                              CxRejectFunc func,
                              gpointer     user_data,
                              GError     **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), SELECT_REJECTS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, import);
  while (TRUE)
    {
      CxRejectRow *row;
      gboolean done;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = read_reject (statement);
      done = func (row, user_data, error);
      cx_reject_row_free (row);
      if (!done)
        return FALSE;
    }
}

static CxRejectRow *
copy_reject (const CxRejectRow *row)
{
  CxRejectRow *copy = g_memdup2 (row, sizeof *row);

  copy->file = g_strdup (row->file);
  copy->reason = g_strdup (row->reason);
  copy->cells = g_strdup (row->cells);
  copy->raw = g_bytes_ref (row->raw);
  return copy;
}

static gboolean
collect_reject (const CxRejectRow *row,
                gpointer           user_data,
                GError           **error)
{
  g_ptr_array_add (user_data, copy_reject (row));
  return TRUE;
}

GPtrArray *
cx_import_table_rejects (CxStore *store,
                         gint64   import,
                         GError **error)
{
  g_autoptr(GPtrArray) rejects = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_reject_row_free);

  return cx_import_table_walk_rejects (store, import, collect_reject, rejects, error) ? g_steal_pointer (&rejects) : NULL;
}

GPtrArray *
cx_import_table_unread (CxStore *store,
                        gint64   import,
                        GError **error)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_unread_row_free);
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT u.import, u.line, i.file, f.key, u.text FROM import_unread u JOIN import i ON i.id = u.import"
                         " JOIN field f ON f.id = u.field WHERE ?1 = 0 OR u.import = ?1 UNION ALL"
                         " SELECT u.import, u.line, i.file, u.member, u.text FROM record_unread u JOIN import i ON i.id = u.import"
                         " WHERE ?1 = 0 OR u.import = ?1 ORDER BY 1, 2, 4",
                         error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, 1, import);
  while (TRUE)
    {
      CxUnreadRow *row;

      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&cells);
      row = g_new0 (CxUnreadRow, 1);
      row->import = cx_statement_get_int (statement, 0);
      row->line = cx_statement_get_int (statement, 1);
      row->file = g_strdup (cx_statement_get_text (statement, 2));
      row->field = g_strdup (cx_statement_get_text (statement, 3));
      row->text = g_strdup (cx_statement_get_text (statement, 4));
      g_ptr_array_add (cells, row);
    }
}

static void
bind_counts (CxStatement       *statement,
             int                at,
             const CxImportRow *row)
{
  cx_statement_bind_int (statement, at, row->rows);
  cx_statement_bind_int (statement, at + 1, row->inserted);
  cx_statement_bind_int (statement, at + 2, row->updated);
  cx_statement_bind_int (statement, at + 3, row->unchanged);
  cx_statement_bind_int (statement, at + 4, row->merged);
  cx_statement_bind_int (statement, at + 5, row->rejected);
}

gint64
cx_import_table_add (CxStore           *store,
                     const CxImportRow *row,
                     GError           **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) insert =
    cx_database_prepare (database,
                         "INSERT INTO import (file, source, at, format, encoding, delimiter,"
                         " rows, inserted, updated, unchanged, merged, rejected)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         error);

  if (insert == NULL)
    return 0;
  cx_statement_bind_text (insert, 1, row->file, -1);
  cx_statement_bind_text (insert, 2, row->source, -1);
  cx_statement_bind_int (insert, 3, row->at);
  cx_statement_bind_text (insert, 4, row->format, -1);
  cx_statement_bind_text (insert, 5, row->encoding, -1);
  cx_statement_bind_text (insert, 6, row->delimiter, -1);
  bind_counts (insert, 7, row);
  if (!cx_statement_run (insert, error))
    return 0;
  return sqlite3_last_insert_rowid (cx_database_get_handle (database));
}

gboolean
cx_import_table_finish (CxStore           *store,
                        const CxImportRow *row,
                        GError           **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store),
                         "UPDATE import SET rows = ?, inserted = ?, updated = ?, unchanged = ?, merged = ?, rejected = ?"
                         " WHERE id = ?",
                         error);

  if (update == NULL)
    return FALSE;
  bind_counts (update, 1, row);
  cx_statement_bind_int (update, 7, row->id);
  return cx_statement_run (update, error);
}

CxQuarantine *
cx_quarantine_new (CxStore *store,
                   gint64   import,
                   GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxQuarantine) self = g_new0 (CxQuarantine, 1);

  self->row = cx_database_prepare (database, "INSERT INTO import_reject (import, line, reason, raw, cells) VALUES (?, ?, ?, ?, ?)", error);
  if (self->row == NULL)
    return NULL;
  self->cell = cx_database_prepare (database, "INSERT INTO import_unread (import, line, field, text) VALUES (?, ?, ?, ?)", error);
  if (self->cell == NULL)
    return NULL;
  cx_statement_bind_int (self->row, 1, import);
  cx_statement_bind_int (self->cell, 1, import);
  return g_steal_pointer (&self);
}

void
cx_quarantine_free (CxQuarantine *self)
{
  if (self == NULL)
    return;
  cx_statement_free (self->row);
  cx_statement_free (self->cell);
  g_free (self);
}

gboolean
cx_quarantine_add_row (CxQuarantine *self,
                       gint64        line,
                       const char   *reason,
                       const char   *raw,
                       gsize         length,
                       const char   *cells,
                       GError      **error)
{
  cx_statement_bind_int (self->row, 2, line);
  cx_statement_bind_text (self->row, 3, reason, -1);
  sqlite3_bind_blob64 (cx_statement_get_handle (self->row), 4, length > 0 ? raw : "", length, SQLITE_STATIC);
  cx_statement_bind_text (self->row, 5, cells, -1);
  return cx_statement_run (self->row, error);
}

gboolean
cx_quarantine_add_cell (CxQuarantine *self,
                        gint64        line,
                        gint64        field,
                        const char   *text,
                        gsize         length,
                        GError      **error)
{
  cx_statement_bind_int (self->cell, 2, line);
  cx_statement_bind_int (self->cell, 3, field);
  cx_statement_bind_text (self->cell, 4, text, length);
  return cx_statement_run (self->cell, error);
}
