/* What an import writes down of itself. */
#include "cx-import-log.h"

#include "cx-text.h"

#include <string.h>

gboolean
cx_import_log_day (CxStore *store,
                   gint64   import,
                   gint32   day,
                   GError **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store), "UPDATE import SET day = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, day);
  cx_statement_bind_int (update, 2, import);
  return cx_statement_run (update, error);
}

gboolean
cx_import_log_kind (CxStore    *store,
                    gint64      import,
                    const char *kind,
                    GError    **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store), "UPDATE import SET kind = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_text (update, 1, kind, -1);
  cx_statement_bind_int (update, 2, import);
  return cx_statement_run (update, error);
}

gboolean
cx_import_log_file (CxStore    *store,
                    gint64      import,
                    const char *digest,
                    GBytes     *seen,
                    GError    **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store), "UPDATE import SET digest = ?, seen = ? WHERE id = ?", error);
  gsize length;
  gconstpointer data = g_bytes_get_data (seen, &length);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_text (update, 1, digest, -1);
  sqlite3_bind_blob64 (cx_statement_get_handle (update), 2, length > 0 ? data : "", length, SQLITE_STATIC);
  cx_statement_bind_int (update, 3, import);
  return cx_statement_run (update, error);
}

static void
append_member (GString    *json,
               const char *name,
               const char *text)
{
  g_string_append_printf (json, "%c\"%s\":", json->len == 0 ? '{' : ',', name);
  if (text != NULL)
    cx_text_append_json (json, text, strlen (text));
  else
    g_string_append (json, "null");
}

static char *
describe (const CxField *field)
{
  GString *json = g_string_new (NULL);

  append_member (json, "label", field->label);
  append_member (json, "type", cx_field_type_to_name (field->type));
  append_member (json, "role", field->role);
  append_member (json, "unit", field->unit);
  append_member (json, "header", field->header);
  g_string_append_c (json, '}');
  return g_string_free_and_steal (json);
}

gboolean
cx_import_log_field (CxStore       *store,
                     gint64         import,
                     gint64         field,
                     gboolean       added,
                     const CxField *before,
                     GError       **error)
{
  g_autoptr(CxStatement) insert =
    cx_database_prepare (cx_store_get_database (store), "INSERT INTO import_field (import, field, added, was) VALUES (?, ?, ?, ?)", error);
  g_autofree char *was = before ? describe (before) : NULL;

  if (insert == NULL)
    return FALSE;
  cx_statement_bind_int (insert, 1, import);
  cx_statement_bind_int (insert, 2, field);
  cx_statement_bind_int (insert, 3, added);
  cx_statement_bind_text (insert, 4, was, -1);
  return cx_statement_run (insert, error);
}

gboolean
cx_import_log_filled (CxStore *store,
                      gint64   import,
                      gint64   field,
                      gint64   filled,
                      GError **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store), "UPDATE import_field SET filled = ? WHERE import = ? AND field = ?", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, filled);
  cx_statement_bind_int (update, 2, import);
  cx_statement_bind_int (update, 3, field);
  return cx_statement_run (update, error);
}

GArray *
cx_import_log_fields (CxStore *store,
                      gint64   import,
                      GError **error)
{
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (CxFieldLog));
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT field, filled, (SELECT count (*) FROM import_unread u WHERE u.import = f.import AND u.field = f.field)"
                         " FROM import_field f WHERE import = ?", error);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, import);
  while (TRUE)
    {
      CxFieldLog log;

      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&fields);
      log = (CxFieldLog) { cx_statement_get_int (select, 0), cx_statement_get_int (select, 1), cx_statement_get_int (select, 2) };
      g_array_append_val (fields, log);
    }
}

gboolean
cx_import_log_newest (CxStore *store,
                      gint64  *import,
                      char   **digest,
                      GError **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT id, digest FROM import WHERE digest IS NOT NULL ORDER BY id DESC LIMIT 1", error);
  gboolean has_row;

  *import = 0;
  *digest = NULL;
  if (select == NULL || !cx_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *import = cx_statement_get_int (select, 0);
      *digest = g_strdup (cx_statement_get_text (select, 1));
    }
  return TRUE;
}

static gboolean
read_counts (CxStore     *store,
             gint64       import,
             CxImportRow *row,
             GError     **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store), "SELECT rows, unchanged, merged, rejected FROM import WHERE id = ?", error);

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, import);
  if (!cx_statement_step (select, NULL, error))
    return FALSE;
  row->rows = cx_statement_get_int (select, 0);
  row->unchanged = cx_statement_get_int (select, 1);
  row->merged = cx_statement_get_int (select, 2);
  row->rejected = cx_statement_get_int (select, 3);
  return TRUE;
}

gboolean
cx_import_log_repeat (CxStore     *store,
                      gint64       import,
                      gint64       twin,
                      CxImportRow *row,
                      GError     **error)
{
  static const char *const steps[] = {
    "UPDATE import SET (rows, inserted, updated, unchanged, merged, rejected, seen, digest) ="
    " (SELECT rows, 0, 0, inserted + updated + unchanged, merged, rejected, seen, digest FROM import WHERE id = ?2) WHERE id = ?1",
    "UPDATE import_field SET filled = w.filled FROM import_field w WHERE import_field.import = ?1 AND w.import = ?2"
    " AND w.field = import_field.field",
    "INSERT INTO import_reject (import, line, reason, raw, cells) SELECT ?1, line, reason, raw, cells FROM import_reject WHERE import = ?2",
    "INSERT INTO import_spare (import, line, account, what, value) SELECT ?1, line, account, what, value FROM import_spare WHERE import = ?2",
    "INSERT INTO import_unread (import, line, field, text) SELECT ?1, line, field, text FROM import_unread WHERE import = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(CxStatement) step = cx_database_prepare (cx_store_get_database (store), steps[i], error);

      if (step == NULL)
        return FALSE;
      cx_statement_bind_int (step, 1, import);
      cx_statement_bind_int (step, 2, twin);
      if (!cx_statement_run (step, error))
        return FALSE;
    }
  return read_counts (store, import, row, error);
}
