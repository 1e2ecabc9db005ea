/* Evaluates what is tried, newest first. */
#include "cx-fit-trial.h"

struct _CxFitTrial {
  GObject        parent_instance;

  CxFitTrialFunc done;
  gpointer       data;
  GCancellable  *evaluating;
  CxEvaluation  *evaluation;
};

G_DEFINE_FINAL_TYPE (CxFitTrial, cx_fit_trial, G_TYPE_OBJECT)

static void
set_evaluation (CxFitTrial   *self,
                CxEvaluation *evaluation)
{
  cx_evaluation_ref (evaluation);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  self->evaluation = evaluation;
  self->done (evaluation, NULL, self->data);
}

static CxColumns *
get_columns (CxWorkspace *workspace)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (workspace);

  return snapshot ? cx_snapshot_get_columns (snapshot) : NULL;
}

/* A newer question, or stopping, has cancelled this one: then nothing is said. */
static void
on_evaluated (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(CxFitTrial) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxEvaluation) evaluation = cx_workspace_evaluate_finish (CX_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (evaluation == NULL)
    self->done (NULL, error, self->data);
  else if (cx_fit_trial_is_over (evaluation, get_columns (CX_WORKSPACE (source))))
    set_evaluation (self, evaluation);
}

/* An evaluation of the trial over these accounts that is there already. */
static CxEvaluation *
find_evaluation (CxFitTrial  *self,
                 CxWorkspace *workspace,
                 CxProfile   *trial,
                 CxSnapshot  *snapshot)
{
  CxEvaluation *known[] = { self->evaluation, cx_workspace_get_draft_evaluation (workspace),
                            cx_fit_trial_get_base (workspace) };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (cx_fit_trial_is_over (known[i], cx_snapshot_get_columns (snapshot)) &&
        cx_evaluation_get_reference_day (known[i]) == cx_snapshot_get_day (snapshot) &&
        cx_profile_equal (cx_evaluation_get_profile (known[i]), trial))
      return known[i];
  return NULL;
}

static void
cx_fit_trial_dispose (GObject *object)
{
  cx_fit_trial_forget (CX_FIT_TRIAL (object));
  G_OBJECT_CLASS (cx_fit_trial_parent_class)->dispose (object);
}

static void
cx_fit_trial_class_init (CxFitTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_fit_trial_dispose;
}

static void
cx_fit_trial_init (CxFitTrial *self)
{
}

CxFitTrial *
cx_fit_trial_new (CxFitTrialFunc done,
                  gpointer       data)
{
  CxFitTrial *self = g_object_new (CX_TYPE_FIT_TRIAL, NULL);

  self->done = done;
  self->data = data;
  return self;
}

/* Weights and thresholds alone re-score groups, which takes no longer than a frame. */
void
cx_fit_trial_run (CxFitTrial  *self,
                  CxWorkspace *workspace,
                  CxProfile   *trial)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (workspace);
  CxColumns *columns;
  CxEvaluation *known;

  g_return_if_fail (CX_IS_FIT_TRIAL (self) && snapshot != NULL && trial != NULL);

  cx_fit_trial_stop (self);
  columns = cx_snapshot_get_columns (snapshot);
  known = find_evaluation (self, workspace, trial, snapshot);
  if (known != NULL)
    set_evaluation (self, known);
  else if (cx_fit_trial_is_over (self->evaluation, columns) && cx_evaluation_has_tests_of (self->evaluation, trial))
    {
      g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, trial, cx_snapshot_get_day (snapshot),
                                                              self->evaluation);

      set_evaluation (self, evaluation);
    }
  else
    {
      self->evaluating = g_cancellable_new ();
      cx_workspace_evaluate_async (workspace, trial, self->evaluating, on_evaluated, g_object_ref (self));
    }
}

void
cx_fit_trial_stop (CxFitTrial *self)
{
  g_return_if_fail (CX_IS_FIT_TRIAL (self));

  g_cancellable_cancel (self->evaluating);
  g_clear_object (&self->evaluating);
}

void
cx_fit_trial_forget (CxFitTrial *self)
{
  cx_fit_trial_stop (self);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
}

CxEvaluation *
cx_fit_trial_get_evaluation (CxFitTrial *self)
{
  g_return_val_if_fail (CX_IS_FIT_TRIAL (self), NULL);

  return self->evaluation;
}

CxEvaluation *
cx_fit_trial_get_base (CxWorkspace *workspace)
{
  CxEvaluation *draft = cx_workspace_get_draft_evaluation (workspace);
  const CxRanked *ranked = cx_workspace_get_ranked (workspace);

  if (ranked == NULL)
    return NULL;
  return ranked->version == 0 && draft != NULL ? draft : ranked->evaluation;
}

gboolean
cx_fit_trial_is_over (CxEvaluation *evaluation,
                      CxColumns    *columns)
{
  return evaluation != NULL && columns != NULL && cx_evaluation_get_columns (evaluation) == columns;
}
