/* What the workspace asks of its worker for Evidence. */
#include "cx-workspace-evidence.h"

#include "cx-workspace-private.h"

CxEvidenceData *
cx_evidence_data_copy (const CxEvidenceData *self)
{
  CxEvidenceData *copy = g_new0 (CxEvidenceData, 1);

  copy->snapshot = cx_snapshot_ref (self->snapshot);
  copy->log = cx_usage_log_ref (self->log);
  copy->renewals = cx_renewals_ref (self->renewals);
  copy->indicator = cx_indicator_copy (self->indicator);
  copy->decided = self->decided;
  copy->problem = g_strdup (self->problem);
  return copy;
}

void
cx_evidence_data_free (CxEvidenceData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->renewals, cx_renewals_unref);
  g_clear_pointer (&self->log, cx_usage_log_unref);
  g_clear_pointer (&self->indicator, cx_indicator_free);
  g_free (self->problem);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_free (self);
}

typedef struct {
  CxSnapshot *snapshot;
  CxUsageLog *log;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *input = data;

  cx_snapshot_unref (input->snapshot);
  g_clear_pointer (&input->log, cx_usage_log_unref);
  g_free (input);
}

static gboolean
work_evidence (CxStore     **store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CxJob *job = data;
  Reading *input = job->input;
  CxColumns *columns = cx_snapshot_get_columns (input->snapshot);
  g_autoptr(CxEvidenceData) evidence = g_new0 (CxEvidenceData, 1);

  evidence->snapshot = cx_snapshot_ref (input->snapshot);
  evidence->indicator = cx_indicator_load (*store, &evidence->decided, &evidence->problem, error);
  if (evidence->indicator == NULL)
    return FALSE;
  evidence->log = cx_usage_log_load (*store, columns, input->log, cancellable, error);
  if (evidence->log == NULL)
    return FALSE;
  evidence->renewals = cx_renewals_load (*store, columns, cx_snapshot_get_journey (input->snapshot), cancellable, error);
  if (evidence->renewals == NULL)
    return FALSE;
  job->result = g_steal_pointer (&evidence);
  job->result_free = (GDestroyNotify) cx_evidence_data_free;
  return TRUE;
}

void
cx_workspace_evidence_async (CxWorkspace        *self,
                             CxUsageLog         *log,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Reading *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && self->snapshot != NULL);

  input = g_new0 (Reading, 1);
  input->snapshot = cx_snapshot_ref (self->snapshot);
  input->log = log ? cx_usage_log_ref (log) : NULL;
  cx_job_push (cx_job_new (self, cx_workspace_evidence_async, cancellable, callback, user_data, input, reading_free), work_evidence, TRUE);
}

CxEvidenceData *
cx_workspace_evidence_finish (CxWorkspace  *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_evidence_async, error);
}

/* ── the definition ── */

static gboolean
work_set_indicator (CxStore     **store,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  CxJob *job = data;

  return cx_indicator_save (*store, job->input, error);
}

void
cx_workspace_set_indicator_async (CxWorkspace        *self,
                                  const CxIndicator  *indicator,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_set_indicator_async, NULL, callback, user_data,
                           indicator ? cx_indicator_copy (indicator) : NULL, (GDestroyNotify) cx_indicator_free),
               work_set_indicator, FALSE);
}

gboolean
cx_workspace_set_indicator_finish (CxWorkspace  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_set_indicator_async, error);
}
