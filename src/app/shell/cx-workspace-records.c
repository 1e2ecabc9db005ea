/* What the workspace asks of its worker about one account. */
#include "cx-workspace-records.h"

#include "cx-workspace-private.h"

void
cx_account_records_free (CxAccountRecords *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->deals, g_ptr_array_unref);
  g_clear_pointer (&self->usage, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_free (self);
}

static gboolean
work_records (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  gint64 account = *(gint64 *) job->input;
  g_autoptr(CxAccountRecords) records = g_new0 (CxAccountRecords, 1);

  if ((records->people = cx_person_list (*store, account, cx_snapshot_read_day (*store), error)) == NULL ||
      (records->deals = cx_deal_list (*store, account, error)) == NULL ||
      (records->usage = cx_usage_list (*store, account, error)) == NULL ||
      (records->sources = cx_value_sources_read (*store, account, error)) == NULL)
    return FALSE;
  job->result = g_steal_pointer (&records);
  job->result_free = (GDestroyNotify) cx_account_records_free;
  return TRUE;
}

void
cx_workspace_records_async (CxWorkspace        *self,
                            gint64              account,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_records_async, cancellable, callback, user_data, g_memdup2 (&account, sizeof account), g_free),
               work_records, TRUE);
}

CxAccountRecords *
cx_workspace_records_finish (CxWorkspace  *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_records_async, error);
}
