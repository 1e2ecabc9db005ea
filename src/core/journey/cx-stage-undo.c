/* Taking an import back, and what it meant for stages. */
#include "cx-stage-undo.h"

#include "cx-stage-private.h"
#include "cx-text.h"

void
cx_undo_result_free (CxUndoResult *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->kind);
  g_free (self);
}

static CxUndoResult *
describe (CxStore *store,
          gint64   import,
          GError **error)
{
  g_autoptr(CxImportRow) row = cx_import_table_get (store, import, error);
  CxUndoResult *result;

  if (row == NULL)
    return NULL;
  result = g_new0 (CxUndoResult, 1);
  result->import = import;
  result->file = g_strdup (row->file);
  result->kind = g_strdup (row->kind);
  return result;
}

/* ── what was decided of values that the import brought ─────────────────── */

#define DECIDED_EVENTS                                                                                       \
  "stage_event WHERE import IS NULL AND source = 'import' AND value = ?2 AND account IN"                     \
  " (SELECT a.id FROM import_change c JOIN account a ON a.id = c.account"                                    \
  "  WHERE c.import = ?1 AND 'a.' || c.what = '%1$s' AND %1$s = ?3)"

static gboolean
run_on_value (CxDatabase *database,
              const char *format,
              const char *expression,
              gint64      import,
              const char *text,
              GError    **error)
{
  g_autofree char *folded = cx_text_fold (text, -1);
  g_auto(GStrv) parts = g_strsplit (format, "%1$s", -1);
  g_autofree char *sql = g_strjoinv (expression, parts);
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, import);
  cx_statement_bind_text (statement, 2, folded, -1);
  cx_statement_bind_text (statement, 3, text, -1);
  return cx_statement_run (statement, error);
}

static gboolean
forget_decision (CxDatabase *database,
                 const char *expression,
                 gint64      import,
                 const char *text,
                 GError    **error)
{
  return run_on_value (database,
                       "INSERT OR IGNORE INTO stage_undone SELECT account FROM " DECIDED_EVENTS
                       " AND NOT EXISTS (SELECT 1 FROM import_change s WHERE s.account = stage_event.account AND s.what = 'stage'"
                       "  AND s.import = ?1)", expression, import, text, error) &&
         run_on_value (database, "DELETE FROM " DECIDED_EVENTS, expression, import, text, error);
}

/* Back to where the rest of their history leaves those accounts that only the decision had moved. */
static gboolean
return_undone (CxStore *store,
               GError **error)
{
  return cx_database_execute (cx_store_get_database (store),
                              "UPDATE account SET (stage, stage_since, stage_by) ="
                              " (SELECT n.stage, iif (n.source = 'dated', n.day, NULL), 'import' FROM stage_history n"
                              "  WHERE n.account = account.id ORDER BY n.day DESC, n.id DESC LIMIT 1)"
                              " WHERE stage_by = 'import' AND id IN (SELECT account FROM stage_undone);"
                              "DROP TABLE temp.stage_undone", error);
}

/* An account that was seen at a stage because somebody decided about the value that the import had brought was never there.
 * The decision itself stays. */
static gboolean
forget_decisions (CxStore *store,
                  gint64   import,
                  GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  const CxField *field = fields ? cx_field_list_find_role (fields, "stage") : NULL;
  g_autofree char *expression = field && cx_field_type_is_text (field->type) ? cx_stage_expression (fields) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr(CxStatement) texts = NULL;
  gboolean has_row = TRUE;

  if (fields == NULL ||
      !cx_database_execute (database, "DROP TABLE IF EXISTS temp.stage_undone; CREATE TEMP TABLE stage_undone (account INTEGER PRIMARY KEY)",
                            error))
    return FALSE;
  if (expression == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT DISTINCT %s FROM import_change c JOIN account a ON a.id = c.account"
                         " WHERE c.import = ? AND 'a.' || c.what = '%s' AND %s IS NOT NULL"
                         " AND EXISTS (SELECT 1 FROM stage_event WHERE import IS NULL AND source = 'import')", expression, expression, expression);
  texts = cx_database_prepare (database, sql, error);
  if (texts == NULL)
    return FALSE;
  cx_statement_bind_int (texts, 1, import);
  while (has_row)
    {
      if (!cx_statement_step (texts, &has_row, error))
        return FALSE;
      if (has_row && !forget_decision (database, expression, import, cx_statement_get_text (texts, 0), error))
        return FALSE;
    }
  return TRUE;
}

/* ── the undo ───────────────────────────────────────────────────────────── */

/* Values that came back mean what they mean today: when nobody decided otherwise since, that is where stages are back at
 * already, and nothing happens. */
static gboolean
follow (CxStore      *store,
        CxUndoResult *result,
        gint32        day,
        GCancellable *cancellable,
        GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  gboolean done;

  if (result->counts.values == 0)
    return TRUE;
  cx_database_watch (database, cancellable);
  done = cx_stage_follow (store, 0, day, error);
  cx_database_watch (database, NULL);
  return done;
}

CxUndoResult *
cx_stage_undo (CxStore       *store,
               gint64         import,
               gboolean       dry_run,
               gint32         day,
               CxProgressFunc progress,
               gpointer       progress_data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(CxUndoResult) result = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (!cx_import_undo_begin (store, error))
    return NULL;
  result = describe (store, import, error);
  if (result == NULL || !forget_decisions (store, import, error) ||
      !cx_import_undo (store, import, &result->counts, progress, progress_data, cancellable, error) ||
      !return_undone (store, error) || !follow (store, result, day, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      cx_import_undo_end (store, FALSE, NULL);
      return NULL;
    }
  return cx_import_undo_end (store, !dry_run, error) ? g_steal_pointer (&result) : NULL;
}
