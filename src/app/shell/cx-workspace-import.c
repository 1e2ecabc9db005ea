/* Imports as questions to the worker: looking at a file, what importing it would do, importing it, and what became of it. */
#include "cx-workspace-private.h"

#include "cx-value.h"

/* ── the question ───────────────────────────────────────────────────────── */

typedef struct {
  char            *path, *source, *encoding, *sheet;
  CxImportOptions  options;
  CxImportPlan    *plan;
  CxProgressRelay *relay;
} Import;

static void
import_free (gpointer data)
{
  Import *input = data;

  g_free (input->path);
  g_free (input->source);
  g_free (input->encoding);
  g_free (input->sheet);
  g_clear_pointer (&input->plan, cx_import_plan_free);
  g_clear_pointer (&input->relay, cx_progress_relay_free);
  g_free (input);
}

static Import *
import_new_run (CxImportPlan *plan,
                CxRelayFunc   progress,
                gpointer      progress_data)
{
  Import *input = g_new0 (Import, 1);

  input->plan = plan;
  input->relay = cx_progress_relay_new (progress, &plan->rows_read, progress_data);
  return input;
}

CxImportOutcome *
cx_import_outcome_ref (const CxImportOutcome *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
outcome_clear (gpointer data)
{
  CxImportOutcome *self = data;

  g_clear_pointer (&self->result, cx_import_result_free);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

void
cx_import_outcome_unref (CxImportOutcome *self)
{
  if (self)
    g_atomic_rc_box_release_full (self, outcome_clear);
}

/* ── looking at a file ──────────────────────────────────────────────────── */

static gboolean
work_plan (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Import *input = job->input;

  job->result = cx_import_plan_new (*store, input->path, &input->options, error);
  job->result_free = (GDestroyNotify) cx_import_plan_free;
  return job->result != NULL;
}

void
cx_workspace_plan_async (CxWorkspace           *self,
                         const char            *path,
                         const CxImportOptions *options,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  Import *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && path != NULL);

  input = g_new0 (Import, 1);
  input->path = g_strdup (path);
  if (options)
    {
      g_return_if_fail (options->mapping == NULL && options->key == NULL);
      input->options = *options;
      input->options.source = input->source = g_strdup (options->source);
      input->options.read.encoding = input->encoding = g_strdup (options->read.encoding);
      input->options.read.sheet = input->sheet = g_strdup (options->read.sheet);
    }
  cx_job_push (cx_job_new (self, cx_workspace_plan_async, cancellable, callback, user_data, input, import_free), work_plan, TRUE);
}

CxImportPlan *
cx_workspace_plan_finish (CxWorkspace   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_plan_async, error);
}

/* ── what would happen ──────────────────────────────────────────────────── */

static CxImportOutcome *
try_import (CxStore      *store,
            Import       *input,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr(CxImportOutcome) outcome = g_atomic_rc_box_new0 (CxImportOutcome);

  outcome->result = cx_import_run (store, input->plan,
                                   &(CxImportWay) { .progress = cx_progress_relay_report, .progress_data = input->relay },
                                   cancellable, error);
  if (outcome->result == NULL)
    return NULL;
  if (!cx_import_outcome_read_traces (outcome, store, outcome->result->id, error))
    return NULL;
  outcome->result->id = 0;
  return g_steal_pointer (&outcome);
}

/* The rejects are read before all of it is taken back. */
static gboolean
work_try (CxStore     **store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  CxJob *job = data;
  CxDatabase *database = cx_store_get_database (*store);

  if (!cx_database_begin (database, error))
    return FALSE;
  job->result = try_import (*store, job->input, cancellable, error);
  job->result_free = (GDestroyNotify) cx_import_outcome_unref;
  cx_database_rollback (database);
  return job->result != NULL;
}

void
cx_workspace_try_import_async (CxWorkspace         *self,
                               CxImportPlan        *plan,
                               CxRelayFunc          progress,
                               gpointer             progress_data,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self) && plan != NULL);

  cx_job_push (cx_job_new (self, cx_workspace_try_import_async, cancellable, callback, user_data,
                           import_new_run (plan, progress, progress_data), import_free),
               work_try, TRUE);
}

CxImportOutcome *
cx_workspace_try_import_finish (CxWorkspace   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_try_import_async, error);
}

/* ── the import ─────────────────────────────────────────────────────────── */

static CxImportOutcome *
import_rows (CxStore      *store,
             Import       *input,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr(CxImportOutcome) outcome = g_atomic_rc_box_new0 (CxImportOutcome);

  outcome->result = cx_stage_import (store, input->plan, FALSE, FALSE, cx_date_today (), cx_progress_relay_report, input->relay,
                                     cancellable, error);
  if (outcome->result == NULL)
    return NULL;
  if (!cx_import_outcome_read_traces (outcome, store, outcome->result->id, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

/* Once the import is committed the snapshot follows it, cancelled or not. */
static gboolean
work_import (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;

  job->result = import_rows (*store, job->input, cancellable, error);
  job->result_free = (GDestroyNotify) cx_import_outcome_unref;
  return job->result != NULL && cx_job_load (job, *store, CX_CHANGED_ACCOUNTS, NULL, error);
}

void
cx_workspace_import_async (CxWorkspace         *self,
                           CxImportPlan        *plan,
                           CxRelayFunc          progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self) && plan != NULL);

  cx_job_push (cx_job_new (self, cx_workspace_import_async, cancellable, callback, user_data,
                           import_new_run (plan, progress, progress_data), import_free),
               work_import, TRUE);
}

CxImportOutcome *
cx_workspace_import_finish (CxWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_import_async, error);
}
