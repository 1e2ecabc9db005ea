/* Evaluations over the accounts of the workspace's snapshot: of the draft, kept up with it, and of other
 * profiles that somebody asks about. */
#include "cx-workspace-private.h"

#include "cx-version-table.h"

typedef struct {
  gint64        id;         /* of the profile that the draft is of */
  CxProfile    *profile;    /* NULL: @version, which the file has, of @id */
  int           version;
  CxColumns    *columns;
  CxEvaluation *previous;   /* (nullable) */
  gint32        day;
} Question;

/* @profile: (nullable) */
static Question *
question_new (CxWorkspace *self,
              CxProfile   *profile)
{
  Question *question = g_new0 (Question, 1);
  const CxRanked *ranked = cx_workspace_get_ranked (self);
  CxEvaluation *previous = self->draft_evaluation ? self->draft_evaluation : cx_workspace_get_evaluation (self);

  question->id = ranked ? ranked->id : 0;
  question->profile = profile ? cx_profile_ref (profile) : NULL;
  question->columns = cx_columns_ref (cx_snapshot_get_columns (self->snapshot));
  question->previous = previous ? cx_evaluation_ref (previous) : NULL;
  question->day = cx_snapshot_get_day (self->snapshot);
  return question;
}

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->profile, cx_profile_unref);
  cx_columns_unref (self->columns);
  g_clear_pointer (&self->previous, cx_evaluation_unref);
  g_free (self);
}

static gboolean
work_evaluate (CxStore     **store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CxJob *job = data;
  Question *question = job->input;

  job->result = cx_evaluation_new (question->columns, question->profile, question->day, question->previous);
  job->result_free = (GDestroyNotify) cx_evaluation_unref;
  return TRUE;
}

static void
take_evaluation (CxWorkspace  *self,
                 CxEvaluation *evaluation)
{
  if (self->draft_evaluation == evaluation)
    return;
  cx_evaluation_ref (evaluation);
  g_clear_pointer (&self->draft_evaluation, cx_evaluation_unref);
  self->draft_evaluation = evaluation;
  cx_workspace_notify (self, "draft-evaluation");
}

/* An answer about other accounts or another profile is to a question that nobody asks any more; one about
 * an older state of the draft is the best there is until the next comes. */
static void
evaluate_done (gpointer      data,
               const GError *error)
{
  CxJob *job = data;
  CxWorkspace *self = job->self;
  Question *question = job->input;
  const CxRanked *ranked = cx_workspace_get_ranked (self);

  self->evaluating = FALSE;
  if (error == NULL && ranked && ranked->id == question->id && question->columns == cx_snapshot_get_columns (self->snapshot))
    take_evaluation (self, job->result);
  cx_workspace_evaluate_draft (self);
}

static gboolean
answers (CxEvaluation *evaluation,
         CxSnapshot   *snapshot,
         CxProfile    *profile)
{
  return evaluation && cx_evaluation_get_columns (evaluation) == cx_snapshot_get_columns (snapshot) &&
         cx_evaluation_get_reference_day (evaluation) == cx_snapshot_get_day (snapshot) &&
         cx_profile_equal (cx_evaluation_get_profile (evaluation), profile);
}

void
cx_workspace_evaluate_draft (CxWorkspace *self)
{
  CxEvaluation *in_force = cx_workspace_get_evaluation (self);
  CxProfile *profile = cx_workspace_get_draft (self);
  CxJob *job;

  if (profile == NULL || answers (self->draft_evaluation, self->snapshot, profile))
    return;
  if (answers (in_force, self->snapshot, profile))
    {
      take_evaluation (self, in_force);
      return;
    }
  if (self->evaluating || self->worker == NULL)
    return;
  self->evaluating = TRUE;
  job = cx_job_new (self, NULL, NULL, NULL, NULL, question_new (self, profile), question_free);
  job->done = evaluate_done;
  cx_job_push (job, work_evaluate, TRUE);
}

void
cx_workspace_evaluate_async (CxWorkspace         *self,
                             CxProfile           *profile,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self) && profile != NULL);

  cx_job_push (cx_job_new (self, cx_workspace_evaluate_async, cancellable, callback, user_data, question_new (self, profile),
                           question_free),
               work_evaluate, TRUE);
}

CxEvaluation *
cx_workspace_evaluate_finish (CxWorkspace   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_evaluate_async, error);
}

/* ── what was published ─────────────────────────────────────────────────── */

static gboolean
work_evaluate_version (CxStore     **store,
                       gpointer      data,
                       GCancellable *cancellable,
                       GError      **error)
{
  CxJob *job = data;
  Question *question = job->input;
  g_autofree char *document = cx_version_table_get_document (*store, question->id, question->version, error);

  if (document == NULL)
    return FALSE;
  question->profile = cx_profile_parse (document, -1, NULL, error);
  if (question->profile != NULL)
    return work_evaluate (store, data, cancellable, error);
  g_prefix_error (error, "version %d cannot be read: ", question->version);
  return FALSE;
}

void
cx_workspace_evaluate_version_async (CxWorkspace         *self,
                                     gint64               profile,
                                     int                  version,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Question *question;

  g_return_if_fail (CX_IS_WORKSPACE (self) && version > 0);

  question = question_new (self, NULL);
  question->id = profile;
  question->version = version;
  cx_job_push (cx_job_new (self, cx_workspace_evaluate_version_async, cancellable, callback, user_data, question, question_free),
               work_evaluate_version, TRUE);
}

CxEvaluation *
cx_workspace_evaluate_version_finish (CxWorkspace   *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_evaluate_version_async, error);
}
