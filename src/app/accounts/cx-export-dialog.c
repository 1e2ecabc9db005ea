/* Accounts out of the window. Every change of mind plans the export anew, so that it is seen what would be written. */
#include "cx-export-dialog.h"

#include "cx-amount.h"
#include "cx-export-words.h"
#include "cx-place.h"
#include "cx-value.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CxExportDialog {
  AdwDialog       parent_instance;

  GtkWidget      *from;
  CxWorkspace    *workspace;
  CxSnapshot     *snapshot;
  int             profile;
  GArray         *rows;         /* (element-type guint) */
  gboolean        selected;
  GCancellable   *planning;     /* the newest plan, or NULL */
  GCancellable   *running;      /* while files are written, or NULL */
  CxExport       *export;       /* the last plan, or NULL */
  gint64          started;      /* monotonic */

  GtkWidget      *export_button;
  GtkStack       *stack;
  GtkWidget      *about_group;
  AdwComboRow    *accounts_row;
  AdwComboRow    *profile_row;
  GtkCheckButton *workbook_check;
  GtkCheckButton *csv_check;
  GtkCheckButton *hubspot_check;
  GtkCheckButton *salesforce_check;
  GtkWidget      *crm_group;
  AdwSwitchRow   *stage_row;
  AdwSwitchRow   *undo_row;
  AdwActionRow   *written_row;
  AdwActionRow   *problem_row;
  AdwActionRow   *left_row;
  AdwActionRow   *repaired_row;
  AdwActionRow   *stages_row;
  AdwActionRow   *not_cleared_row;
  AdwActionRow   *not_undone_row;
  GtkProgressBar *progress_bar;
  GtkLabel       *progress_label;
};

G_DEFINE_FINAL_TYPE (CxExportDialog, cx_export_dialog, ADW_TYPE_DIALOG)

/* ── what is wanted ─────────────────────────────────────────────────────── */

static CxExportTarget
target_of (CxExportDialog *self)
{
  if (gtk_check_button_get_active (self->hubspot_check))
    return CX_EXPORT_HUBSPOT;
  return gtk_check_button_get_active (self->salesforce_check) ? CX_EXPORT_SALESFORCE : CX_EXPORT_GENERIC;
}

/* (transfer full): the file that is proposed: workspace, whom it is for, and the day for a CRM. */
static char *
propose_name (CxExportDialog *self)
{
  static const char *const crms[] = { [CX_EXPORT_HUBSPOT] = "HubSpot", [CX_EXPORT_SALESFORCE] = "Salesforce" };
  const char *workspace = cx_snapshot_get_name (self->snapshot);
  CxExportTarget target = target_of (self);
  g_autofree char *day = cx_date_format (cx_snapshot_get_day (self->snapshot));
  char *name;

  if (target != CX_EXPORT_GENERIC)
    name = g_strdup_printf ("%s %s %s.csv", workspace, crms[target], day);
  else
    /* Translators: a file's name: of a workspace, and how the file ends */
    name = g_strdup_printf (_("%s accounts.%s"), workspace, gtk_check_button_get_active (self->csv_check) ? "csv" : "xlsx");
  return g_strdelimit (name, G_DIR_SEPARATOR_S "/\\:*?\"<>|", '-');
}

/* "tags.csv" and " undo": "tags undo.csv" */
static char *
name_undo (const char *out)
{
  const char *slash = strrchr (out, G_DIR_SEPARATOR), *dot = strrchr (slash ? slash : out, '.');
  g_autofree char *name = g_strndup (out, dot ? (gsize) (dot - out) : strlen (out));

  /* Translators: a file's name and its ending: of the file that undoes an export */
  return g_strdup_printf (_("%s undo%s"), name, dot ? dot : "");
}

/* @out, @undo: where to; borrowed by the options */
static CxExportOptions
options_for (CxExportDialog *self,
             const char     *out,
             const char     *undo)
{
  CxExportTarget target = target_of (self);
  gboolean crm = target != CX_EXPORT_GENERIC;

  return (CxExportOptions) {
    .target = target,
    .format = gtk_check_button_get_active (self->workbook_check) ? CX_EXPORT_XLSX : CX_EXPORT_CSV,
    .profile = adw_combo_row_get_selected (self->profile_row) == 0 ? self->profile : -1,
    .stage = crm && adw_switch_row_get_active (self->stage_row),
    .byte_order_mark = !crm,
    .force = TRUE,
    .out = out,
    .undo = crm && adw_switch_row_get_active (self->undo_row) ? undo : NULL,
  };
}

static GArray *
rows_of (CxExportDialog *self)
{
  return adw_combo_row_get_selected (self->accounts_row) == 0 ? self->rows : NULL;
}

static void
ask (CxExportDialog      *self,
     const char          *out,
     gboolean             fresh,
     GAsyncReadyCallback  callback)
{
  g_autofree char *undo = name_undo (out);
  CxExportOptions options = options_for (self, out, undo);

  g_cancellable_cancel (self->planning);
  g_set_object (&self->planning, NULL);
  self->planning = g_cancellable_new ();
  cx_workspace_plan_export_async (self->workspace, self->snapshot, rows_of (self), &options, fresh, self->planning, callback,
                                  g_object_ref (self));
}

/* ── what would be written ──────────────────────────────────────────────── */

/* A row without words is not there. */
static void
say (AdwActionRow *row,
     char         *words)
{
  g_autofree char *owned = words;

  gtk_widget_set_visible (GTK_WIDGET (row), words != NULL);
  if (words != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
}

/* (transfer full): an error's message as a sentence begins. */
static char *
capitalize (const char *message)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (message)), first);
  return g_strconcat (first, g_utf8_next_char (message), NULL);
}

/* Either there is a plan, or what is in the way of one. */
static void
show_plan (CxExportDialog *self,
           const GError   *error)
{
  CxExport *export = self->export;
  g_autofree char *why = export ? cx_export_words_why_left_out (export) : NULL;
  g_autofree char *files = export ? cx_export_words_files (export) : NULL;
  g_autofree char *not_undone = export ? cx_export_words_not_undone (export) : NULL;

  say (self->problem_row, error ? capitalize (error->message) : NULL);
  say (self->written_row, export ? cx_export_words_written (export) : NULL);
  adw_action_row_set_subtitle (self->written_row, files);
  say (self->left_row, export ? cx_export_words_left_out (export) : NULL);
  adw_action_row_set_subtitle (self->left_row, why);
  say (self->repaired_row, export ? cx_export_words_repaired (export) : NULL);
  say (self->stages_row, export ? cx_export_words_stages (export) : NULL);
  say (self->not_cleared_row, export ? cx_export_words_not_cleared (export) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->not_undone_row), not_undone != NULL);
  adw_action_row_set_subtitle (self->not_undone_row, not_undone);
  gtk_widget_set_sensitive (self->export_button, export != NULL);
}

/* The newest answer counts; an older one was cancelled. Returns: whether this is the newest */
static gboolean
take_plan (CxExportDialog *self,
           GAsyncResult   *result,
           GError        **error)
{
  g_autoptr(CxExport) export = cx_workspace_plan_export_finish (self->workspace, result, error);

  if (g_task_get_cancellable (G_TASK (result)) != self->planning)
    return FALSE;
  g_clear_object (&self->planning);
  g_clear_pointer (&self->export, cx_export_free);
  self->export = g_steal_pointer (&export);
  return TRUE;
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CxExportDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (!take_plan (self, result, &error))
    return;
  show_plan (self, error);
}

static void
on_changed (CxExportDialog *self)
{
  g_autofree char *name = NULL;

  if (self->workspace == NULL || self->running != NULL)
    return;
  gtk_widget_set_visible (self->crm_group, target_of (self) != CX_EXPORT_GENERIC);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  name = propose_name (self);
  ask (self, name, FALSE, on_planned);
}

/* ── writing ────────────────────────────────────────────────────────────── */

static void
on_progress (gint64   done,
             gint64   total,
             gint64   count,
             gpointer data)
{
  CxExportDialog *self = data;
  gint64 elapsed = g_get_monotonic_time () - self->started;
  double share = total > 0 ? CLAMP ((double) done / (double) total, 0, 1) : 0;
  g_autofree char *text = NULL;

  gtk_progress_bar_set_fraction (self->progress_bar, share);
  if (elapsed < G_USEC_PER_SEC || share <= 0)
    return;
  text = g_strdup_printf (ngettext ("%.0f second left", "%.0f seconds left", (gulong) (elapsed / 1e6 * (1 - share) / share)),
                          elapsed / 1e6 * (1 - share) / share);
  gtk_label_set_text (self->progress_label, text);
}

static void
on_folder_shown (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cx_place_toast_error (from, error);
}

/* @data: a launcher that knows whom to tell */
static gboolean
open_folder (gpointer data)
{
  GtkWidget *from = g_object_get_data (data, "from");
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_file_launcher_open_containing_folder (data, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_folder_shown,
                                            g_object_ref (from));
  return G_SOURCE_REMOVE;
}

static void
tell (CxExportDialog *self)
{
  g_autoptr(GFile) file = g_file_new_for_path (cx_export_get_files (self->export)[0]);
  GtkFileLauncher *launcher = gtk_file_launcher_new (file);
  g_autofree char *done = cx_export_words_done (self->export);

  g_object_set_data_full (G_OBJECT (launcher), "from", g_object_ref (self->from), g_object_unref);
  cx_place_toast_button (self->from, done, _("_Open Folder"), open_folder, launcher, g_object_unref);
}

static void
show_page (CxExportDialog *self,
           const char     *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->export_button, g_str_equal (page, "choose"));
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CxExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  gboolean done = cx_workspace_export_finish (self->workspace, result, &error);

  g_clear_object (&self->running);
  if (done)
    {
      tell (self);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  show_page (self, "choose");
  on_changed (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(CxExportDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (!take_plan (self, result, &error))
    return;
  show_plan (self, error);
  if (self->export == NULL)
    return;
  self->running = g_cancellable_new ();
  self->started = g_get_monotonic_time ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_label_set_text (self->progress_label, "");
  show_page (self, "progress");
  cx_workspace_export_async (self->workspace, self->export, on_progress, self, self->running, on_written, g_object_ref (self));
}

/* ── where to ───────────────────────────────────────────────────────────── */

static GtkWindow *
window_of (CxExportDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* @fresh: names were not chosen by a person, so nothing is replaced */
static void
write_to (CxExportDialog *self,
          GFile          *file,
          gboolean        fresh,
          const GError   *error)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autoptr(GError) elsewhere = NULL;

  if (path != NULL)
    {
      ask (self, path, fresh, on_ready);
      return;
    }
  if (file != NULL)
    elsewhere = g_error_new_literal (CX_ERROR, CX_ERROR_IO, _("Choose a folder on this computer"));
  if (file != NULL || !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cx_place_toast_error (GTK_WIDGET (self), elsewhere ? elsewhere : error);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(CxExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  write_to (self, file, FALSE, error);
}

static void
on_folder_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CxExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *name = propose_name (self);
  g_autoptr(GFile) file = folder ? g_file_get_child (folder, name) : NULL;

  write_to (self, file, TRUE, error);
}

/* Several files go into a folder: the permission for one file says nothing of those beside it. */
static void
on_export (CxExportDialog *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = propose_name (self);
  gboolean several;

  if (self->export == NULL)
    return;
  several = g_strv_length ((char **) cx_export_get_files (self->export)) > 1;
  gtk_file_dialog_set_title (dialog, several ? _("Choose a Folder") : _("Save Export"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (several)
    gtk_file_dialog_select_folder (dialog, window_of (self), NULL, on_folder_chosen, g_object_ref (self));
  else
    gtk_file_dialog_save (dialog, window_of (self), NULL, on_file_chosen, g_object_ref (self));
}

static void
on_cancel (CxExportDialog *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt (CxExportDialog *self)
{
  on_cancel (self);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_export_dialog_dispose (GObject *object)
{
  CxExportDialog *self = CX_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  g_clear_object (&self->from);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->export, cx_export_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (cx_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, about_group);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, accounts_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, profile_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, workbook_check);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, csv_check);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, hubspot_check);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, salesforce_check);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, crm_group);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, stage_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, undo_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, written_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, problem_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, left_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, repaired_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, stages_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, not_cleared_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, not_undone_row);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CxExportDialog, progress_label);
}

static void
cx_export_dialog_class_init (CxExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
}

static void
cx_export_dialog_init (CxExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->export_button);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->workbook_check));
}

/* @second: (nullable): %NULL: there is nothing to choose, so nothing is asked */
static void
offer (AdwComboRow *row,
       const char  *first,
       const char  *second)
{
  const char *const choices[] = { first, second, NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  gtk_widget_set_visible (GTK_WIDGET (row), second != NULL);
}

/* Which accounts is only asked when not all are shown, and whose tiers when there are several profiles. */
static void
offer_choices (CxExportDialog *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  guint n = cx_columns_get_n_accounts (cx_snapshot_get_columns (self->snapshot)), n_profiles = cx_tiering_get_n_profiles (tiering);
  gboolean some = self->rows->len < n, several = self->profile >= 0 && n_profiles > 1;
  g_autofree char *some_number = cx_format_number (self->rows->len, 0);
  g_autofree char *all_number = cx_format_number (n, 0);
  g_autofree char *these = g_strdup_printf (self->selected ? _("Selected · %s") : _("Shown · %s"), some_number);
  g_autofree char *all = g_strdup_printf (_("All · %s"), all_number);
  g_autofree char *best = g_strdup_printf (ngettext ("Best of %u profile", "Best of %u profiles", n_profiles), n_profiles);
  const char *name = self->profile >= 0 ? cx_profile_get_name (cx_tiering_get_profile (tiering, (guint) self->profile)->draft) : "";

  offer (self->accounts_row, these, some ? all : NULL);
  offer (self->profile_row, name, several ? best : NULL);
  gtk_widget_set_visible (self->about_group, some || several);
}

AdwDialog *
cx_export_dialog_new (GtkWidget   *from,
                      CxWorkspace *workspace,
                      CxSnapshot  *snapshot,
                      int          profile,
                      GArray      *rows,
                      gboolean     selected)
{
  CxExportDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from) && CX_IS_WORKSPACE (workspace) && snapshot != NULL && rows != NULL, NULL);

  self = g_object_new (CX_TYPE_EXPORT_DIALOG, NULL);
  self->from = g_object_ref (from);
  self->snapshot = cx_snapshot_ref (snapshot);
  self->profile = profile;
  self->rows = g_array_ref (rows);
  self->selected = selected;
  offer_choices (self);
  self->workspace = g_object_ref (workspace);
  on_changed (self);
  return ADW_DIALOG (self);
}
