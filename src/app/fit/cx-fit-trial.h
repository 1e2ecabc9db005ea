/* Evaluates what is tried, newest first: in the frame while that is quick, else in the worker. Knows no widgets. */
#pragma once

#include "cx-workspace.h"

G_BEGIN_DECLS

/** CxFitTrialFunc: one of @evaluation (of what was tried last) and @error is set, both (transfer none). */
typedef void (*CxFitTrialFunc) (CxEvaluation *evaluation, const GError *error, gpointer data);

/** CxFitTrial: */
#define CX_TYPE_FIT_TRIAL (cx_fit_trial_get_type ())
G_DECLARE_FINAL_TYPE (CxFitTrial, cx_fit_trial, CX, FIT_TRIAL, GObject)

/** cx_fit_trial_new: @done: called on the main thread with each answer, at once or later, until cx_fit_trial_stop(). */
CxFitTrial   *cx_fit_trial_new            (CxFitTrialFunc done, gpointer data);
/** cx_fit_trial_run: evaluates @trial over the accounts of the workspace's snapshot; what is under way is cancelled. */
void          cx_fit_trial_run            (CxFitTrial *self, CxWorkspace *workspace, CxProfile *trial);
/** cx_fit_trial_stop: drops what is under way; nothing is called for it. */
void          cx_fit_trial_stop           (CxFitTrial *self);
/** cx_fit_trial_forget: the same, and lets go of the evaluation. */
void          cx_fit_trial_forget         (CxFitTrial *self);

/** cx_fit_trial_get_evaluation: the last answer, maybe of an older trial or older accounts. (transfer none) (nullable) */
CxEvaluation *cx_fit_trial_get_evaluation (CxFitTrial *self);
/** cx_fit_trial_get_base: what a trial is compared with: the version in force, else the draft. (transfer none) (nullable) */
CxEvaluation *cx_fit_trial_get_base       (CxWorkspace *workspace);
/** cx_fit_trial_is_over: whether @evaluation is there, and of these accounts. */
gboolean      cx_fit_trial_is_over        (CxEvaluation *evaluation, CxColumns *columns);

G_END_DECLS
