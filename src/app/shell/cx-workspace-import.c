/* Imports as questions to the worker: looking at a file, importing it, what became of its rows. */
#include "cx-workspace-private.h"

#include "cx-import-table.h"
#include "cx-value.h"

typedef struct {
  char            *path;
  char             delimiter;
  CxImportPlan    *plan;
  CxProgressRelay *relay;
} Import;

static void
import_free (gpointer data)
{
  Import *input = data;

  g_free (input->path);
  g_clear_pointer (&input->plan, cx_import_plan_free);
  g_clear_pointer (&input->relay, cx_progress_relay_free);
  g_free (input);
}

static gboolean
work_plan (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Import *input = job->input;

  job->result = cx_import_plan_new (*store, input->path, &(CxImportOptions) { .read.delimiter = input->delimiter }, error);
  job->result_free = (GDestroyNotify) cx_import_plan_free;
  return job->result != NULL;
}

void
cx_workspace_plan_async (CxWorkspace         *self,
                         const char          *path,
                         char                 delimiter,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Import *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && path != NULL);

  input = g_new0 (Import, 1);
  input->path = g_strdup (path);
  input->delimiter = delimiter;
  cx_job_push (cx_job_new (self, cx_workspace_plan_async, cancellable, callback, user_data, input, import_free), work_plan, TRUE);
}

CxImportPlan *
cx_workspace_plan_finish (CxWorkspace   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_plan_async, error);
}

/* Once the import is committed the snapshot follows it, cancelled or not. */
static gboolean
work_import (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;
  Import *input = job->input;

  job->result = cx_stage_import (*store, input->plan, FALSE, FALSE, cx_date_today (), cx_progress_relay_report, input->relay,
                                 cancellable, error);
  job->result_free = (GDestroyNotify) cx_import_result_free;
  return job->result != NULL && cx_job_load (job, *store, FALSE, NULL, error);
}

void
cx_workspace_import_async (CxWorkspace         *self,
                           CxImportPlan        *plan,
                           CxProgressFunc       progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Import *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && plan != NULL);

  input = g_new0 (Import, 1);
  input->plan = plan;
  input->relay = cx_progress_relay_new (progress, progress_data);
  cx_job_push (cx_job_new (self, cx_workspace_import_async, cancellable, callback, user_data, input, import_free),
               work_import, TRUE);
}

CxImportResult *
cx_workspace_import_finish (CxWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_import_async, error);
}

static gboolean
work_rejects (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;

  job->result = cx_import_table_rejects (*store, *(gint64 *) job->input, error);
  job->result_free = (GDestroyNotify) g_ptr_array_unref;
  return job->result != NULL;
}

void
cx_workspace_rejects_async (CxWorkspace         *self,
                            gint64               import,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_rejects_async, NULL, callback, user_data, g_memdup2 (&import, sizeof import), g_free),
               work_rejects, TRUE);
}

GPtrArray *
cx_workspace_rejects_finish (CxWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_rejects_async, error);
}
