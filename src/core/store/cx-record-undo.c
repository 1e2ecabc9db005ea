/* Taking back what an import did to contacts, deals and events. */
#include "cx-record-table.h"

#include "cx-error.h"

/* Imports after ?1 that changed a value that it changed, or a row that it added, or that gave something to an account
 * that it added. */
#define LATER                                                                                                           \
  "SELECT c.import FROM record_change c WHERE c.import > ?1 AND EXISTS"                                                \
  " (SELECT 1 FROM record_change o WHERE o.import = ?1 AND o.kind = c.kind AND o.record = c.record AND o.what = c.what)"

static gboolean
run (CxDatabase *database,
     const char *sql,
     gint64      import,
     GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, import);
  return cx_statement_run (statement, error);
}

static char *
make_question (void)
{
  GString *sql = g_string_new ("SELECT group_concat (import, ', ') FROM (SELECT DISTINCT import FROM (" LATER);

  for (guint i = 0; i < CX_N_RECORD_KINDS; i++)
    {
      const char *table = cx_record_kind_table (i);

      g_string_append_printf (sql,
                              " UNION ALL SELECT c.import FROM record_change c JOIN %1$s r ON r.id = c.record"
                              "  WHERE c.kind = '%1$s' AND c.import > ?1 AND r.added_by = ?1"
                              " UNION ALL SELECT r.added_by FROM %1$s r JOIN account a ON a.id = r.account"
                              "  WHERE a.added_by = ?1 AND r.added_by IS NOT ?1", table);
    }
  g_string_append (sql, ") ORDER BY 1)");
  return g_string_free_and_steal (sql);
}

static gboolean
check_later (CxDatabase *database,
             gint64      import,
             GError    **error)
{
  g_autofree char *sql = make_question ();
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, import);
  if (!cx_statement_step (statement, NULL, error))
    return FALSE;
  if (cx_statement_is_null (statement, 0))
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_DEPENDS,
               "import %" G_GINT64_FORMAT ": contacts, deals or events of later imports depend on it (%s); undo those first", import,
               cx_statement_get_text (statement, 0));
  return FALSE;
}

static gboolean
restore_column (CxDatabase *database,
                const char *table,
                const char *column,
                gint64      import,
                GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %1$s SET %2$s = c.was FROM record_change c"
                                          " WHERE c.import = ? AND c.kind = '%1$s' AND c.what = '%2$s' AND c.record = %1$s.id",
                                          table, column);

  return run (database, sql, import, error);
}

static gboolean
restore_days (CxDatabase *database,
              gint64      import,
              GError    **error)
{
  return run (database,
              "DELETE FROM deal_day WHERE (deal, text) IN (SELECT record, substr (what, 5) FROM record_change"
              " WHERE import = ? AND kind = 'deal' AND what LIKE 'day:%' AND was IS NULL)", import, error) &&
         run (database,
              "UPDATE deal_day SET day = c.was FROM record_change c WHERE c.import = ? AND c.kind = 'deal'"
              " AND c.what = 'day:' || deal_day.text AND c.record = deal_day.deal", import, error);
}

static gboolean
restore_table (CxDatabase  *database,
               CxRecordKind kind,
               gint64       import,
               GError     **error)
{
  const char *table = cx_record_kind_table (kind);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE added_by = ?", table);

  if (!restore_column (database, table, "account", import, error))
    return FALSE;
  for (const char *const *column = cx_record_kind_columns (kind); *column != NULL; column++)
    if (!restore_column (database, table, *column, import, error))
      return FALSE;
  return run (database, sql, import, error);
}

/* Not left to the foreign key, which may not be followed while an import is taken back. */
static gboolean
drop_days (CxDatabase *database,
           gint64      import,
           GError    **error)
{
  return run (database, "DELETE FROM deal_day WHERE deal IN (SELECT id FROM deal WHERE added_by = ?)", import, error);
}

gboolean
cx_records_undo (CxStore *store,
                 gint64   import,
                 GError **error)
{
  CxDatabase *database = cx_store_get_database (store);

  g_return_val_if_fail (store != NULL, FALSE);

  if (!check_later (database, import, error) || !restore_days (database, import, error) ||
      !drop_days (database, import, error))
    return FALSE;
  for (guint i = 0; i < CX_N_RECORD_KINDS; i++)
    if (!restore_table (database, i, import, error))
      return FALSE;
  return run (database, "DELETE FROM record_change WHERE import = ?", import, error) &&
         run (database, "DELETE FROM record_unread WHERE import = ?", import, error);
}
