/* Importing a file of accounts: the dialog and its pages. */
#include "cx-import-dialog.h"

#include "cx-import-column-row.h"
#include "cx-import-preview.h"
#include "cx-import-summary.h"

#include <glib/gi18n.h>

struct _CxImportDialog {
  AdwDialog            parent_instance;

  CxWorkspace         *workspace;
  GFile               *file;
  CxImportPlan        *plan;
  GPtrArray           *fields;       /* of the workspace (element-type CxField) */
  GPtrArray           *chosen;       /* (nullable): what the columns became, kept over a run that ended early */
  GPtrArray           *rows;         /* widgets of columns_group */
  GCancellable        *cancellable;
  gint64               started;      /* monotonic; 0 while nothing is imported */
  guint                pulse_source;
  guint                fill_source;
  gboolean             filling;

  AdwWindowTitle      *window_title;
  GtkWidget           *cancel_button;
  GtkWidget           *import_button;
  GtkWidget           *done_button;
  AdwBanner           *problem_banner;
  GtkStack            *stack;
  AdwStatusPage       *reading_page;
  AdwStatusPage       *failed_page;
  AdwActionRow        *file_row;
  AdwComboRow         *delimiter_row;
  AdwComboRow         *key_row;
  GtkScrolledWindow   *preview_window;
  AdwPreferencesGroup *columns_group;
  AdwStatusPage       *progress_page;
  GtkProgressBar      *progress_bar;
  GtkLabel            *progress_label;
  CxImportSummary     *summary;
};

G_DEFINE_FINAL_TYPE (CxImportDialog, cx_import_dialog, ADW_TYPE_DIALOG)

/* So many rows are made between two frames. */
#define ROWS_AT_ONCE 4

/* How often the bar moves while nobody knows how far the work is. */
#define PULSE_MS 100

static const char delimiters[] = { ',', ';', '\t', '|' };

/* ── pages ──────────────────────────────────────────────────────────────── */

static void
show_page (CxImportDialog *self,
           const char     *page)
{
  gboolean mapping = g_str_equal (page, "mapping"), summary = g_str_equal (page, "summary");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->import_button, mapping);
  gtk_widget_set_visible (self->done_button, summary);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), summary ? _("_Close") : _("_Cancel"));
  if (!mapping)
    adw_banner_set_revealed (self->problem_banner, FALSE);
  if (mapping)
    adw_dialog_set_default_widget (ADW_DIALOG (self), self->import_button);
}

/* Return imports, or changes what is in the way of it; it never cancels. */
static void
focus_mapping (CxImportDialog *self)
{
  if (!gtk_widget_grab_focus (self->import_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
}

static void
show_error (CxImportDialog *self,
            const GError   *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, text);
  show_page (self, "failed");
}

/* ── the plan ───────────────────────────────────────────────────────────── */

static gboolean
identifies (const CxField *field)
{
  return field && (g_strcmp0 (field->role, "name") == 0 || g_strcmp0 (field->role, "domain") == 0 ||
                   g_strcmp0 (field->role, "record_id") == 0);
}

/* (transfer full) (nullable): why the plan cannot be run. */
static char *
find_problem (CxImportPlan *plan)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean identified = plan->key_column >= 0;

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (plan->columns, i);

      if (column->field == NULL)
        continue;
      identified |= identifies (column->field);
      if (!g_hash_table_add (taken, column->field->key))
        return g_strdup_printf (_("Two columns become “%s”: leave one of them out"), column->field->label);
    }
  if (identified)
    return NULL;
  return g_strdup (_("No column says which account a row is about: give one the role of name, web domain or record ID"));
}

static void
check_plan (CxImportDialog *self)
{
  g_autofree char *problem = find_problem (self->plan);

  if (problem)
    adw_banner_set_title (self->problem_banner, problem);
  adw_banner_set_revealed (self->problem_banner, problem != NULL);
  gtk_widget_set_sensitive (self->import_button, problem == NULL);
}

static void
update_columns_title (CxImportDialog *self)
{
  g_autofree char *text = NULL;
  guint used = 0;

  for (guint i = 0; i < self->plan->columns->len; i++)
    used += ((CxPlanColumn *) g_ptr_array_index (self->plan->columns, i))->field != NULL;
  text = g_strdup_printf (ngettext ("%u of %u column is imported. Open it to change what it becomes.",
                                    "%u of %u columns are imported. Open one to change what it becomes.",
                                    self->plan->columns->len),
                          used, self->plan->columns->len);
  adw_preferences_group_set_description (self->columns_group, text);
}

/* What identifies accounts: nothing in particular, or one of the columns that are imported. */
static void
fill_keys (CxImportDialog *self)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0, n = 1;

  gtk_string_list_append (model, _("ID, domain, then name"));
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (self->plan->columns, i);

      if (column->field == NULL)
        continue;
      gtk_string_list_append (model, column->field->label);
      if (self->plan->key_column == (int) i)
        selected = n;
      n++;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->key_row, selected);
  self->filling = FALSE;
}

static void
on_column_changed (CxImportDialog *self)
{
  const CxPlanColumn *key = self->plan->key_column < 0 ? NULL : g_ptr_array_index (self->plan->columns, self->plan->key_column);

  if (key && key->field == NULL)
    self->plan->key_column = -1;
  for (guint i = 0; i < self->rows->len; i++)
    cx_import_column_row_update (g_ptr_array_index (self->rows, i));
  fill_keys (self);
  update_columns_title (self);
  check_plan (self);
}

static void
clear_columns (CxImportDialog *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* A few rows a frame: a file may have hundreds of columns. */
static gboolean
fill_some_columns (gpointer user_data)
{
  CxImportDialog *self = user_data;

  for (guint n = 0; n < ROWS_AT_ONCE && self->rows->len < self->plan->columns->len; n++)
    {
      GtkWidget *row = cx_import_column_row_new (self->plan, self->rows->len, self->fields);

      g_signal_connect_swapped (row, "changed", G_CALLBACK (on_column_changed), self);
      adw_preferences_group_add (self->columns_group, row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->rows->len < self->plan->columns->len)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_columns (CxImportDialog *self)
{
  clear_columns (self);
  self->fill_source = g_idle_add (fill_some_columns, self);
}

static void
fill_file (CxImportDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *described = NULL;

  if (self->plan->preset)
    described = g_strdup_printf (_("%s — headers of %s"), name, self->plan->preset);
  adw_action_row_set_subtitle (self->file_row, described ? described : name);
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i] == self->plan->form->delimiter)
      adw_combo_row_set_selected (self->delimiter_row, i);
  self->filling = FALSE;
}

static void
restore_choices (CxImportDialog *self)
{
  g_autoptr(GPtrArray) chosen = g_steal_pointer (&self->chosen);

  if (chosen == NULL || chosen->len != self->plan->columns->len)
    return;
  for (guint i = 0; i < chosen->len; i++)
    cx_import_plan_set_field (self->plan, i, g_ptr_array_index (chosen, i));
}

static void
show_plan (CxImportDialog *self)
{
  restore_choices (self);
  fill_file (self);
  fill_keys (self);
  fill_columns (self);
  gtk_scrolled_window_set_child (self->preview_window, cx_import_preview_new (self->plan));
  update_columns_title (self);
  show_page (self, "mapping");
  check_plan (self);
  focus_mapping (self);
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  CxImportPlan *plan = cx_workspace_plan_finish (CX_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (plan == NULL)
    {
      show_error (self, error);
      return;
    }
  /* Rows of the plan that goes away point into it. */
  clear_columns (self);
  g_clear_pointer (&self->plan, cx_import_plan_free);
  self->plan = plan;
  show_plan (self);
}

static void
look_at_file (CxImportDialog *self,
              char            delimiter)
{
  const char *path = g_file_peek_path (self->file);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr(GError) error = NULL;

  adw_window_title_set_subtitle (self->window_title, name);
  if (path == NULL)
    {
      error = g_error_new (CX_ERROR, CX_ERROR_IO, _("%s is not on this computer: copy it here first"), name);
      show_error (self, error);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->plan == NULL)
    show_page (self, "reading");
  cx_workspace_plan_async (self->workspace, path, delimiter, self->cancellable, on_planned, g_object_ref (self));
}

static void
on_delimiter_selected (CxImportDialog *self)
{
  guint i = adw_combo_row_get_selected (self->delimiter_row);

  if (!self->filling && self->plan && i < G_N_ELEMENTS (delimiters))
    look_at_file (self, delimiters[i]);
}

static void
on_key_selected (CxImportDialog *self)
{
  guint wanted = adw_combo_row_get_selected (self->key_row), n = 1;

  if (self->filling || self->plan == NULL)
    return;
  self->plan->key_column = -1;
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (self->plan->columns, i);

      if (column->field && n++ == wanted)
        cx_import_plan_set_key (self->plan, column->field->key, NULL);
    }
  check_plan (self);
}

/* ── the run ────────────────────────────────────────────────────────────── */

static char *
describe_progress (gint64 done,
                   gint64 total,
                   gint64 elapsed)
{
  g_autofree char *read = g_format_size (done);
  g_autofree char *all = g_format_size (total);
  gint64 left;

  if (total <= 0)
    return g_steal_pointer (&read);
  /* The rate of the first moments says nothing. */
  if (elapsed < G_USEC_PER_SEC || done <= 0)
    return g_strdup_printf (_("%s of %s"), read, all);
  left = (gint64) ((double) elapsed / done * (total - done) / G_USEC_PER_SEC) + 1;
  if (left >= 90)
    return g_strdup_printf (ngettext ("%s of %s · about %d minute left", "%s of %s · about %d minutes left", (left + 30) / 60),
                            read, all, (int) ((left + 30) / 60));
  return g_strdup_printf (ngettext ("%s of %s · %d second left", "%s of %s · %d seconds left", left), read, all, (int) left);
}

static gboolean
pulse (gpointer user_data)
{
  gtk_progress_bar_pulse (((CxImportDialog *) user_data)->progress_bar);
  return G_SOURCE_CONTINUE;
}

/* All rows are read: what is left says nothing of how far it is. */
static void
show_scoring (CxImportDialog *self)
{
  adw_status_page_set_title (self->progress_page, _("Scoring the Accounts…"));
  gtk_label_set_text (self->progress_label, "");
  if (self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_MS, pulse, self);
}

static void
on_progress (gint64   done,
             gint64   total,
             gpointer user_data)
{
  CxImportDialog *self = user_data;
  g_autofree char *text = describe_progress (done, total, g_get_monotonic_time () - self->started);

  if (total > 0 && done >= total)
    {
      show_scoring (self);
      return;
    }
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) done / total : 0);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportResult) outcome = cx_workspace_import_finish (CX_WORKSPACE (source), result, &error);

  self->started = 0;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (outcome)
    {
      cx_import_summary_show (self->summary, self->workspace, self->file, outcome);
      show_page (self, "summary");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    look_at_file (self, delimiters[MIN (adw_combo_row_get_selected (self->delimiter_row), G_N_ELEMENTS (delimiters) - 1)]);
  else
    show_error (self, error);
}

static GPtrArray *
copy_choices (CxImportPlan *plan)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (plan->columns, i);

      g_ptr_array_add (chosen, column->field ? cx_field_copy (column->field) : NULL);
    }
  return chosen;
}

static void
on_import (CxImportDialog *self)
{
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  self->chosen = copy_choices (self->plan);
  clear_columns (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->started = g_get_monotonic_time ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_label_set_text (self->progress_label, "");
  adw_status_page_set_title (self->progress_page, _("Importing…"));
  show_page (self, "progress");
  cx_workspace_import_async (self->workspace, g_steal_pointer (&self->plan), on_progress, self, self->cancellable, on_imported,
                             g_object_ref (self));
}

/* ── buttons ────────────────────────────────────────────────────────────── */

/* A running import is cancelled and rolled back first: then the columns are shown again. */
static void
on_cancel (CxImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->started == 0)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt (CxImportDialog *self)
{
  on_cancel (self);
}

static void
on_done (CxImportDialog *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_activate_action (parent, "win.place", "s", "accounts");
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_try_again (CxImportDialog *self)
{
  look_at_file (self, 0);
}

static void
on_choose (CxImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* ── class ──────────────────────────────────────────────────────────────── */

static void
cx_import_dialog_dispose (GObject *object)
{
  CxImportDialog *self = CX_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_clear_pointer (&self->plan, cx_import_plan_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, reading_page);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, preview_window);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, summary);
}

static void
cx_import_dialog_class_init (CxImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_dialog_dispose;

  g_type_ensure (CX_TYPE_IMPORT_SUMMARY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_delimiter_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_key_selected);
}

static void
cx_import_dialog_init (CxImportDialog *self)
{
  g_autoptr(AdwSpinnerPaintable) spinner = NULL;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->reading_page));
  adw_status_page_set_paintable (self->reading_page, GDK_PAINTABLE (spinner));
}

AdwDialog *
cx_import_dialog_new (CxWorkspace *workspace,
                      GFile       *file)
{
  CxImportDialog *self;

  g_return_val_if_fail (CX_IS_WORKSPACE (workspace) && G_IS_FILE (file), NULL);

  self = g_object_new (CX_TYPE_IMPORT_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  self->fields = g_ptr_array_ref (cx_columns_get_fields (cx_snapshot_get_columns (cx_workspace_get_snapshot (workspace))));
  look_at_file (self, 0);
  return ADW_DIALOG (self);
}
