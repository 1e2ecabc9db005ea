/* Accounts as rows. */
#include "cx-account-table.h"

#include <string.h>

/* Parameters in front of the values: in an insert id, key, record_id, domain, name_key, added_by. */
#define N_INSERT_HEAD 6
/* In an update record_id, domain, name_key, id. */
#define N_UPDATE_HEAD 4

struct _CxAccountWriter {
  gint64       import;
  guint        n_columns;
  CxStatement *insert, *select, *replace, *fill;
};

/* Numbers as "%.17g" prints them, so that a whole one has no point. */
static char *
extra_column (const CxField *extra)
{
  if (extra == NULL)
    return g_strdup ("NULL");
  if (extra->type == CX_FIELD_RANGE || extra->type == CX_FIELD_NUMBER || extra->type == CX_FIELD_MONEY)
    return g_strdup_printf ("CASE WHEN f_%1$" G_GINT64_FORMAT "%2$s IS NOT NULL THEN printf ('%%.17g', f_%1$" G_GINT64_FORMAT "%2$s) END",
                            extra->id, extra->type == CX_FIELD_RANGE ? "_lo" : "");
  return g_strdup_printf ("f_%" G_GINT64_FORMAT, extra->id);
}

gboolean
cx_account_table_identities (CxStore       *store,
                             const CxField *extra,
                             CxAccountFunc  func,
                             gpointer       user_data,
                             GError       **error)
{
  g_autofree char *column = extra_column (extra);
  g_autofree char *sql = g_strdup_printf ("SELECT id, key, record_id, domain, name_key, %s FROM account ORDER BY id", column);
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      CxAccountIdentity identity;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      identity.key = cx_statement_get_text (statement, 1);
      identity.record_id = cx_statement_get_text (statement, 2);
      identity.domain = cx_statement_get_text (statement, 3);
      identity.name_key = cx_statement_get_text (statement, 4);
      func (cx_statement_get_int (statement, 0), &identity, cx_statement_get_text (statement, 5), user_data);
    }
}

static GStrv
list_columns (GPtrArray *fields)
{
  g_autoptr(GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *names = cx_field_columns (fields->pdata[i]);
      g_auto(GStrv) split = g_strsplit (names, ", ", -1);

      g_strv_builder_addv (columns, (const char **) split);
    }
  return g_strv_builder_end (columns);
}

static CxStatement *
prepare_insert (CxDatabase *database,
                GStrv       columns,
                GError    **error)
{
  g_autoptr(GString) sql = g_string_new ("INSERT INTO account (id, key, record_id, domain, name_key, added_by");
  guint n = g_strv_length (columns);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ", %s", columns[i]);
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < N_INSERT_HEAD + n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return cx_database_prepare (database, sql->str, error);
}

static CxStatement *
prepare_select (CxDatabase *database,
                GStrv       columns,
                GError    **error)
{
  g_autofree char *list = g_strjoinv (", ", columns);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM account WHERE id = ?", *list ? list : "NULL");

  return cx_database_prepare (database, sql, error);
}

static CxStatement *
prepare_update (CxDatabase *database,
                GStrv       columns,
                gboolean    fill,
                GError    **error)
{
  g_autoptr(GString) sql = g_string_new ("UPDATE account SET record_id = ?1, domain = ?2, name_key = ?3");

  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, fill ? ", %1$s = coalesce (%1$s, ?%2$u)" : ", %1$s = coalesce (?%2$u, %1$s)", columns[i],
                            N_UPDATE_HEAD + i + 1);
  g_string_append (sql, " WHERE id = ?4");
  return cx_database_prepare (database, sql->str, error);
}

CxAccountWriter *
cx_account_writer_new (CxStore   *store,
                       GPtrArray *fields,
                       gint64     import,
                       GError   **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_auto(GStrv) columns = list_columns (fields);
  g_autoptr(CxAccountWriter) self = g_new0 (CxAccountWriter, 1);

  self->import = import;
  self->n_columns = g_strv_length (columns);
  if ((self->insert = prepare_insert (database, columns, error)) == NULL ||
      (self->select = prepare_select (database, columns, error)) == NULL ||
      (self->replace = prepare_update (database, columns, FALSE, error)) == NULL ||
      (self->fill = prepare_update (database, columns, TRUE, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
cx_account_writer_free (CxAccountWriter *self)
{
  if (self == NULL)
    return;
  cx_statement_free (self->insert);
  cx_statement_free (self->select);
  cx_statement_free (self->replace);
  cx_statement_free (self->fill);
  g_free (self);
}

static void
bind_cell (sqlite3_stmt       *statement,
           int                 at,
           const CxStoredCell *cell)
{
  switch (cell->kind)
    {
    case CX_CELL_INTEGER:
      sqlite3_bind_int64 (statement, at, cell->integer);
      break;
    case CX_CELL_REAL:
      sqlite3_bind_double (statement, at, cell->real);
      break;
    case CX_CELL_TEXT:
      sqlite3_bind_text64 (statement, at, cell->text, cell->length, SQLITE_STATIC, SQLITE_UTF8);
      break;
    case CX_CELL_MISSING:
    default:
      sqlite3_bind_null (statement, at);
    }
}

static void
bind_cells (CxStatement        *statement,
            guint               at,
            const CxStoredCell *cells,
            guint               n)
{
  sqlite3_stmt *handle = cx_statement_get_handle (statement);

  for (guint i = 0; i < n; i++)
    bind_cell (handle, (int) (at + i), &cells[i]);
}

gboolean
cx_account_writer_insert (CxAccountWriter         *self,
                          gint64                   id,
                          const CxAccountIdentity *identity,
                          const CxStoredCell      *cells,
                          GError                 **error)
{
  cx_statement_bind_int (self->insert, 1, id);
  cx_statement_bind_text (self->insert, 2, identity->key, -1);
  cx_statement_bind_text (self->insert, 3, identity->record_id, -1);
  cx_statement_bind_text (self->insert, 4, identity->domain, -1);
  cx_statement_bind_text (self->insert, 5, identity->name_key, -1);
  cx_statement_bind_int (self->insert, 6, self->import);
  bind_cells (self->insert, N_INSERT_HEAD + 1, cells, self->n_columns);
  return cx_statement_run (self->insert, error);
}

static gboolean
cell_equals (sqlite3_stmt       *statement,
             int                 column,
             const CxStoredCell *cell)
{
  switch (cell->kind)
    {
    case CX_CELL_INTEGER:
      return sqlite3_column_int64 (statement, column) == cell->integer;
    case CX_CELL_REAL:
      return sqlite3_column_double (statement, column) == cell->real;
    case CX_CELL_TEXT:
      {
        const void *text = sqlite3_column_text (statement, column);

        return (gsize) sqlite3_column_bytes (statement, column) == cell->length && memcmp (text, cell->text, cell->length) == 0;
      }
    case CX_CELL_MISSING:
    default:
      return TRUE;
    }
}

static gboolean
differs (CxAccountWriter    *self,
         const CxStoredCell *cells,
         gboolean            fill)
{
  sqlite3_stmt *handle = cx_statement_get_handle (self->select);

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean is_null;

      if (cells[i].kind == CX_CELL_MISSING)
        continue;
      is_null = sqlite3_column_type (handle, (int) i) == SQLITE_NULL;
      if (is_null || (!fill && !cell_equals (handle, (int) i, &cells[i])))
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_account_writer_merge (CxAccountWriter         *self,
                         gint64                   id,
                         const CxAccountIdentity *identity,
                         gboolean                 identity_changed,
                         const CxStoredCell      *cells,
                         gboolean                 fill,
                         gboolean                *changed,
                         GError                 **error)
{
  CxStatement *update = fill ? self->fill : self->replace;

  cx_statement_bind_int (self->select, 1, id);
  if (!cx_statement_step (self->select, NULL, error))
    return FALSE;
  *changed = identity_changed || differs (self, cells, fill);
  cx_statement_reset (self->select);
  if (!*changed)
    return TRUE;
  cx_statement_bind_text (update, 1, identity->record_id, -1);
  cx_statement_bind_text (update, 2, identity->domain, -1);
  cx_statement_bind_text (update, 3, identity->name_key, -1);
  cx_statement_bind_int (update, 4, id);
  bind_cells (update, N_UPDATE_HEAD + 1, cells, self->n_columns);
  return cx_statement_run (update, error);
}
