/* Further rows of a file about what it had told of already. */
#include "cx-spare-table.h"

#include "cx-value.h"

#include <string.h>

void
cx_spare_row_free (CxSpareRow *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->name);
  g_free (self->field);
  g_free (self->said);
  g_free (self);
}

/* The field that an account column belongs to: f_12, f_12_lo. */
static const CxField *
find_field (GPtrArray  *fields,
            const char *what)
{
  gint64 id = what && g_str_has_prefix (what, "f_") ? g_ascii_strtoll (what + 2, NULL, 10) : 0;

  for (guint i = 0; i < fields->len; i++)
    if (((const CxField *) fields->pdata[i])->id == id)
      return fields->pdata[i];
  return NULL;
}

/* A whole number has no point, and none has digits that nobody wrote. */
static char *
say_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  return g_strdup (text);
}

static char *
say (CxStatement   *statement,
     int            column,
     const CxField *field)
{
  if (cx_statement_is_null (statement, column))
    return NULL;
  if (field != NULL && field->type == CX_FIELD_DATE)
    return cx_date_format ((gint32) cx_statement_get_int (statement, column));
  if (field != NULL && field->type == CX_FIELD_BOOLEAN)
    return g_strdup (cx_statement_get_int (statement, column) ? "true" : "false");
  if (sqlite3_column_type (cx_statement_get_handle (statement), column) == SQLITE_FLOAT)
    return say_number (cx_statement_get_double (statement, column));
  return g_strdup (cx_statement_get_text (statement, column));
}

static CxSpareRow *
read_row (CxStatement *statement,
          GPtrArray   *fields)
{
  const CxField *field = find_field (fields, cx_statement_get_text (statement, 3));
  CxSpareRow *row = g_new0 (CxSpareRow, 1);

  row->line = cx_statement_get_int (statement, 0);
  row->key = g_strdup (cx_statement_get_text (statement, 1));
  row->name = g_strdup (cx_statement_get_text (statement, 2));
  row->field = g_strdup (field ? field->key : cx_statement_get_text (statement, 3));
  row->said = say (statement, 4, field);
  return row;
}

GPtrArray *
cx_spare_table_list (CxStore *store,
                     gint64   import,
                     guint    limit,
                     GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_spare_row_free);
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  const CxField *name = fields ? cx_field_list_find_role (fields, "name") : NULL;
  g_autofree char *column = name ? g_strdup_printf ("a.f_%" G_GINT64_FORMAT, name->id) : g_strdup ("NULL");
  g_autofree char *sql =
    g_strdup_printf ("SELECT s.line, a.key, %s, s.what, s.value FROM import_spare s JOIN account a ON a.id = s.account"
                     " WHERE s.import = ?1 ORDER BY s.rowid LIMIT ?2", column);
  g_autoptr(CxStatement) select = fields ? cx_database_prepare (cx_store_get_database (store), sql, error) : NULL;
  gboolean has_row;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, import);
  cx_statement_bind_int (select, 2, limit > 0 ? (gint64) limit : -1);
  while (TRUE)
    {
      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (select, fields));
    }
}

CxStatement *
cx_spare_table_prepare (CxStore *store,
                        gint64   import,
                        GError **error)
{
  CxStatement *statement =
    cx_database_prepare (cx_store_get_database (store),
                         "INSERT INTO import_spare (import, line, account, what, value) VALUES (?, ?, ?, ?, ?)", error);

  if (statement != NULL)
    cx_statement_bind_int (statement, 1, import);
  return statement;
}

gboolean
cx_spare_table_add (CxStatement        *statement,
                    gint64              line,
                    gint64              account,
                    const char         *what,
                    const CxStoredCell *cell,
                    GError            **error)
{
  cx_statement_bind_int (statement, 2, line);
  cx_statement_bind_int (statement, 3, account);
  cx_statement_bind_text (statement, 4, what, -1);
  cx_statement_bind_null (statement, 5);
  if (cell != NULL && cell->kind == CX_CELL_TEXT)
    cx_statement_bind_text (statement, 5, cell->text, cell->length);
  else if (cell != NULL && cell->kind == CX_CELL_REAL)
    cx_statement_bind_double (statement, 5, cell->real);
  else if (cell != NULL && cell->kind == CX_CELL_INTEGER)
    cx_statement_bind_int (statement, 5, cell->integer);
  return cx_statement_run (statement, error);
}
