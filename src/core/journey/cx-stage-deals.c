/* From the deals of accounts to stages and dated events. Works on whole sets in SQL. Knows nothing of files. */
#include "cx-stage-private.h"

#include "cx-record-row.h"

/* On which day the first deal of an account came to a stage. An open deal that has not come as far as its creation is said to
 * mean (prospecting, say) has not been there. */
#define STEPS                                                                                                           \
  "DROP TABLE IF EXISTS temp.deal_step;"                                                                                \
  "CREATE TEMP TABLE deal_step (account INTEGER, stage TEXT, position INTEGER, day INTEGER, value TEXT,"               \
  "  PRIMARY KEY (account, position)) WITHOUT ROWID;"                                                                   \
  "INSERT INTO temp.deal_step"                                                                                          \
  " SELECT d.account, s.code, s.position, min (y.day), v.folded FROM deal_day y JOIN deal d ON d.id = y.deal"          \
  " JOIN stage_value v ON v.text = y.text JOIN stage s ON s.code = v.stage"                                             \
  " LEFT JOIN stage_value w ON w.text = d.stage LEFT JOIN stage t ON t.code = w.stage"                                  \
  " WHERE v.decided AND (y.text <> '" CX_DEAL_CREATED "' OR d.outcome IN ('won', 'lost') OR t.position >= s.position)" \
  " GROUP BY d.account, s.position;"

/* A deal that starts over, when its account has come further already, does not bring the account back. */
#define EVENTS                                                                                                          \
  "INSERT INTO stage_event (account, stage, day, source, import, value)"                                                \
  " SELECT c.account, c.stage, c.day, 'dated', ?1, c.value FROM temp.deal_step c"                                       \
  " WHERE ?2 = 0 AND NOT EXISTS"                                                                                        \
  "  (SELECT 1 FROM temp.deal_step o WHERE o.account = c.account AND o.position > c.position AND o.day < c.day)"       \
  " AND NOT EXISTS"                                                                                                     \
  "  (SELECT 1 FROM stage_history e JOIN stage s ON s.code = e.stage WHERE e.account = c.account AND"                    \
  "   (s.position > c.position AND e.day < c.day OR s.position = c.position AND e.day <= c.day AND e.source = 'dated'))" \
  " ORDER BY c.account, c.position"

gboolean
cx_stage_has_deals (CxDatabase *database,
                    gboolean   *any,
                    GError    **error)
{
  gint64 n;

  if (!cx_database_get_int (database, "SELECT EXISTS (SELECT 1 FROM deal)", &n, error))
    return FALSE;
  *any = n != 0;
  return TRUE;
}

gboolean
cx_stage_add_deal_values (CxDatabase *database,
                          GError    **error)
{
  return cx_database_execute (database,
                              "INSERT OR IGNORE INTO stage_value (text) SELECT DISTINCT text FROM deal_day;"
                              "INSERT OR IGNORE INTO stage_value (text) SELECT DISTINCT stage FROM deal WHERE outcome = 'open' AND stage IS NOT NULL",
                              error);
}

static gboolean
run (CxDatabase *database,
     const char *sql,
     gint64      import,
     gint64      number,
     GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (import != 0)
    cx_statement_bind_int (statement, 1, import);
  cx_statement_bind_int (statement, 2, number);
  return cx_statement_run (statement, error);
}

gboolean
cx_stage_add_deal_events (CxDatabase *database,
                          gint64      import,
                          GError    **error)
{
  return cx_database_execute (database, STEPS, error) &&
         run (database, EVENTS, import, 0, error) &&
         cx_database_execute (database, "DROP TABLE temp.deal_step", error);
}

/* Where no column says the stage of accounts, and nobody moved them, they are at least as far as an open deal of theirs.
 * When the import saw that deal at another stage before, it came there in between; else nobody knows since when. */
gboolean
cx_stage_target_by_deals (CxDatabase *database,
                          const char *expression,
                          gint64      import,
                          gint32      day,
                          GError    **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO stage_target (id, stage, value, newest, told)"
                     " SELECT a.id, f.stage, f.value, (SELECT e.id FROM stage_history e WHERE e.account = a.id ORDER BY e.day DESC, e.id DESC LIMIT 1),"
                     "  CASE WHEN EXISTS (SELECT 1 FROM record_change r WHERE r.import = ?1 AND r.kind = 'deal' AND r.record = f.deal AND r.what = 'stage')"
                     "   THEN ?2 END"
                     " FROM (SELECT d.account, d.id AS deal, s.code AS stage, v.folded AS value, max (s.position) AS position"
                     "       FROM deal d JOIN stage_value v ON v.text = d.stage JOIN stage s ON s.code = v.stage"
                     "       WHERE d.outcome = 'open' AND v.decided GROUP BY d.account) f"
                     " JOIN account a ON a.id = f.account LEFT JOIN stage c ON c.code = a.stage"
                     " WHERE %s IS NULL AND a.stage_by IS NOT 'move' AND f.position > ifnull (c.position, -1)"
                     "  AND f.position > ifnull ((SELECT max (s.position) FROM stage_history e JOIN stage s ON s.code = e.stage WHERE e.account = a.id), -1)",
                     expression);

  return run (database, sql, import, day, error);
}
