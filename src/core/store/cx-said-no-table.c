/* Deals outside the ideal customer profile that people said no to, or took anyway. Knows no scores. */
#include "cx-said-no-table.h"

#include "cx-error.h"

CxSaidNo *
cx_said_no_copy (const CxSaidNo *self)
{
  CxSaidNo *copy = g_memdup2 (self, sizeof *self);

  copy->currency = g_strdup (self->currency);
  copy->reason = g_strdup (self->reason);
  copy->author = g_strdup (self->author);
  return copy;
}

void
cx_said_no_free (CxSaidNo *self)
{
  if (self == NULL)
    return;
  g_free (self->currency);
  g_free (self->reason);
  g_free (self->author);
  g_free (self);
}

static CxSaidNo *
read_row (CxStatement *row)
{
  CxSaidNo *self = g_new0 (CxSaidNo, 1);

  self->id = cx_statement_get_int (row, 0);
  self->account = cx_statement_get_int (row, 1);
  self->amount = cx_statement_get_double (row, 2);
  self->currency = g_strdup (cx_statement_get_text (row, 3));
  self->taken = cx_statement_get_int (row, 4) != 0;
  self->reason = g_strdup (cx_statement_get_text (row, 5));
  self->author = g_strdup (cx_statement_get_text (row, 6));
  self->day = (gint32) cx_statement_get_int (row, 7);
  return self;
}

GPtrArray *
cx_said_no_table_list (CxStore *store,
                       GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_said_no_free);
  g_autoptr(CxStatement) rows = NULL;
  gboolean has_row = TRUE, has_table;

  /* A reader may have a file before it that nobody has opened for writing since this is kept. */
  if (!cx_database_has_table (database, "said_no", &has_table, error))
    return NULL;
  if (!has_table)
    return g_steal_pointer (&list);
  rows = cx_database_prepare (
    database, "SELECT id, account, amount, currency, taken, reason, author, day FROM said_no ORDER BY account, id", error);
  if (rows == NULL)
    return NULL;
  while (has_row)
    {
      if (!cx_statement_step (rows, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (list, read_row (rows));
    }
  return g_steal_pointer (&list);
}

gboolean
cx_said_no_table_add (CxStore        *store,
                      const CxSaidNo *self,
                      gint64         *id,
                      GError        **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) add = NULL;

  g_return_val_if_fail (self != NULL && self->reason != NULL && self->author != NULL, FALSE);

  add = cx_database_prepare (
    database, "INSERT INTO said_no (id, account, amount, currency, taken, reason, author, day)"
              " SELECT (SELECT nullif (?1, 0) WHERE NOT EXISTS (SELECT 1 FROM said_no WHERE id = ?1)), id, ?3, ?4, ?5, ?6, ?7, ?8"
              " FROM account WHERE id = ?2", error);
  if (add == NULL)
    return FALSE;
  cx_statement_bind_int (add, 1, self->id);
  cx_statement_bind_int (add, 2, self->account);
  cx_statement_bind_double (add, 3, self->amount);
  cx_statement_bind_text (add, 4, self->currency, -1);
  cx_statement_bind_int (add, 5, self->taken != FALSE);
  cx_statement_bind_text (add, 6, self->reason, -1);
  cx_statement_bind_text (add, 7, self->author, -1);
  cx_statement_bind_int (add, 8, self->day);
  if (!cx_statement_run (add, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) != 1)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "the account is gone (number %" G_GINT64_FORMAT "); look at the list again",
                   self->account);
      return FALSE;
    }
  if (id != NULL)
    *id = sqlite3_last_insert_rowid (cx_database_get_handle (database));
  return TRUE;
}

gboolean
cx_said_no_table_remove (CxStore *store,
                         gint64   id,
                         GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) remove = cx_database_prepare (database, "DELETE FROM said_no WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  cx_statement_bind_int (remove, 1, id);
  if (!cx_statement_run (remove, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) == 1)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "what was said no to is gone (number %" G_GINT64_FORMAT "); look at the list again", id);
  return FALSE;
}
