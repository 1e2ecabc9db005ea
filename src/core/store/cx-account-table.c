/* Accounts as rows. */
#include "cx-account-table.h"

#include "cx-spare-table.h"

#include <string.h>

/* Parameters in front of the values: in an insert id, key, record_id, added_by, stage, stage_by, seen. */
#define N_INSERT_HEAD 7
/* In an update record_id, id. */
#define N_UPDATE_HEAD 2
/* Columns in front of the values when an account is read: added_by, key, match, record_id, domain, name, country. */
#define N_SELECT_HEAD 7
#define RECORD_ID 3

struct _CxAccountWriter {
  gint64       import, id;       /* @id: of the account that was read */
  gint64       line;             /* of the row that is merged */
  guint        n_columns;
  GStrv        columns;
  CxStatement *insert, *select, *replace, *fill, *change, *spare;
  CxOverwriteFunc guard;
  gpointer     guard_data;
  gboolean    *guarded; /* columns of the account at hand that stay as they are; of all of them */
};

/* ── who accounts are ───────────────────────────────────────────────────── */

/* The value of a field as text: numbers as "%.17g" prints them, so that a whole one has no point. */
static char *
text_column (const CxField *field)
{
  if (field == NULL)
    return g_strdup ("NULL");
  if (field->type == CX_FIELD_RANGE || field->type == CX_FIELD_NUMBER || field->type == CX_FIELD_MONEY)
    return g_strdup_printf ("CASE WHEN f_%1$" G_GINT64_FORMAT "%2$s IS NOT NULL THEN printf ('%%.17g', f_%1$" G_GINT64_FORMAT "%2$s) END",
                            field->id, field->type == CX_FIELD_RANGE ? "_lo" : "");
  return g_strdup_printf ("f_%" G_GINT64_FORMAT, field->id);
}

/* key, match, record_id, domain, name, country */
static char *
identity_columns (CxStore       *store,
                  const CxField *match,
                  GError       **error)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autofree char *matched = NULL, *domain = NULL, *name = NULL, *country = NULL;

  if (fields == NULL)
    return NULL;
  matched = match ? text_column (match) : g_strdup ("record_id");
  domain = text_column (cx_field_list_find_role (fields, "domain"));
  name = text_column (cx_field_list_find_role (fields, "name"));
  country = text_column (cx_field_list_find_role (fields, "country"));
  return g_strdup_printf ("key, %s, record_id, %s, %s, %s", matched, domain, name, country);
}

CxAccountIdentity
cx_account_table_read (CxStatement *statement)
{
  return (CxAccountIdentity) {
    cx_statement_get_text (statement, 1), cx_statement_get_text (statement, 2), cx_statement_get_text (statement, 3),
    cx_statement_get_text (statement, 4), cx_statement_get_text (statement, 5), cx_statement_get_text (statement, 6),
  };
}

gboolean
cx_account_table_identities (CxStore       *store,
                             const CxField *match,
                             CxAccountFunc  func,
                             gpointer       user_data,
                             GError       **error)
{
  g_autofree char *columns = identity_columns (store, match, error);
  g_autofree char *sql = columns ? g_strdup_printf ("SELECT id, %s FROM account ORDER BY id", columns) : NULL;
  g_autoptr(CxStatement) statement = sql ? cx_database_prepare (cx_store_get_database (store), sql, error) : NULL;
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
      identity = cx_account_table_read (statement);
      func (cx_statement_get_int (statement, 0), &identity, user_data);
    }
}

CxStatement *
cx_account_table_prepare (CxStore *store,
                          GError **error)
{
  g_autofree char *columns = identity_columns (store, NULL, error);
  g_autofree char *sql = columns ? g_strdup_printf ("SELECT id, %s FROM account WHERE id = ?", columns) : NULL;

  return sql ? cx_database_prepare (cx_store_get_database (store), sql, error) : NULL;
}

/* ── writing ────────────────────────────────────────────────────────────── */

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
  g_autoptr(GString) sql =
    g_string_new ("INSERT INTO account (id, key, record_id, added_by, stage, stage_by, seen");
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
prepare_select (CxStore       *store,
                GStrv          columns,
                const CxField *match,
                GError       **error)
{
  g_autofree char *identity = identity_columns (store, match, error);
  g_autofree char *list = g_strjoinv (", ", columns);
  g_autofree char *sql = g_strdup_printf ("SELECT added_by, %s%s%s, id FROM account WHERE id >= ? ORDER BY id", identity,
                                          *list ? ", " : "", list);

  return identity ? cx_database_prepare (cx_store_get_database (store), sql, error) : NULL;
}

static CxStatement *
prepare_update (CxDatabase *database,
                GStrv       columns,
                gboolean    fill,
                GError    **error)
{
  g_autoptr(GString) sql = g_string_new ("UPDATE account SET record_id = ?1");

  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, fill ? ", %1$s = coalesce (%1$s, ?%2$u)" : ", %1$s = coalesce (?%2$u, %1$s)", columns[i],
                            N_UPDATE_HEAD + i + 1);
  g_string_append (sql, " WHERE id = ?2");
  return cx_database_prepare (database, sql->str, error);
}

CxAccountWriter *
cx_account_writer_new (CxStore       *store,
                       GPtrArray     *fields,
                       const CxField *match,
                       gint64         import,
                       GError       **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxAccountWriter) self = g_new0 (CxAccountWriter, 1);

  self->import = import;
  self->columns = list_columns (fields);
  self->n_columns = g_strv_length (self->columns);
  if ((self->insert = prepare_insert (database, self->columns, error)) == NULL ||
      (self->select = prepare_select (store, self->columns, match, error)) == NULL ||
      (self->replace = prepare_update (database, self->columns, FALSE, error)) == NULL ||
      (self->fill = prepare_update (database, self->columns, TRUE, error)) == NULL ||
      (self->change = cx_database_prepare (database,
                                           "INSERT OR IGNORE INTO import_change (account, what, import, was) VALUES (?, ?, ?, ?)",
                                           error)) == NULL ||
      (self->spare = cx_spare_table_prepare (store, import, error)) == NULL)
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
  cx_statement_free (self->change);
  cx_statement_free (self->spare);
  g_strfreev (self->columns);
  g_free (self->guarded);
  g_free (self);
}

void
cx_account_writer_set_guard (CxAccountWriter *self,
                             CxOverwriteFunc  func,
                             gpointer         user_data)
{
  self->guard = func;
  self->guard_data = user_data;
  g_free (self->guarded);
  self->guarded = g_new0 (gboolean, self->n_columns + 1);
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
cx_account_writer_insert (CxAccountWriter    *self,
                          const CxNewAccount *account,
                          const CxStoredCell *cells,
                          GError            **error)
{
  cx_statement_bind_int (self->insert, 1, account->id);
  cx_statement_bind_text (self->insert, 2, account->key, -1);
  cx_statement_bind_text (self->insert, 3, account->record_id, -1);
  cx_statement_bind_int (self->insert, 4, self->import);
  cx_statement_bind_text (self->insert, 5, account->stage, -1);
  cx_statement_bind_text (self->insert, 6, account->stage ? "import" : NULL, -1);
  cx_statement_bind_text (self->insert, 7, account->seen, -1);
  bind_cells (self->insert, N_INSERT_HEAD + 1, cells, self->n_columns);
  return cx_statement_run (self->insert, error);
}

/* Files name accounts mostly in the order in which they came: then the next one is a step away. */
static gboolean
go_to (CxAccountWriter *self,
       gint64           id,
       GError         **error)
{
  int id_column = (int) (N_SELECT_HEAD + self->n_columns);
  gboolean has_row;

  if (self->id > 0 && id == self->id + 1)
    {
      if (!cx_statement_step (self->select, &has_row, error))
        return FALSE;
      if (has_row && cx_statement_get_int (self->select, id_column) == id)
        return TRUE;
    }
  cx_statement_reset (self->select);
  cx_statement_bind_int (self->select, 1, id);
  return cx_statement_step (self->select, NULL, error);
}

gboolean
cx_account_writer_read (CxAccountWriter   *self,
                        gint64             id,
                        CxAccountIdentity *stored,
                        GError           **error)
{
  if (!go_to (self, id, error))
    return FALSE;
  self->id = id;
  *stored = cx_account_table_read (self->select);
  return TRUE;
}

gboolean
cx_account_writer_read_again (CxAccountWriter   *self,
                              CxAccountIdentity *stored,
                              GError           **error)
{
  gint64 id = self->id;

  self->id = 0;
  return cx_account_writer_read (self, id, stored, error);
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

/* ── merging ────────────────────────────────────────────────────────────── */

/* Keeps what a column held; of an account that this import added there is nothing to go back to. */
static gboolean
keep_change (CxAccountWriter *self,
             const char      *what,
             int              column,
             GError         **error)
{
  sqlite3_stmt *select = cx_statement_get_handle (self->select), *change = cx_statement_get_handle (self->change);

  if (sqlite3_column_int64 (select, 0) == self->import)
    return TRUE;
  cx_statement_bind_int (self->change, 1, self->id);
  cx_statement_bind_text (self->change, 2, what, -1);
  cx_statement_bind_int (self->change, 3, self->import);
  sqlite3_bind_value (change, 4, sqlite3_column_value (select, column));
  return cx_statement_run (self->change, error);
}

/* Whether a value that is there stays, whatever comes. */
static gboolean
is_guarded (CxAccountWriter *self,
            guint            i,
            gboolean        *guarded,
            GError         **error)
{
  gboolean may = TRUE;

  if (self->guard != NULL && !self->guard (self->id, self->columns[i], &may, self->guard_data, error))
    return FALSE;
  *guarded = !may;
  if (self->guard != NULL)
    self->guarded[i] = !may;
  return TRUE;
}

/* What becomes of one value that differs, or that is not there yet. */
static gboolean
merge_cell (CxAccountWriter    *self,
            guint               i,
            const CxStoredCell *cell,
            gboolean            fill,
            gboolean           *changed,
            GError            **error)
{
  sqlite3_stmt *handle = cx_statement_get_handle (self->select);
  int column = (int) (N_SELECT_HEAD + i);
  gboolean is_null = sqlite3_column_type (handle, column) == SQLITE_NULL, guarded = FALSE;

  if (!is_null && cell_equals (handle, column, cell))
    return TRUE;
  if (!is_null && !fill && !is_guarded (self, i, &guarded, error))
    return FALSE;
  if (guarded || (!is_null && fill))
    return cx_spare_table_add (self->spare, self->line, self->id, self->columns[i], cell, error);
  *changed = TRUE;
  return keep_change (self, self->columns[i], column, error);
}

static gboolean
merge_cells (CxAccountWriter    *self,
             const CxStoredCell *cells,
             gboolean            fill,
             gboolean           *changed,
             GError            **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->guard != NULL)
        self->guarded[i] = FALSE;
      if (cells[i].kind != CX_CELL_MISSING && !merge_cell (self, i, &cells[i], fill, changed, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_account_writer_merge (CxAccountWriter    *self,
                         gint64              line,
                         const char         *record_id,
                         const CxStoredCell *cells,
                         gboolean            fill,
                         gboolean           *changed,
                         GError            **error)
{
  CxStatement *update = fill ? self->fill : self->replace;

  self->line = line;
  if (fill && !cx_spare_table_add (self->spare, line, self->id, NULL, NULL, error))
    return FALSE;
  *changed = g_strcmp0 (cx_statement_get_text (self->select, RECORD_ID), record_id) != 0;
  if ((*changed && !keep_change (self, "record_id", RECORD_ID, error)) || !merge_cells (self, cells, fill, changed, error))
    return FALSE;
  if (!*changed)
    return TRUE;
  cx_statement_bind_text (update, 1, record_id, -1);
  cx_statement_bind_int (update, 2, self->id);
  bind_cells (update, N_UPDATE_HEAD + 1, cells, self->n_columns);
  for (guint i = 0; self->guard != NULL && i < self->n_columns; i++)
    if (self->guarded[i])
      cx_statement_bind_null (update, (int) (N_UPDATE_HEAD + 1 + i));
  return cx_statement_run (update, error);
}
