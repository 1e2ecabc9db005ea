/* Exports of accounts: planned and written in the worker, because both look at every account. */
#include "cx-workspace-private.h"

#include "cx-tagged.h"

#include <string.h>

/* A name that is taken gets a number; beyond so many there is something else wrong. */
#define MOST_TRIES 1000

/* ── planning ───────────────────────────────────────────────────────────── */

/* @options owns its texts */
typedef struct {
  CxSnapshot     *snapshot;
  GArray         *rows;
  CxExportOptions options;
  gboolean        fresh;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  cx_snapshot_unref (plan->snapshot);
  g_clear_pointer (&plan->rows, g_array_unref);
  g_free ((char *) plan->options.out);
  g_free ((char *) plan->options.undo);
  g_free (plan);
}

static gboolean
is_fresh (CxExport *export)
{
  const char *const *files = cx_export_get_files (export);

  for (guint i = 0; files[i] != NULL; i++)
    if (g_file_test (files[i], G_FILE_TEST_EXISTS))
      return FALSE;
  return TRUE;
}

/* "tags.csv" and 2: "tags 2.csv" */
static char *
number_name (const char *path,
             guint       number)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR), *dot = strrchr (slash ? slash : path, '.');
  gsize length = dot ? (gsize) (dot - path) : strlen (path);

  return number < 2 ? g_strdup (path) : g_strdup_printf ("%.*s %u%s", (int) length, path, number, path + length);
}

/* An undo file of an earlier export is never written over: names that no file has are found instead. */
static CxExport *
plan_fresh (const Plan *plan,
            GArray     *rows,
            GError    **error)
{
  for (guint i = 1; i <= MOST_TRIES; i++)
    {
      g_autofree char *out = number_name (plan->options.out, i);
      g_autofree char *undo = plan->options.undo ? number_name (plan->options.undo, i) : NULL;
      CxExportOptions options = plan->options;
      g_autoptr(CxExport) export = NULL;

      options.out = out;
      options.undo = undo;
      options.force = TRUE;
      export = cx_export_new (plan->snapshot, rows, &options, error);
      if (export == NULL || is_fresh (export))
        return g_steal_pointer (&export);
    }
  g_set_error (error, CX_ERROR, CX_ERROR_EXISTS, "%s: is there already, in many numbers; choose another folder", plan->options.out);
  return NULL;
}

static gboolean
work_plan (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Plan *plan = job->input;
  const CxTaggedQuery all = { .profile = plan->options.profile, .tier = -1 };
  g_autoptr(GArray) rows = plan->rows ? g_array_ref (plan->rows) : cx_tagged_select (plan->snapshot, &all, error);

  if (rows == NULL)
    return FALSE;
  job->result_free = (GDestroyNotify) cx_export_free;
  job->result = plan->fresh ? plan_fresh (plan, rows, error) : cx_export_new (plan->snapshot, rows, &plan->options, error);
  return job->result != NULL;
}

void
cx_workspace_plan_export_async (CxWorkspace           *self,
                                CxSnapshot            *snapshot,
                                GArray                *rows,
                                const CxExportOptions *options,
                                gboolean               fresh,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  Plan *plan;

  g_return_if_fail (CX_IS_WORKSPACE (self) && snapshot != NULL && options != NULL);

  plan = g_new0 (Plan, 1);
  plan->snapshot = cx_snapshot_ref (snapshot);
  plan->rows = rows ? g_array_ref (rows) : NULL;
  plan->options = *options;
  plan->options.out = g_strdup (options->out);
  plan->options.undo = g_strdup (options->undo);
  plan->fresh = fresh;
  cx_job_push (cx_job_new (self, cx_workspace_plan_export_async, cancellable, callback, user_data, plan, plan_free), work_plan, TRUE);
}

CxExport *
cx_workspace_plan_export_finish (CxWorkspace   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_plan_export_async, error);
}

/* ── writing ────────────────────────────────────────────────────────────── */

/* @export: the caller's, who keeps it until the end */
typedef struct {
  CxExport        *export;
  CxProgressRelay *relay;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  cx_progress_relay_free (run->relay);
  g_free (run);
}

static gboolean
work_export (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Run *run = ((CxJob *) data)->input;

  return cx_export_run (run->export, cx_progress_relay_report, run->relay, cancellable, error);
}

void
cx_workspace_export_async (CxWorkspace         *self,
                           CxExport            *export,
                           CxRelayFunc          progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Run *run;

  g_return_if_fail (CX_IS_WORKSPACE (self) && export != NULL && progress != NULL);

  run = g_new0 (Run, 1);
  run->export = export;
  run->relay = cx_progress_relay_new (progress, NULL, progress_data);
  cx_job_push (cx_job_new (self, cx_workspace_export_async, cancellable, callback, user_data, run, run_free), work_export, TRUE);
}

gboolean
cx_workspace_export_finish (CxWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_export_async, error);
}
