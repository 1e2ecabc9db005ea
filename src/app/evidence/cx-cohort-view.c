/* What the widgets of Evidence show: cohorts with the snapshot that names their accounts, and their words. */
#include "cx-cohort-view.h"

#include "cx-cohort-words.h"
#include "cx-format.h"

#include <glib/gi18n.h>

CxCohortView *
cx_cohort_view_ref (CxCohortView *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_cohort_view_unref (CxCohortView *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->cohorts, cx_cohorts_free);
  g_clear_pointer (&self->log, cx_usage_log_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_free (self);
}

/* ── making ── */

typedef struct {
  CxSnapshot  *snapshot;
  CxUsageLog  *log;
  CxRenewals  *renewals;
  CxIndicator *indicator;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  cx_snapshot_unref (self->snapshot);
  cx_usage_log_unref (self->log);
  cx_renewals_unref (self->renewals);
  cx_indicator_free (self->indicator);
  g_free (self);
}

static void
answer (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr(CxCohortView) view = g_new0 (CxCohortView, 1);
  GError *error = NULL;

  g_atomic_ref_count_init (&view->refs);
  view->snapshot = cx_snapshot_ref (question->snapshot);
  view->log = cx_usage_log_ref (question->log);
  view->cohorts = cx_cohorts_new (question->snapshot, question->log, question->renewals, question->indicator, NULL, cancellable, &error);
  if (view->cohorts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  view->n_periods = MAX (cx_cohorts_get_last_period (view->cohorts), cx_period_first_year (question->indicator->every));
  g_task_return_pointer (task, g_steal_pointer (&view), (GDestroyNotify) cx_cohort_view_unref);
}

void
cx_cohort_view_new_async (gpointer              source,
                          const CxEvidenceData *data,
                          const CxIndicator    *indicator,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (source, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->snapshot = cx_snapshot_ref (data->snapshot);
  question->log = cx_usage_log_ref (data->log);
  question->renewals = cx_renewals_ref (data->renewals);
  question->indicator = cx_indicator_copy (indicator);
  g_task_set_source_tag (task, cx_cohort_view_new_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer);
}

CxCohortView *
cx_cohort_view_new_finish (GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── words ── */

const char *
cx_cohort_view_get_name (CxCohortView *self,
                         guint         customer)
{
  return cx_columns_get_name (cx_snapshot_get_columns (self->snapshot), cx_cohorts_get_customer (self->cohorts, customer)->account);
}

char *
cx_cohort_view_standing (CxCohortView *self,
                         guint         customer)
{
  const CxCohortCustomer *who = cx_cohorts_get_customer (self->cohorts, customer);

  if (who->standing == CX_STANDING_NONE)
    return g_strdup (cx_standing_label (who->standing));
  /* Translators: "Green" or "Red", in how many periods, of how many */
  return g_strdup_printf (_("%s, %u of %u"), cx_standing_label (who->standing), who->done, who->judged);
}

char *
cx_cohort_view_period (CxCohortView *self,
                       guint         period)
{
  switch (self->cohorts->indicator->every)
    {
    case CX_PERIOD_DAY:
      return g_strdup_printf (_("Day %u"), period + 1);
    case CX_PERIOD_WEEK:
      return g_strdup_printf (_("Week %u"), period + 1);
    case CX_PERIOD_MONTH:
      return g_strdup_printf (_("Month %u"), period + 1);
    default:
      return g_strdup_printf (_("Quarter %u"), period + 1);
    }
}

/* Runs of the same are told as one: "Month 1 to 5: done". */
static void
append_cells (CxCohortView *self,
              guint         customer,
              GString      *text)
{
  guint from = 0;

  while (from < self->n_periods)
    {
      CxCohortCell cell = cx_cohorts_get_cell (self->cohorts, customer, from);
      guint to = from;
      g_autofree char *period = cx_cohort_view_period (self, from);

      while (to + 1 < self->n_periods && cx_cohorts_get_cell (self->cohorts, customer, to + 1) == cell)
        to++;
      if (to > from)
        /* Translators: "Month 1", the number of the last month, and what is true of them: "Month 1 to 5: done" */
        g_string_append_printf (text, _("; %s to %u: %s"), period, to + 1, cx_cohort_cell_label (cell));
      else
        /* Translators: "Month 3", and what is true of it: "Month 3: not done" */
        g_string_append_printf (text, _("; %s: %s"), period, cx_cohort_cell_label (cell));
      from = to + 1;
    }
}

char *
cx_cohort_view_describe (CxCohortView *self,
                         guint         customer)
{
  const CxCohortCustomer *who = cx_cohorts_get_customer (self->cohorts, customer);
  g_autofree char *day = cx_format_day (who->signed_day, self->cohorts->today), *standing = cx_cohort_view_standing (self, customer);
  GString *text = g_string_new (NULL);

  /* Translators: a customer, the day on which it signed, and its standing: "Green, 5 of 6" */
  g_string_append_printf (text, _("%s, signed %s; %s"), cx_cohort_view_get_name (self, customer), day, standing);
  if (who->renewal.state != CX_RENEWAL_OPEN)
    g_string_append_printf (text, "; %s", cx_renewal_state_label (who->renewal.state));
  append_cells (self, customer, text);
  return g_string_free (text, FALSE);
}

char *
cx_cohort_view_signs (CxCohortView *self,
                      guint         customer)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_periods; i++)
    g_string_append (text, cx_cohort_cell_glyph (cx_cohorts_get_cell (self->cohorts, customer, i)));
  return g_string_free (text, FALSE);
}
