/* The stored fit of the accounts. */
#include "cx-fit-table.h"

/* How often a long write looks whether it is still wanted. */
#define BLOCK 8192

char *
cx_fit_table_read_state (CxStore *store,
                         GError **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (
    cx_store_get_database (store),
    "SELECT coalesce ((SELECT group_concat (id || ' ' || at || ' ' || coalesce (digest, '')) FROM (SELECT * FROM import ORDER BY id)), '')"
    " || '; ' || coalesce ((SELECT group_concat (id || ' ' || type) FROM (SELECT * FROM field ORDER BY id)), '')",
    error);
  gboolean has_row;

  if (statement == NULL || !cx_statement_step (statement, &has_row, error))
    return NULL;
  return g_strdup (cx_statement_get_text (statement, 0));
}

/* A trigger takes the rows of a run with it; all rows go at once, and faster, when there are no others. */
gboolean
cx_fit_table_forget (CxStore *store,
                     gint64   profile,
                     GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) others = cx_database_prepare (database, "SELECT 1 FROM fit_run WHERE profile <> ?", error);
  g_autoptr(CxStatement) forget = others ? cx_database_prepare (database, "DELETE FROM fit_run WHERE profile = ?", error) : NULL;
  gboolean has_others;

  if (forget == NULL)
    return FALSE;
  cx_statement_bind_int (others, 1, profile);
  cx_statement_bind_int (forget, 1, profile);
  if (!cx_statement_step (others, &has_others, error) ||
      (!has_others && !cx_database_execute (database, "DELETE FROM fit_row", error)))
    return FALSE;
  return cx_statement_run (forget, error);
}

static gboolean
add_run (CxDatabase *database,
         gint64      profile,
         int         version,
         gint32      day,
         gint64     *run,
         GError    **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (database, "INSERT INTO fit_run (profile, version, day) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, profile);
  cx_statement_bind_int (statement, 2, version);
  cx_statement_bind_int (statement, 3, day);
  if (!cx_statement_run (statement, error))
    return FALSE;
  *run = sqlite3_last_insert_rowid (cx_database_get_handle (database));
  return TRUE;
}

gboolean
cx_fit_table_store (CxStore      *store,
                    gint64        profile,
                    int           version,
                    gint32        day,
                    guint         n,
                    CxFitRowFunc  func,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) insert = NULL;
  gint64 run;

  if (!cx_fit_table_forget (store, profile, error) || !add_run (database, profile, version, day, &run, error))
    return FALSE;
  insert = cx_database_prepare (database, "INSERT INTO fit_row (id, verdicts, low, high, tier) VALUES (?, ?, ?, ?, ?)", error);
  for (guint i = 0; i < n && insert != NULL; i++)
    {
      CxFitRow row;
      gint64 account = func (i, &row, data);

      if (i % BLOCK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      cx_statement_bind_int (insert, 1, run << 32 | account);
      cx_statement_bind_int (insert, 2, (gint64) row.verdicts);
      cx_statement_bind_double (insert, 3, row.low);
      cx_statement_bind_double (insert, 4, row.high);
      cx_statement_bind_int (insert, 5, row.tier);
      if (!cx_statement_run (insert, error))
        return FALSE;
      cx_statement_reset (insert);
    }
  return insert != NULL;
}
