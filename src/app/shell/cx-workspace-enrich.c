/* What the workspace asks of its worker about blank fields. */
#include "cx-workspace-enrich.h"

#include "cx-workspace-private.h"

/* @enrichment: of the second question; else %NULL. */
typedef struct {
  CxSnapshot   *snapshot;
  int           profile;
  CxEnrichment *enrichment;
  guint         field, limit;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->enrichment, cx_enrichment_unref);
  g_free (self);
}

static gboolean
work_enrich (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;
  Question *question = job->input;

  job->result = cx_enrichment_new (cx_snapshot_get_tiering (question->snapshot), question->profile, cancellable, error);
  job->result_free = (GDestroyNotify) cx_enrichment_unref;
  return job->result != NULL;
}

static gboolean
work_fill_first (CxStore     **store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  CxJob *job = data;
  Question *question = job->input;

  job->result = cx_enrichment_find_accounts (question->enrichment, question->field, question->limit);
  job->result_free = (GDestroyNotify) g_array_unref;
  return TRUE;
}

void
cx_workspace_enrich_async (CxWorkspace        *self,
                           CxSnapshot         *snapshot,
                           int                 profile,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Question *question;

  g_return_if_fail (CX_IS_WORKSPACE (self) && snapshot != NULL);

  question = g_new0 (Question, 1);
  question->snapshot = cx_snapshot_ref (snapshot);
  question->profile = profile;
  cx_job_push (cx_job_new (self, cx_workspace_enrich_async, cancellable, callback, user_data, question, question_free), work_enrich, TRUE);
}

CxEnrichment *
cx_workspace_enrich_finish (CxWorkspace  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_enrich_async, error);
}

void
cx_workspace_fill_first_async (CxWorkspace        *self,
                               CxEnrichment       *enrichment,
                               guint               field,
                               guint               limit,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Question *question;

  g_return_if_fail (CX_IS_WORKSPACE (self) && enrichment != NULL);

  question = g_new0 (Question, 1);
  question->enrichment = cx_enrichment_ref (enrichment);
  question->field = field;
  question->limit = limit;
  cx_job_push (cx_job_new (self, cx_workspace_fill_first_async, cancellable, callback, user_data, question, question_free),
               work_fill_first, TRUE);
}

GArray *
cx_workspace_fill_first_finish (CxWorkspace  *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_fill_first_async, error);
}
