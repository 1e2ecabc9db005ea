/* Overwritten and filled values, back where they were. Goes through the journal account by account, so that memory stays
 * flat and one account is written once. */
#include "cx-undo-private.h"

#include <string.h>

/* Statements for different sets of columns that are kept; a file changes few such sets. */
#define N_STATEMENTS 200

#define ROWS_PER_LOOK 2000

/* What the journal has of one account. */
typedef struct {
  gint64      id;
  GPtrArray  *columns; /* owned texts */
  GPtrArray  *values;  /* sqlite3_value, owned */
} Account;

typedef struct {
  CxUndo     *undo;
  GHashTable *gone;       /* columns of fields that go */
  GHashTable *statements; /* "f_1 = ?, f_2 = ?" → CxStatement */
  GString    *set;
  Account     account;
} Values;

static void
values_clear (Values *self)
{
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->account.columns, g_ptr_array_unref);
  g_clear_pointer (&self->account.values, g_ptr_array_unref);
  if (self->set != NULL)
    g_string_free (g_steal_pointer (&self->set), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static CxStatement *
find_statement (Values  *self,
                GError **error)
{
  CxStatement *statement;
  g_autofree char *sql = NULL;

  g_string_truncate (self->set, 0);
  for (guint i = 0; i < self->account.columns->len; i++)
    g_string_append_printf (self->set, "%s%s = ?", i > 0 ? ", " : "", (const char *) self->account.columns->pdata[i]);
  statement = g_hash_table_lookup (self->statements, self->set->str);
  if (statement != NULL)
    return statement;
  if (g_hash_table_size (self->statements) >= N_STATEMENTS)
    g_hash_table_remove_all (self->statements);
  sql = g_strdup_printf ("UPDATE account SET %s WHERE id = ?", self->set->str);
  statement = cx_database_prepare (self->undo->database, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->statements, g_strdup (self->set->str), statement);
  return statement;
}

static gboolean
write_account (Values  *self,
               GError **error)
{
  Account *account = &self->account;
  CxStatement *statement;

  if (account->columns->len == 0)
    return TRUE;
  statement = find_statement (self, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < account->values->len; i++)
    sqlite3_bind_value (cx_statement_get_handle (statement), (int) i + 1, account->values->pdata[i]);
  cx_statement_bind_int (statement, (int) account->values->len + 1, account->id);
  if (!cx_statement_run (statement, error))
    return FALSE;
  self->undo->counts.changed++;
  self->undo->counts.values += account->columns->len;
  g_ptr_array_set_size (account->columns, 0);
  g_ptr_array_set_size (account->values, 0);
  return TRUE;
}

static gboolean
take_change (Values       *self,
             sqlite3_stmt *change,
             GError      **error)
{
  gint64 id = sqlite3_column_int64 (change, 0);
  const char *column = (const char *) sqlite3_column_text (change, 1);

  if (id != self->account.id && !write_account (self, error))
    return FALSE;
  self->account.id = id;
  if (g_hash_table_contains (self->gone, column))
    return TRUE;
  g_ptr_array_add (self->account.columns, g_strdup (column));
  g_ptr_array_add (self->account.values, sqlite3_value_dup (sqlite3_column_value (change, 2)));
  return TRUE;
}

static gboolean
find_gone (Values  *self,
           GError **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (self->undo->database, "SELECT id FROM field WHERE id IN " CX_UNDO_FIELDS_GONE, error);
  static const char *const suffixes[] = { "", "_lo", "_hi" };
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, self->undo->import);
  for (;;)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
        g_hash_table_add (self->gone,
                          g_strdup_printf ("f_%" G_GINT64_FORMAT "%s", cx_statement_get_int (select, 0), suffixes[i]));
    }
}

/* The journal is in order of accounts, and of one account in order of columns: equal sets have equal texts. */
static gboolean
walk_journal (Values  *self,
              GError **error)
{
  g_autoptr(CxStatement) changes =
    cx_database_prepare (self->undo->database,
                         "SELECT account, what, was FROM import_change WHERE import = ?1 ORDER BY account, what", error);
  gboolean has_row;

  if (changes == NULL)
    return FALSE;
  cx_statement_bind_int (changes, 1, self->undo->import);
  for (guint n = 1;; n++)
    {
      if (!cx_statement_step (changes, &has_row, error))
        return FALSE;
      if (!has_row)
        return write_account (self, error);
      if (!take_change (self, cx_statement_get_handle (changes), error) ||
          (n % ROWS_PER_LOOK == 0 && !cx_undo_advance (self->undo, ROWS_PER_LOOK, error)))
        return FALSE;
    }
}

gboolean
cx_undo_values (CxUndo  *self,
                GError **error)
{
  g_auto(Values) values = { .undo = self };

  values.gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  values.statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cx_statement_free);
  values.account.columns = g_ptr_array_new_with_free_func (g_free);
  values.account.values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  values.set = g_string_new (NULL);
  return find_gone (&values, error) && walk_journal (&values, error);
}
