/* The import of accounts and what it means for their stages, as one transaction. */
#include "cx-stage-private.h"

#include "cx-text.h"

#include <string.h>

/* ── stages of new accounts ─────────────────────────────────────────────── */

/* What a text of the stage column means: @seen is NULL when it means no stage, or nobody decided yet. */
typedef struct {
  char *seen, *stage;
} Meaning;

static void
meaning_free (gpointer data)
{
  Meaning *meaning = data;

  g_free (meaning->seen);
  g_free (meaning->stage);
  g_free (meaning);
}

/* @stages: folded value → stage; @meanings: text as it stands → Meaning, as they come. */
typedef struct {
  GHashTable *stages, *meanings;
} StageReading;

static void
stage_reading_clear (StageReading *self)
{
  g_clear_pointer (&self->stages, g_hash_table_unref);
  g_clear_pointer (&self->meanings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StageReading, stage_reading_clear)

static gboolean
stage_reading_load (StageReading *self,
                    CxStore      *store,
                    GError      **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store), "SELECT value, stage FROM stage_map WHERE stage IS NOT NULL", error);
  gboolean has_row = TRUE;

  self->stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, meaning_free);
  while (select != NULL && has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        g_hash_table_insert (self->stages, g_strdup (cx_statement_get_text (select, 0)), g_strdup (cx_statement_get_text (select, 1)));
    }
  return select != NULL;
}

static const char *
stage_of (const char  *text,
          const char **seen,
          gpointer     user_data)
{
  StageReading *self = user_data;
  Meaning *meaning = g_hash_table_lookup (self->meanings, text);

  if (meaning == NULL)
    {
      g_autofree char *folded = cx_text_fold (text, -1);

      meaning = g_new0 (Meaning, 1);
      meaning->stage = g_strdup (g_hash_table_lookup (self->stages, folded));
      meaning->seen = meaning->stage ? g_steal_pointer (&folded) : NULL;
      g_hash_table_insert (self->meanings, g_strdup (text), meaning);
    }
  *seen = meaning->seen;
  return meaning->stage;
}

/* Where the file tells days, new accounts have events, which only cx_stage_follow() can make. */
static gboolean
tells_days (const CxImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = plan->columns->pdata[i];

      if (column->field != NULL && (cx_stage_entered (column->field) != NULL || g_strcmp0 (column->field->role, "stage_date") == 0))
        return TRUE;
    }
  return FALSE;
}

/* ── the import ─────────────────────────────────────────────────────────── */

/* Until then they say nothing: see cx_journey_load(). */
static gboolean
count_ahead (CxStore        *store,
             CxImportResult *result,
             gint32          day,
             GError        **error)
{
  g_autoptr(CxStatement) count =
    cx_database_prepare (cx_store_get_database (store), "SELECT count (*) FROM stage_event WHERE import = ? AND source = 'dated' AND day > ?", error);

  if (count == NULL)
    return FALSE;
  cx_statement_bind_int (count, 1, result->id);
  cx_statement_bind_int (count, 2, day);
  if (!cx_statement_step (count, NULL, error))
    return FALSE;
  result->ahead = cx_statement_get_int (count, 0);
  return TRUE;
}

static CxImportResult *
import_and_follow (CxStore      *store,
                   CxImportPlan *plan,
                   CxImportWay  *way,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_auto(StageReading) reading = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  gboolean at_once = !tells_days (plan), untouched;

  if (!stage_reading_load (&reading, store, error) || !cx_stage_remember (store, error))
    return NULL;
  if (at_once)
    {
      way->stage = stage_of;
      way->stage_data = &reading;
    }
  result = cx_import_run (store, plan, way, cancellable, error);
  if (result == NULL)
    return NULL;
  /* New accounts are where they belong; then only those that changed can move. People and use say nothing of stages. */
  if (plan->kind == CX_IMPORT_ACCOUNTS)
    untouched = result->twin != 0 || (at_once && result->counts.updated == 0 && result->counts.merged == 0);
  else
    untouched = plan->kind != CX_IMPORT_DEALS || result->counts.inserted + result->counts.updated + result->counts.merged == 0;
  cx_database_watch (cx_store_get_database (store), cancellable);
  if (!untouched && !(cx_stage_follow (store, result->id, way->day, error) && count_ahead (store, result, way->day, error)))
    return NULL;
  return g_steal_pointer (&result);
}

CxImportResult *
cx_stage_import (CxStore       *store,
                 CxImportPlan  *plan,
                 gboolean       strict,
                 gboolean       dry_run,
                 gint32         day,
                 CxProgressFunc progress,
                 gpointer       progress_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  CxImportWay way = { .strict = strict, .day = day, .progress = progress, .progress_data = progress_data };
  g_autoptr(CxImportResult) result = NULL;

  if (!cx_store_begin_load (store, cx_source_get_size (plan->file), error))
    return NULL;
  result = import_and_follow (store, plan, &way, cancellable, error);
  cx_database_watch (cx_store_get_database (store), NULL);
  if (result != NULL && g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&result, cx_import_result_free);
  if (!cx_store_end_load (store, result != NULL && !dry_run, error) || result == NULL)
    return NULL;
  if (dry_run)
    result->id = 0;
  return g_steal_pointer (&result);
}
