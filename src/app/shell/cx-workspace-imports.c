/* Earlier imports as questions to the worker: the list of them, what each did, its rejects, and taking it back. */
#include "cx-workspace-private.h"

#include "cx-import-table.h"
#include "cx-reject-csv.h"
#include "cx-stage-undo.h"
#include "cx-value.h"

/* ── the list ───────────────────────────────────────────────────────────── */

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer first = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = first;
    }
}

static gboolean
work_imports (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  GPtrArray *imports = cx_import_table_list (*store, error);

  if (imports == NULL)
    return FALSE;
  reverse (imports);
  job->result = imports;
  job->result_free = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

void
cx_workspace_imports_async (CxWorkspace         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_imports_async, cancellable, callback, user_data, NULL, NULL), work_imports, TRUE);
}

GPtrArray *
cx_workspace_imports_finish (CxWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_imports_async, error);
}

/* ── rejects ────────────────────────────────────────────────────────────── */

typedef struct {
  gint64  import;
  GFile  *file;
} Rejects;

static void
rejects_free (gpointer data)
{
  Rejects *input = data;

  g_object_unref (input->file);
  g_free (input);
}

static gboolean
work_save_rejects (CxStore     **store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  CxJob *job = data;
  Rejects *input = job->input;

  return cx_reject_csv_write_file (*store, input->import, input->file, cancellable, error);
}

void
cx_workspace_save_rejects_async (CxWorkspace         *self,
                                 gint64               import,
                                 GFile               *file,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Rejects *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && G_IS_FILE (file));

  input = g_new0 (Rejects, 1);
  input->import = import;
  input->file = g_object_ref (file);
  cx_job_push (cx_job_new (self, cx_workspace_save_rejects_async, NULL, callback, user_data, input, rejects_free),
               work_save_rejects, TRUE);
}

gboolean
cx_workspace_save_rejects_finish (CxWorkspace   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_save_rejects_async, error);
}

/* ── what one did ───────────────────────────────────────────────────────── */

gboolean
cx_import_outcome_read_traces (CxImportOutcome *self,
                               CxStore         *store,
                               gint64           import,
                               GError         **error)
{
  self->reasons = cx_reject_reasons_list (store, import, error);
  self->changes = self->reasons ? cx_import_changes_list (store, import, CX_IMPORT_CHANGES_SHOWN, error) : NULL;
  return self->changes && cx_import_changes_count (store, import, &self->values, &self->accounts, error);
}

static gboolean
work_details (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  g_autoptr(CxImportOutcome) outcome = g_atomic_rc_box_new0 (CxImportOutcome);

  if (!cx_import_outcome_read_traces (outcome, *store, *(gint64 *) job->input, error))
    return FALSE;
  job->result = g_steal_pointer (&outcome);
  job->result_free = (GDestroyNotify) cx_import_outcome_unref;
  return TRUE;
}

void
cx_workspace_import_details_async (CxWorkspace         *self,
                                   gint64               import,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_import_details_async, cancellable, callback, user_data,
                           g_memdup2 (&import, sizeof import), g_free),
               work_details, TRUE);
}

CxImportOutcome *
cx_workspace_import_details_finish (CxWorkspace   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_import_details_async, error);
}

/* ── taking one back ────────────────────────────────────────────────────── */

typedef struct {
  gint64           import;
  CxProgressRelay *relay;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *input = data;

  cx_progress_relay_free (input->relay);
  g_free (input);
}

/* Once it is taken back the snapshot follows, cancelled or not. */
static gboolean
work_undo (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Undo *input = job->input;
  g_autoptr(CxUndoResult) result =
    cx_stage_undo (*store, input->import, FALSE, cx_date_today (), cx_progress_relay_report, input->relay, cancellable, error);

  return result != NULL && cx_job_load (job, *store, CX_CHANGED_ACCOUNTS, NULL, error);
}

void
cx_workspace_undo_import_async (CxWorkspace         *self,
                                gint64               import,
                                CxRelayFunc          progress,
                                gpointer             progress_data,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Undo *input;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  input = g_new0 (Undo, 1);
  input->import = import;
  input->relay = cx_progress_relay_new (progress, NULL, progress_data);
  cx_job_push (cx_job_new (self, cx_workspace_undo_import_async, cancellable, callback, user_data, input, undo_free), work_undo, TRUE);
}

gboolean
cx_workspace_undo_import_finish (CxWorkspace   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_undo_import_async, error);
}
