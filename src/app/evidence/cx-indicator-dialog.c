/* The dialog that defines the leading indicator. Knows the rows; what a definition comes to is worked out by the view. */
#include "cx-indicator-dialog.h"

#include "cx-cohort-view.h"
#include "cx-cohort-words.h"
#include "cx-number-row.h"

#include <glib/gi18n.h>

struct _CxIndicatorDialog {
  AdwDialog       parent_instance;

  CxEvidenceData *data;
  GPtrArray      *fields;       /* (element-type utf8): keys of the date fields, in the order of the row */
  CxIndicatorFunc func;
  GWeakRef        listener;
  gboolean        filling;      /* the rows are set, nobody changed them */
  GCancellable   *asking;

  GtkWidget      *save_button;
  GtkLabel       *sentence;
  GtkLabel       *preview;
  AdwComboRow    *kind_row;
  AdwComboRow    *measure_row;
  CxNumberRow    *least_row;
  AdwComboRow    *every_row;
  CxNumberRow    *target_row;
  CxNumberRow    *steady_row;
  AdwComboRow    *signing_row;
  AdwComboRow    *cohort_row;
};

G_DEFINE_FINAL_TYPE (CxIndicatorDialog, cx_indicator_dialog, ADW_TYPE_DIALOG)

/* Before the date fields of the row. */
#define N_SIGNINGS 2

/* ── the definition ── */

/* (transfer full): what the rows say */
static CxIndicator *
read_rows (CxIndicatorDialog *self)
{
  CxIndicator *indicator = cx_indicator_copy (self->data->indicator);
  guint measure = adw_combo_row_get_selected (self->measure_row), signing = adw_combo_row_get_selected (self->signing_row);

  indicator->kind = adw_combo_row_get_selected (self->kind_row);
  indicator->every = adw_combo_row_get_selected (self->every_row);
  indicator->cohort = CX_PERIOD_MONTH + adw_combo_row_get_selected (self->cohort_row);
  indicator->least = cx_number_row_get_value (self->least_row);
  indicator->target = (guint) cx_number_row_get_value (self->target_row);
  indicator->steady = (guint) cx_number_row_get_value (self->steady_row);
  g_set_str (&indicator->measure, measure > 0 && measure <= cx_usage_log_get_n_measures (self->data->log)
                                    ? cx_usage_log_get_measure (self->data->log, measure - 1)->key : NULL);
  indicator->signing = signing == 0 ? CX_SIGNING_STAGE : signing == 1 ? CX_SIGNING_USAGE : CX_SIGNING_FIELD;
  g_set_str (&indicator->field, signing >= N_SIGNINGS && signing - N_SIGNINGS < self->fields->len
                                  ? self->fields->pdata[signing - N_SIGNINGS] : NULL);
  return indicator;
}

static void
fill_measures (CxIndicatorDialog *self)
{
  g_autoptr(GtkStringList) measures = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (measures, _("Anything"));
  for (guint i = 0; i < cx_usage_log_get_n_measures (self->data->log); i++)
    {
      const CxMeasure *measure = cx_usage_log_get_measure (self->data->log, i);

      gtk_string_list_append (measures, measure->label);
      if (g_strcmp0 (measure->key, self->data->indicator->measure) == 0)
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->measure_row, G_LIST_MODEL (measures));
  adw_combo_row_set_selected (self->measure_row, chosen);
}

static void
fill_signings (CxIndicatorDialog *self)
{
  CxJourney *journey = cx_snapshot_get_journey (self->data->snapshot);
  GPtrArray *fields = cx_columns_get_fields (cx_snapshot_get_columns (self->data->snapshot));
  g_autoptr(GtkStringList) signings = gtk_string_list_new (NULL);
  int revenue = cx_journey_find_revenue (journey);
  /* Translators: a stage */
  g_autofree char *stage = g_strdup_printf (_("When it came to %s"), revenue >= 0 ? cx_journey_get_stage (journey, revenue)->label : "–");
  guint chosen = self->data->indicator->signing == CX_SIGNING_USAGE ? 1 : 0;

  gtk_string_list_append (signings, stage);
  gtk_string_list_append (signings, _("With its first use"));
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      if (field->type != CX_FIELD_DATE)
        continue;
      if (self->data->indicator->signing == CX_SIGNING_FIELD && g_strcmp0 (field->key, self->data->indicator->field) == 0)
        chosen = N_SIGNINGS + self->fields->len;
      g_ptr_array_add (self->fields, g_strdup (field->key));
      gtk_string_list_append (signings, field->label);
    }
  adw_combo_row_set_model (self->signing_row, G_LIST_MODEL (signings));
  adw_combo_row_set_selected (self->signing_row, chosen);
}

static void
fill_rows (CxIndicatorDialog *self)
{
  const CxIndicator *indicator = self->data->indicator;

  self->filling = TRUE;
  fill_measures (self);
  fill_signings (self);
  adw_combo_row_set_selected (self->kind_row, indicator->kind);
  adw_combo_row_set_selected (self->every_row, indicator->every);
  adw_combo_row_set_selected (self->cohort_row, indicator->cohort - CX_PERIOD_MONTH);
  cx_number_row_set_value (self->least_row, indicator->least);
  cx_number_row_set_value (self->target_row, indicator->target);
  cx_number_row_set_value (self->steady_row, indicator->steady);
  self->filling = FALSE;
}

/* ── the preview ── */

static void
stop_asking (CxIndicatorDialog *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  CxIndicatorDialog *self = CX_INDICATOR_DIALOG (source);
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->asking;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxCohortView) view = cx_cohort_view_new_finish (result, &error);
  g_autofree char *share = NULL, *text = NULL;

  if (!current)
    return;
  g_clear_object (&self->asking);
  if (view == NULL)
    {
      gtk_label_set_label (self->preview, error->message);
      return;
    }
  share = cx_cohort_share_text (&view->cohorts->all->greens);
  /* Translators: a share with its interval and how many customers it is of; and whether those renew more */
  text = g_strdup_printf (_("Green: %s. %s."), share, cx_cohorts_renewal_title (view->cohorts));
  gtk_label_set_label (self->preview, text);
}

/* What nobody can meet is no definition. */
static void
show_problem (CxIndicatorDialog *self,
              const char        *problem)
{
  gtk_widget_set_sensitive (self->save_button, problem == NULL);
  if (problem == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->preview), "error");
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "error");
  gtk_label_set_label (self->preview, problem);
}

static void
update (CxIndicatorDialog *self)
{
  g_autoptr(CxIndicator) indicator = read_rows (self);
  g_autofree char *sentence = cx_indicator_sentence (indicator, self->data->log);
  g_autofree char *problem = cx_indicator_problem (indicator, self->data->log);

  gtk_widget_set_sensitive (GTK_WIDGET (self->measure_row), indicator->kind != CX_INDICATOR_MEASURES);
  gtk_label_set_label (self->sentence, sentence);
  stop_asking (self);
  show_problem (self, problem);
  if (problem != NULL)
    return;
  self->asking = g_cancellable_new ();
  cx_cohort_view_new_async (self, self->data, indicator, self->asking, on_answered, NULL);
}

static void
on_changed (CxIndicatorDialog *self)
{
  if (!self->filling && self->data != NULL)
    update (self);
}

/* A number of one thing is none of another: 2,000 messages, but not 2,000 days. */
static void
on_kind (CxIndicatorDialog *self)
{
  const CxIndicator *stored = self->data ? self->data->indicator : NULL;
  CxIndicatorKind kind = adw_combo_row_get_selected (self->kind_row);

  if (self->filling || stored == NULL)
    return;
  self->filling = TRUE;
  if (kind == stored->kind)
    cx_number_row_set_value (self->least_row, stored->least);
  else
    cx_number_row_set_value (self->least_row, kind == CX_INDICATOR_MEASURES && cx_usage_log_get_n_measures (self->data->log) > 1 ? 2 : 1);
  self->filling = FALSE;
  update (self);
}

static void
on_save (CxIndicatorDialog *self)
{
  g_autoptr(GObject) listener = g_weak_ref_get (&self->listener);
  g_autoptr(CxIndicator) indicator = read_rows (self);

  if (listener != NULL)
    self->func (indicator, listener);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── the dialog ── */

static void
cx_indicator_dialog_dispose (GObject *object)
{
  CxIndicatorDialog *self = CX_INDICATOR_DIALOG (object);

  stop_asking (self);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_INDICATOR_DIALOG);
  g_clear_pointer (&self->data, cx_evidence_data_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_indicator_dialog_parent_class)->dispose (object);
}

static void
cx_indicator_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&CX_INDICATOR_DIALOG (object)->listener);
  G_OBJECT_CLASS (cx_indicator_dialog_parent_class)->finalize (object);
}

static void
cx_indicator_dialog_class_init (CxIndicatorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CX_TYPE_NUMBER_ROW);
  G_OBJECT_CLASS (klass)->dispose = cx_indicator_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_indicator_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-indicator-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, least_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, every_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, steady_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, signing_row);
  gtk_widget_class_bind_template_child (widget_class, CxIndicatorDialog, cohort_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
cx_indicator_dialog_init (CxIndicatorDialog *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  g_weak_ref_init (&self->listener, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cx_indicator_dialog_new (const CxEvidenceData *data,
                         CxIndicatorFunc       func,
                         GObject              *user_data)
{
  CxIndicatorDialog *self = g_object_new (CX_TYPE_INDICATOR_DIALOG, NULL);

  self->data = cx_evidence_data_copy (data);
  self->func = func;
  g_weak_ref_set (&self->listener, user_data);
  fill_rows (self);
  update (self);
  return ADW_DIALOG (self);
}
