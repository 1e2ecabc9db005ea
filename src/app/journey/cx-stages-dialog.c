/* Asks which stages the journey has. A stage that goes is asked about: where what stands there goes to. */
#include "cx-stages-dialog.h"

#include "cx-format.h"
#include "cx-stage-edit.h"
#include "cx-stage-row.h"
#include "cx-stage-template.h"
#include "cx-stages-undo.h"

#include <glib/gi18n.h>

struct _CxStagesDialog {
  AdwDialog            parent_instance;

  CxPlace             *place;
  CxSnapshot          *snapshot;
  GPtrArray           *templates;  /* (element-type CxStageTemplate) */
  GPtrArray           *rows;       /* (element-type CxStageRow): in order of the journey */
  GPtrArray           *gone_rows;  /* (element-type AdwComboRow) */
  GHashTable          *targets;    /* code of a stage that goes → code that it goes to, "" for none; not there: not decided */
  gint64              *accounts;   /* at each stage of the snapshot; NULL until they are counted */
  guint                made;       /* stages that were added so far: they have no code yet, but a line end and a number */
  gboolean             filling;

  AdwBanner           *problem;
  AdwComboRow         *choice;
  GtkListBox          *list;
  AdwPreferencesGroup *gone;
};

G_DEFINE_FINAL_TYPE (CxStagesDialog, cx_stages_dialog, ADW_TYPE_DIALOG)

static CxJourney *
journey_of (CxStagesDialog *self)
{
  return cx_snapshot_get_journey (self->snapshot);
}

static const CxStage *
stage_at (CxStagesDialog *self,
          guint           i)
{
  return cx_stage_row_get_stage (self->rows->pdata[i]);
}

static int
find_row (CxStagesDialog *self,
          const char     *code)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (stage_at (self, i)->code, code))
      return (int) i;
  return -1;
}

static gint64
accounts_at (CxStagesDialog *self,
             const char     *code)
{
  int stage = cx_journey_find_stage (journey_of (self), code);

  return stage < 0 ? -1 : self->accounts ? self->accounts[stage] : 0;
}

/* ── whether it can be applied ──────────────────────────────────────────── */

static const char *
find_problem (CxStagesDialog *self)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->rows->len == 0)
    return _("A journey needs a stage");
  for (guint i = 0; i < self->rows->len; i++)
    {
      char *label = g_utf8_casefold (stage_at (self, i)->label, -1);
      gboolean blank = *label == '\0';

      if (!g_hash_table_add (labels, label))
        return _("Two stages have the same name");
      if (blank)
        return _("A stage has no name yet");
    }
  for (guint i = 0; i < cx_journey_get_n_stages (journey_of (self)); i++)
    {
      const char *code = cx_journey_get_stage (journey_of (self), i)->code;

      if (find_row (self, code) < 0 && !g_hash_table_contains (self->targets, code))
        return _("Choose where accounts of stages that go will be");
    }
  return NULL;
}

static gboolean
is_same (const CxStage *a,
         const CxStage *b)
{
  return g_str_equal (a->code, b->code) && g_str_equal (a->label, b->label) && g_str_equal (a->customer, b->customer) &&
         g_str_equal (a->team, b->team) && a->mark == b->mark && a->revenue == b->revenue;
}

static gboolean
is_changed (CxStagesDialog *self)
{
  gboolean changed = self->rows->len != cx_journey_get_n_stages (journey_of (self));

  for (guint i = 0; i < self->rows->len && !changed; i++)
    changed = !is_same (stage_at (self, i), cx_journey_get_stage (journey_of (self), i));
  return changed;
}

static void
update_apply (CxStagesDialog *self)
{
  const char *problem = find_problem (self);
  gboolean room = self->rows->len < CX_MAX_STAGES;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stages.apply", problem == NULL && is_changed (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stages.add", room);
  if (problem != NULL)
    adw_banner_set_title (self->problem, problem);
  adw_banner_set_revealed (self->problem, problem != NULL);
}

/* ── stages that go ─────────────────────────────────────────────────────── */

/* First nothing, then the stages that stay, then none. */
static void
on_target (CxStagesDialog *self,
           GParamSpec     *pspec,
           AdwComboRow    *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");
  guint choice = adw_combo_row_get_selected (row);

  if (self->filling)
    return;
  if (choice == 0)
    g_hash_table_remove (self->targets, code);
  else
    g_hash_table_insert (self->targets, g_strdup (code),
                         g_strdup (choice <= self->rows->len ? stage_at (self, choice - 1)->code : ""));
  update_apply (self);
}

static void
add_gone_row (CxStagesDialog *self,
              const CxStage  *stage)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  const char *target = g_hash_table_lookup (self->targets, stage->code);
  gint64 accounts = accounts_at (self, stage->code);
  g_autofree char *number = cx_format_number (accounts, 0);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%s account", "%s accounts", accounts), number);
  int at = target != NULL ? find_row (self, target) : -1;

  gtk_string_list_append (choices, _("Choose…"));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_string_list_append (choices, stage_at (self, i)->label);
  gtk_string_list_append (choices, _("No stage"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stage->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), target == NULL ? 0 : *target == '\0' ? self->rows->len + 1 : (guint) (at + 1));
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (stage->code), g_free);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_target), self);
  adw_preferences_group_add (self->gone, row);
  g_ptr_array_add (self->gone_rows, row);
}

/* A target that goes itself is none any more. */
static void
update_gone (CxStagesDialog *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->gone_rows->len; i++)
    adw_preferences_group_remove (self->gone, self->gone_rows->pdata[i]);
  g_ptr_array_set_size (self->gone_rows, 0);
  for (guint i = 0; i < cx_journey_get_n_stages (journey_of (self)); i++)
    {
      const CxStage *stage = cx_journey_get_stage (journey_of (self), i);
      const char *target = g_hash_table_lookup (self->targets, stage->code);

      if (target != NULL && *target != '\0' && find_row (self, target) < 0)
        g_hash_table_remove (self->targets, stage->code);
      if (find_row (self, stage->code) < 0)
        add_gone_row (self, stage);
      else
        g_hash_table_remove (self->targets, stage->code);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->gone), self->gone_rows->len > 0);
  self->filling = FALSE;
  update_apply (self);
}

/* ── stages that are there ──────────────────────────────────────────────── */

static void
update_places (CxStagesDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    cx_stage_row_set_place (self->rows->pdata[i], i, self->rows->len);
  update_gone (self);
}

static void
on_row_edited (CxStagesDialog *self,
               CxStageRow     *row)
{
  if (cx_stage_row_get_stage (row)->revenue)
    for (guint i = 0; i < self->rows->len; i++)
      if (self->rows->pdata[i] != row)
        cx_stage_row_clear_revenue (self->rows->pdata[i]);
  update_gone (self);
}

static void
on_row_move (CxStagesDialog *self,
             int             by,
             CxStageRow     *row)
{
  guint at;

  if (!g_ptr_array_find (self->rows, row, &at) || (int) at + by < 0 || at + (guint) by >= self->rows->len)
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_remove_index (self->rows, at);
  g_ptr_array_insert (self->rows, (int) at + by, row);
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) at + by);
  g_object_unref (row);
  update_places (self);
  cx_stage_row_focus_move (row, by);
}

static void
on_row_remove (CxStagesDialog *self,
               CxStageRow     *row)
{
  guint at;

  if (!g_ptr_array_find (self->rows, row, &at))
    return;
  g_ptr_array_remove_index (self->rows, at);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update_places (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (at, self->rows->len - 1)]);
}

static CxStageRow *
add_row (CxStagesDialog *self,
         const CxStage  *stage)
{
  GtkWidget *row = cx_stage_row_new (stage, accounts_at (self, stage->code));

  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_row_edited), self);
  g_signal_connect_swapped (row, "move", G_CALLBACK (on_row_move), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (on_row_remove), self);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
  return CX_STAGE_ROW (row);
}

static void
clear_rows (CxStagesDialog *self)
{
  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->targets);
}

/* ── templates ──────────────────────────────────────────────────────────── */

static const char *
name_template (const char *id)
{
  static const struct { const char *id, *name; } names[] = {
    { "r2r", N_("Raw lead to retention") },
    { "tofu", N_("Top, middle, bottom of funnel") },
    { "lead-to-cash", N_("Lead to cash") },
    { "aarrr", N_("Acquire to refer") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, id))
      return _(names[i].name);
  return id;
}

static void
fill_from_journey (CxStagesDialog *self)
{
  for (guint i = 0; i < cx_journey_get_n_stages (journey_of (self)); i++)
    add_row (self, cx_journey_get_stage (journey_of (self), i));
}

/* What the template has nothing like is left for a person to say. */
static void
fill_from_template (CxStagesDialog        *self,
                    const CxStageTemplate *template)
{
  for (guint i = 0; i < template->stages->len; i++)
    add_row (self, template->stages->pdata[i]);
  for (guint i = 0; i < cx_journey_get_n_stages (journey_of (self)); i++)
    {
      const char *code = cx_journey_get_stage (journey_of (self), i)->code;
      const char *alike = cx_stage_template_match (template, self->templates, code);

      if (alike != NULL)
        g_hash_table_insert (self->targets, g_strdup (code), g_strdup (alike));
    }
}

static void
on_template (CxStagesDialog *self)
{
  guint choice = adw_combo_row_get_selected (self->choice);

  if (self->filling || self->snapshot == NULL)
    return;
  clear_rows (self);
  if (choice == 0)
    fill_from_journey (self);
  else
    fill_from_template (self, self->templates->pdata[choice - 1]);
  update_places (self);
}

static void
fill_choices (CxStagesDialog *self)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_string_list_append (choices, _("Stages of this workspace"));
  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (choices, name_template (((CxStageTemplate *) self->templates->pdata[i])->id));
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (choices));
  self->filling = FALSE;
}

/* ── how many accounts there are ────────────────────────────────────────── */

static void
count_accounts (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CxJourney *journey = cx_snapshot_get_journey (data);
  gint64 *accounts = g_new0 (gint64, CX_NO_STAGE + 1);

  for (guint a = 0; a < cx_journey_get_n_accounts (journey); a++)
    accounts[cx_journey_get_current (journey, a)]++;
  g_task_return_pointer (task, accounts, g_free);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  CxStagesDialog *self = CX_STAGES_DIALOG (source);

  g_free (self->accounts);
  self->accounts = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->rows == NULL || self->accounts == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    cx_stage_row_set_accounts (self->rows->pdata[i], accounts_at (self, stage_at (self, i)->code));
  update_gone (self);
}

static void
ask_accounts (CxStagesDialog *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, on_counted, NULL);

  g_task_set_task_data (task, cx_snapshot_ref (self->snapshot), (GDestroyNotify) cx_snapshot_unref);
  g_task_run_in_thread (task, count_accounts);
}

/* ── actions ────────────────────────────────────────────────────────────── */

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CxStagesDialog) self = data;
  g_autoptr(GError) error = NULL;
  gint64 edit = cx_workspace_edit_stages_finish (CX_WORKSPACE (source), result, &error);

  if (edit == 0)
    {
      adw_banner_set_title (self->problem, error->message);
      adw_banner_set_revealed (self->problem, TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
  cx_stages_undo_offer (self->place, edit);
}

/* New stages have no code until now, so that it is made of the name that they were given. */
static GPtrArray *
collect_stages (CxStagesDialog *self)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_stage_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (stages, cx_stage_copy (stage_at (self, i)));
  for (guint i = 0; i < stages->len; i++)
    {
      CxStage *stage = stages->pdata[i];
      g_autofree char *old = NULL, *code = NULL;

      if (*stage->code != '\n')
        continue;
      old = g_steal_pointer (&stage->code);
      stage->code = g_strdup ("");
      code = cx_stage_make_code (stages, stage->label);
      g_set_str (&stage->code, code);
      cx_stage_row_set_code (self->rows->pdata[i], code);
      for (guint j = 0; j < cx_journey_get_n_stages (journey_of (self)); j++)
        {
          const char *gone = cx_journey_get_stage (journey_of (self), j)->code;

          if (g_strcmp0 (g_hash_table_lookup (self->targets, gone), old) == 0)
            g_hash_table_insert (self->targets, g_strdup (gone), g_strdup (code));
        }
    }
  return stages;
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CxStagesDialog *self = CX_STAGES_DIALOG (widget);
  g_autoptr(GPtrArray) stages = collect_stages (self);

  /* A text that still has the focus would not hear of losing it. */
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  gtk_widget_set_sensitive (widget, FALSE);
  cx_workspace_edit_stages_async (cx_place_get_workspace (self->place), stages, self->targets, on_applied, g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  CxStagesDialog *self = CX_STAGES_DIALOG (widget);
  g_autofree char *code = g_strdup_printf ("\n%u", ++self->made);
  CxStageRow *row = add_row (self, &(CxStage) { code, (char *) "", (char *) "", (char *) "", -1, FALSE });

  update_places (self);
  cx_stage_row_focus_name (row);
}

/* ── the dialog ─────────────────────────────────────────────────────────── */

static void
cx_stages_dialog_dispose (GObject *object)
{
  CxStagesDialog *self = CX_STAGES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_STAGES_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->gone_rows, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->accounts, g_free);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (cx_stages_dialog_parent_class)->dispose (object);
}

static void
cx_stages_dialog_class_init (CxStagesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_stages_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-stages-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxStagesDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CxStagesDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, CxStagesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CxStagesDialog, gone);
  gtk_widget_class_bind_template_callback (widget_class, on_template);
  gtk_widget_class_install_action (widget_class, "stages.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "stages.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "stages.add", NULL, add_action);
}

static void
cx_stages_dialog_init (CxStagesDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->gone_rows = g_ptr_array_new ();
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cx_stages_dialog_new (CxPlace *place)
{
  CxStagesDialog *self = g_object_new (CX_TYPE_STAGES_DIALOG, NULL);
  g_autoptr(GError) error = NULL;

  self->place = g_object_ref (place);
  self->snapshot = cx_snapshot_ref (cx_workspace_get_snapshot (cx_place_get_workspace (place)));
  self->templates = cx_stage_template_list (&error);
  g_assert_no_error (error);
  fill_choices (self);
  fill_from_journey (self);
  update_places (self);
  ask_accounts (self);
  return ADW_DIALOG (self);
}
