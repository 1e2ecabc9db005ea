/* Stages and moves between them by hand. Knows nothing of the values that a CRM writes. */
#include "cx-stage-private.h"

CxStage *
cx_stage_copy (const CxStage *self)
{
  CxStage *copy = g_memdup2 (self, sizeof *self);

  copy->code = g_strdup (self->code);
  copy->label = g_strdup (self->label);
  copy->customer = g_strdup (self->customer);
  copy->team = g_strdup (self->team);
  return copy;
}

void
cx_stage_free (CxStage *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->label);
  g_free (self->customer);
  g_free (self->team);
  g_free (self);
}

GPtrArray *
cx_stage_list (CxStore *store,
               GError **error)
{
  g_autoptr(GPtrArray) stages = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_stage_free);
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT code, label, customer, team, mark, revenue FROM stage ORDER BY position", error);

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      gboolean has_row;
      CxStage *stage;

      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&stages);
      stage = g_new0 (CxStage, 1);
      stage->code = g_strdup (cx_statement_get_text (statement, 0));
      stage->label = g_strdup (cx_statement_get_text (statement, 1));
      stage->customer = g_strdup (cx_statement_get_text (statement, 2));
      stage->team = g_strdup (cx_statement_get_text (statement, 3));
      stage->mark = cx_statement_is_null (statement, 4) ? -1 : (int) (cx_statement_get_int (statement, 4) % CX_STAGE_MARKS);
      stage->revenue = cx_statement_get_int (statement, 5) != 0;
      g_ptr_array_add (stages, stage);
    }
}

gboolean
cx_stage_check_code (CxStore    *store,
                     const char *code,
                     GError    **error)
{
  g_autoptr(CxStatement) statement = NULL;
  gboolean has_row;

  if (code == NULL)
    return TRUE;
  statement = cx_database_prepare (cx_store_get_database (store), "SELECT 1 FROM stage WHERE code = ?", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, 1, code, -1);
  if (!cx_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no stage “%s”; “stages” lists them", code);
  return has_row;
}

gboolean
cx_stage_write (CxDatabase    *database,
                const CxStage *stage,
                guint          position,
                GError       **error)
{
  g_autoptr(CxStatement) write =
    cx_database_prepare (database,
                         "INSERT INTO stage (code, position, label, customer, team, mark, revenue) VALUES (?, ?, ?, ?, ?, ?, ?)"
                         " ON CONFLICT (code) DO UPDATE SET position = excluded.position, label = excluded.label,"
                         "  customer = excluded.customer, team = excluded.team, mark = excluded.mark, revenue = excluded.revenue", error);

  if (write == NULL)
    return FALSE;
  cx_statement_bind_text (write, 1, stage->code, -1);
  cx_statement_bind_int (write, 2, position);
  cx_statement_bind_text (write, 3, stage->label, -1);
  cx_statement_bind_text (write, 4, stage->customer, -1);
  cx_statement_bind_text (write, 5, stage->team, -1);
  if (stage->mark >= 0)
    cx_statement_bind_int (write, 6, stage->mark);
  cx_statement_bind_int (write, 7, stage->revenue != FALSE);
  return cx_statement_run (write, error);
}

/* The event remembers what it replaces, so that it can be taken back exactly. */
static gboolean
add_move (CxDatabase *database,
          gint64      account,
          const char *stage,
          gint32      day,
          GError    **error)
{
  g_autoptr(CxStatement) insert =
    cx_database_prepare (database,
                         "INSERT INTO stage_event (account, stage, day, source, was_stage, was_since, was_by)"
                         " SELECT id, ?2, ?3, 'move', stage, stage_since, stage_by FROM account WHERE id = ?1", error);

  if (insert == NULL)
    return FALSE;
  cx_statement_bind_int (insert, 1, account);
  cx_statement_bind_text (insert, 2, stage, -1);
  cx_statement_bind_int (insert, 3, day);
  if (!cx_statement_run (insert, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) > 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no account number %" G_GINT64_FORMAT "; “accounts” lists them", account);
  return FALSE;
}

static gboolean
place_account (CxDatabase *database,
               gint64      account,
               const char *stage,
               gint32      day,
               GError    **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (database, "UPDATE account SET stage = ?, stage_since = ?, stage_by = 'move' WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_text (update, 1, stage, -1);
  cx_statement_bind_int (update, 2, day);
  cx_statement_bind_int (update, 3, account);
  return cx_statement_run (update, error);
}

gboolean
cx_stage_end_transaction (CxDatabase *database,
                          gboolean    done,
                          GError    **error)
{
  if (done)
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  return FALSE;
}

gboolean
cx_stage_move (CxStore    *store,
               gint64      account,
               const char *stage,
               gint32      day,
               GError    **error)
{
  CxDatabase *database = cx_store_get_database (store);

  if (!cx_stage_check_code (store, stage, error) || !cx_database_begin (database, error))
    return FALSE;
  return cx_stage_end_transaction (database,
                                   add_move (database, account, stage, day, error) &&
                                   place_account (database, account, stage, day, error),
                                   error);
}

static gboolean
find_last_move (CxDatabase *database,
                gint64      account,
                gint64     *event,
                GError    **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (database,
                         "SELECT max (e.id) FROM account a JOIN stage_event e ON e.account = a.id"
                         " WHERE a.id = ? AND a.stage_by = 'move' AND e.source = 'move'", error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, account);
  if (!cx_statement_step (statement, NULL, error))
    return FALSE;
  *event = cx_statement_get_int (statement, 0);
  if (*event == 0)
    g_set_error_literal (error, CX_ERROR, CX_ERROR_NOT_FOUND,
                         "no move to take back: the account's stage did not come from one; move it to where it belongs");
  return *event != 0;
}

static gboolean
run_on_event (CxDatabase *database,
              const char *sql,
              gint64      event,
              GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, event);
  return cx_statement_run (statement, error);
}

gboolean
cx_stage_unmove (CxStore *store,
                 gint64   account,
                 GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  gint64 event;

  if (!cx_database_begin (database, error))
    return FALSE;
  return cx_stage_end_transaction (database,
                                   find_last_move (database, account, &event, error) &&
                                   run_on_event (database,
                                                 "UPDATE account SET stage = e.was_stage, stage_since = e.was_since, stage_by = e.was_by"
                                                 " FROM stage_event e WHERE e.id = ? AND account.id = e.account", event, error) &&
                                   run_on_event (database, "DELETE FROM stage_event WHERE id = ?", event, error),
                                   error);
}
