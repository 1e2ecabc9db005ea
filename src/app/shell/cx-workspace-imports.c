/* Earlier imports as questions to the worker: the list of them, what each did, its rejects, and taking it back. */
#include "cx-workspace-private.h"

#include "cx-import-table.h"

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
