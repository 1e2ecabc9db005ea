/* Many accounts put at a stage by hand at once, and back. Each remembers in its event what the move replaced, as the move of one
 * does. */
#include "cx-stage-private.h"

#define FRESH_TABLE                                                                                                  \
  "DROP TABLE IF EXISTS temp.stage_unmove; CREATE TEMP TABLE stage_unmove (event INTEGER PRIMARY KEY)"

/* Those from which the account's stage came, and from none since then. */
#define FIND_STANDING                                                                                                \
  "INSERT INTO stage_unmove SELECT e.id FROM stage_event e JOIN account a ON a.id = e.account"                       \
  " WHERE e.id BETWEEN ? AND ? AND e.source = 'move' AND a.stage_by = 'move' AND NOT EXISTS"                         \
  "  (SELECT 1 FROM stage_event f WHERE f.account = a.id AND f.source = 'move' AND f.id > e.id)"

#define PUT_BACK                                                                                                     \
  "UPDATE account SET stage = e.was_stage, stage_since = e.was_since, stage_by = e.was_by"                           \
  " FROM stage_event e WHERE e.id IN (SELECT event FROM stage_unmove) AND account.id = e.account;"                   \
  "DELETE FROM stage_event WHERE id IN (SELECT event FROM stage_unmove);"                                            \
  "DROP TABLE temp.stage_unmove"

static gboolean
read_last_event (CxDatabase *database,
                 gint64     *last,
                 GError    **error)
{
  g_autoptr(CxStatement) select = cx_database_prepare (database, "SELECT coalesce (max (id), 0) FROM stage_event", error);

  if (select == NULL || !cx_statement_step (select, NULL, error))
    return FALSE;
  *last = cx_statement_get_int (select, 0);
  return TRUE;
}

static gboolean
add_moves (CxDatabase   *database,
           const gint64 *accounts,
           guint         n,
           const char   *stage,
           gint32        day,
           GError      **error)
{
  g_autoptr(CxStatement) insert =
    cx_database_prepare (database,
                         "INSERT INTO stage_event (account, stage, day, source, was_stage, was_since, was_by)"
                         " SELECT id, ?2, ?3, 'move', stage, stage_since, stage_by FROM account WHERE id = ?1 AND stage IS NOT ?2",
                         error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      cx_statement_bind_int (insert, 1, accounts[i]);
      cx_statement_bind_text (insert, 2, stage, -1);
      cx_statement_bind_int (insert, 3, day);
      if (!cx_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_on_events (CxDatabase *database,
               const char *sql,
               gint64      first,
               gint64      last,
               GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, first);
  cx_statement_bind_int (statement, 2, last);
  return cx_statement_run (statement, error);
}

gboolean
cx_stage_move_many (CxStore      *store,
                    const gint64 *accounts,
                    guint         n,
                    const char   *stage,
                    gint32        day,
                    CxStageMoves *moves,
                    GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  gint64 before, last;

  if (!cx_stage_check_code (store, stage, error) || !cx_database_begin (database, error))
    return FALSE;
  if (!cx_stage_end_transaction (database,
                                 read_last_event (database, &before, error) &&
                                 add_moves (database, accounts, n, stage, day, error) &&
                                 read_last_event (database, &last, error) &&
                                 run_on_events (database,
                                                "UPDATE account SET stage = e.stage, stage_since = e.day, stage_by = 'move'"
                                                " FROM stage_event e WHERE e.id BETWEEN ? AND ? AND account.id = e.account",
                                                before + 1, last, error),
                                 error))
    return FALSE;
  *moves = (CxStageMoves) { before + 1, last, (guint) (last - before) };
  return TRUE;
}

gboolean
cx_stage_unmove_many (CxStore            *store,
                      const CxStageMoves *moves,
                      GError            **error)
{
  CxDatabase *database = cx_store_get_database (store);

  if (!cx_database_begin (database, error))
    return FALSE;
  return cx_stage_end_transaction (database,
                                   cx_database_execute (database, FRESH_TABLE, error) &&
                                   run_on_events (database, FIND_STANDING, moves->first, moves->last, error) &&
                                   cx_database_execute (database, PUT_BACK, error),
                                   error);
}
