/* Asks which stage each value of the imported stage column means. */
#include "cx-stage-map-dialog.h"

#include "cx-format.h"
#include "cx-place.h"

#include <glib/gi18n.h>

/* Beyond this many a column holds something else than stages. */
#define MOST_VALUES 200

struct _CxStageMapDialog {
  AdwDialog            parent_instance;

  CxWorkspace         *workspace;
  CxSnapshot          *snapshot;
  GPtrArray           *rows;       /* (element-type AdwComboRow): one a value, in the journey's order */

  AdwPreferencesGroup *open;
  AdwPreferencesGroup *decided;
  AdwPreferencesGroup *nothing;
};

G_DEFINE_FINAL_TYPE (CxStageMapDialog, cx_stage_map_dialog, ADW_TYPE_DIALOG)

static CxJourney *
journey_of (CxStageMapDialog *self)
{
  return cx_snapshot_get_journey (self->snapshot);
}

/* ── choices: of an open value "Decide later" first, then the stages, then none ── */

static guint
choice_of (CxStageMapDialog   *self,
           const CxStageValue *value)
{
  guint first = value->mapped ? 0 : 1, n = cx_journey_get_n_stages (journey_of (self));

  if (!value->mapped)
    return 0;
  return first + (value->stage ? (guint) cx_journey_find_stage (journey_of (self), value->stage) : n);
}

static const char *
code_of_choice (CxStageMapDialog   *self,
                const CxStageValue *value,
                guint               choice)
{
  guint stage = choice - (value->mapped ? 0 : 1);

  if (stage >= cx_journey_get_n_stages (journey_of (self)))
    return NULL;
  return cx_journey_get_stage (journey_of (self), stage)->code;
}

static GListModel *
make_choices (CxStageMapDialog   *self,
              const CxStageValue *value)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  if (!value->mapped)
    gtk_string_list_append (choices, _("Decide later"));
  for (guint stage = 0; stage < cx_journey_get_n_stages (journey_of (self)); stage++)
    gtk_string_list_append (choices, cx_journey_get_stage (journey_of (self), stage)->label);
  gtk_string_list_append (choices, _("No stage"));
  return G_LIST_MODEL (choices);
}

static void
on_selected (CxStageMapDialog *self)
{
  GPtrArray *values = cx_journey_get_values (journey_of (self));
  gboolean changed = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    changed = changed || adw_combo_row_get_selected (self->rows->pdata[i]) != choice_of (self, values->pdata[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stage-map.apply", changed);
}

static void
add_row (CxStageMapDialog   *self,
         const CxStageValue *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GListModel) choices = make_choices (self, value);
  g_autofree char *number = cx_format_number (value->accounts, 0);
  g_autofree char *accounts = g_strdup_printf (ngettext ("%s account", "%s accounts", value->accounts), number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value->value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), accounts);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice_of (self, value));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_selected), self);
  adw_preferences_group_add (value->mapped ? self->decided : self->open, row);
  g_ptr_array_add (self->rows, row);
}

/* ── actions ────────────────────────────────────────────────────────────── */

static void
on_mapped (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CxStageMapDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_map_stages_finish (CX_WORKSPACE (source), result, &error))
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CxStageMapDialog *self = CX_STAGE_MAP_DIALOG (widget);
  GPtrArray *values = cx_journey_get_values (journey_of (self));
  g_autoptr(GPtrArray) names = g_ptr_array_new (), codes = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CxStageValue *value = values->pdata[i];
      guint choice = adw_combo_row_get_selected (self->rows->pdata[i]);

      if (choice == choice_of (self, value))
        continue;
      g_ptr_array_add (names, value->value);
      g_ptr_array_add (codes, (char *) code_of_choice (self, value, choice));
    }
  gtk_widget_set_sensitive (widget, FALSE);
  cx_workspace_map_stages_async (self->workspace, (const char *const *) names->pdata, (const char *const *) codes->pdata,
                                 names->len, on_mapped, g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* ── the dialog ─────────────────────────────────────────────────────────── */

static void
cx_stage_map_dialog_dispose (GObject *object)
{
  CxStageMapDialog *self = CX_STAGE_MAP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_STAGE_MAP_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cx_stage_map_dialog_parent_class)->dispose (object);
}

static void
cx_stage_map_dialog_class_init (CxStageMapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_stage_map_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-stage-map-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxStageMapDialog, open);
  gtk_widget_class_bind_template_child (widget_class, CxStageMapDialog, decided);
  gtk_widget_class_bind_template_child (widget_class, CxStageMapDialog, nothing);
  gtk_widget_class_install_action (widget_class, "stage-map.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "stage-map.cancel", NULL, cancel_action);
}

static void
cx_stage_map_dialog_init (CxStageMapDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cx_stage_map_dialog_new (CxWorkspace *workspace)
{
  CxStageMapDialog *self = g_object_new (CX_TYPE_STAGE_MAP_DIALOG, NULL);
  GPtrArray *values;

  self->workspace = g_object_ref (workspace);
  self->snapshot = cx_snapshot_ref (cx_workspace_get_snapshot (workspace));
  values = cx_journey_get_values (journey_of (self));
  for (guint i = 0; i < values->len && i < MOST_VALUES; i++)
    add_row (self, values->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->open), cx_journey_count_undecided (journey_of (self)) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->decided), cx_journey_count_undecided (journey_of (self)) < values->len);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), values->len == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stage-map.apply", FALSE);
  return ADW_DIALOG (self);
}
