/* Importing a file: the dialog, from the first look at the file to what became of its rows. What a person can say stands in
 * the groups that it shows; what is said is tried without changing anything, again after each change. */
#include "cx-import-dialog.h"

#include "cx-import-columns.h"
#include "cx-import-file-group.h"
#include "cx-import-forecast.h"
#include "cx-import-peek.h"
#include "cx-import-preview.h"
#include "cx-import-progress.h"
#include "cx-import-summary.h"
#include "cx-import-undo.h"
#include "cx-import-words.h"
#include "cx-story-import.h"

#include <glib/gi18n.h>

struct _CxImportDialog {
  AdwDialog          parent_instance;

  CxWorkspace       *workspace;
  GFile             *file;
  CxImportPlan      *plan;          /* (nullable): of the newest look that has ended */
  CxStoryFile       *stories;       /* (nullable): the same, when the rows are win stories */
  GCancellable      *looking;       /* (nullable): the newest look at the file, of those that have not ended */
  GCancellable      *trying;        /* (nullable): the newest trial */
  GCancellable      *importing;     /* (nullable): the run */
  gint64             imported;      /* id of the import, once it is done, until it is undone */
  guint              try_source;    /* waits for a pause in the choices */

  AdwNavigationView *pages;
  AdwWindowTitle    *window_title;
  GtkWidget         *cancel_button;
  GtkWidget         *import_button;
  GtkWidget         *done_button;
  AdwBanner         *problem_banner;
  GtkStack          *stack;
  GtkRevealer       *forecast_revealer;
  CxImportForecast  *forecast;
  AdwStatusPage     *reading_page;
  AdwStatusPage     *failed_page;
  GtkWidget         *choose_button;
  CxImportFileGroup *file_group;
  GtkScrolledWindow *preview_window;
  CxImportColumns   *columns;
  CxImportProgress  *progress;
  CxImportSummary   *summary;
  CxImportSummary   *details;
};

G_DEFINE_FINAL_TYPE (CxImportDialog, cx_import_dialog, ADW_TYPE_DIALOG)

/* Who types or turns a list over wants to see the end of it. */
#define TRY_DELAY_MS 400

/* ── pages ──────────────────────────────────────────────────────────────── */

static gboolean
is_on (CxImportDialog *self,
       const char     *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
show_page (CxImportDialog *self,
           const char     *page)
{
  gboolean mapping = g_str_equal (page, "mapping"), summary = g_str_equal (page, "summary");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->import_button, mapping);
  gtk_widget_set_visible (self->done_button, summary);
  gtk_revealer_set_reveal_child (self->forecast_revealer, mapping);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), summary ? _("_Close") : _("_Cancel"));
  if (!mapping)
    adw_banner_set_revealed (self->problem_banner, FALSE);
  if (mapping)
    adw_dialog_set_default_widget (ADW_DIALOG (self), self->import_button);
  if (summary)
    adw_dialog_set_default_widget (ADW_DIALOG (self), self->done_button);
}

/* Return imports; it never cancels. */
static void
focus_mapping (CxImportDialog *self)
{
  if (!gtk_widget_grab_focus (self->import_button))
    gtk_widget_child_focus (GTK_WIDGET (self->file_group), GTK_DIR_TAB_FORWARD);
}

static void
announce (CxImportDialog *self,
          const char     *words)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
show_failed (CxImportDialog *self,
             const GError   *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, text);
  show_page (self, "failed");
  gtk_widget_grab_focus (self->choose_button);
  announce (self, error->message);
}

/* ── what would happen ──────────────────────────────────────────────────── */

static void
show_problem (CxImportDialog *self,
              const char     *problem)
{
  if (problem)
    {
      adw_banner_set_title (self->problem_banner, problem);
      cx_import_forecast_show_problem (self->forecast, _("Nothing can be imported yet"));
    }
  adw_banner_set_revealed (self->problem_banner, problem != NULL);
  gtk_widget_set_sensitive (self->import_button, problem == NULL);
}

static void
on_trial_progress (gint64   done,
                   gint64   total,
                   gint64   rows,
                   gpointer user_data)
{
  CxImportDialog *self = user_data;

  cx_import_forecast_show_working (self->forecast, total > 0 ? (double) done / (double) total : 0);
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportOutcome) outcome = cx_workspace_try_import_finish (CX_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->trying)
    return;
  g_clear_object (&self->trying);
  if (outcome == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  cx_import_forecast_show_outcome (self->forecast, outcome);
  cx_import_summary_forecast (self->details, self->plan->kind, outcome,
                              cx_snapshot_get_day (cx_workspace_get_snapshot (self->workspace)));
}

static void
stop_trying (CxImportDialog *self)
{
  g_clear_handle_id (&self->try_source, g_source_remove);
  stop (&self->trying);
}

/* The trial works on a copy: a person may go on choosing. Its progress must not be told after this dialog. */
static gboolean
try_plan (gpointer user_data)
{
  CxImportDialog *self = user_data;

  self->try_source = 0;
  self->trying = g_cancellable_new ();
  cx_workspace_try_import_async (self->workspace, cx_import_plan_copy (self->plan), on_trial_progress, self, self->trying,
                                 on_tried, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
check_plan (CxImportDialog *self,
            guint           delay)
{
  g_autofree char *problem = cx_import_columns_find_problem (self->columns);

  stop_trying (self);
  adw_navigation_view_pop_to_tag (self->pages, "import");
  show_problem (self, problem);
  if (problem)
    return;
  cx_import_forecast_show_working (self->forecast, -1);
  self->try_source = g_timeout_add (delay, try_plan, self);
}

static void
on_choice_changed (CxImportDialog *self)
{
  check_plan (self, TRY_DELAY_MS);
}

static void
on_column_changed (CxImportDialog *self)
{
  cx_import_file_group_update_keys (self->file_group);
  check_plan (self, TRY_DELAY_MS);
}

/* ── looking at the file ────────────────────────────────────────────────── */

/* What a person said may not fit the file: then it can be said again. A file that never fitted is not imported. */
static void
show_look_failed (CxImportDialog *self,
                  const GError   *error)
{
  stop (&self->looking);
  if (is_on (self, "mapping"))
    show_problem (self, error->message);
  else
    show_failed (self, error);
}

static void
clear_plan (CxImportDialog *self)
{
  /* Rows of the plan that goes away point into it. */
  cx_import_columns_show (self->columns, NULL, NULL);
  cx_import_file_group_show_plan (self->file_group, NULL);
  g_clear_pointer (&self->plan, cx_import_plan_free);
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPlan) plan = cx_workspace_plan_finish (CX_WORKSPACE (source), result, &error);
  g_autofree char *remembered = NULL;
  gboolean first = self->plan == NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  if (plan == NULL)
    {
      show_look_failed (self, error);
      return;
    }
  g_clear_object (&self->looking);
  clear_plan (self);
  self->plan = g_steal_pointer (&plan);
  remembered = cx_import_remembered_words (self->plan, cx_snapshot_get_day (cx_workspace_get_snapshot (self->workspace)));
  cx_import_columns_show (self->columns, self->plan, remembered);
  cx_import_file_group_show_plan (self->file_group, self->plan);
  if (!is_on (self, "mapping"))
    show_page (self, "mapping");
  check_plan (self, 0);
  if (first)
    focus_mapping (self);
}

/* Win stories are no rows of the workspace: they go into the draft. */
static void
on_stories (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStoryFile) stories = cx_story_import_read_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  g_clear_object (&self->looking);
  clear_plan (self);
  show_problem (self, error ? error->message : NULL);
  if (stories == NULL)
    return;
  cx_import_forecast_show_stories (self->forecast, stories->stories->len, stories->rejects->len);
  self->stories = g_steal_pointer (&stories);
}

static void
look_further (CxImportDialog *self)
{
  CxImportOptions options;

  cx_import_file_group_get_options (self->file_group, &options);
  if (cx_import_file_group_is_stories (self->file_group))
    {
      cx_story_import_read_async (g_file_peek_path (self->file), options.read.delimiter, self->looking, on_stories,
                                  g_object_ref (self));
      return;
    }
  cx_workspace_plan_async (self->workspace, g_file_peek_path (self->file), &options, self->looking, on_planned, g_object_ref (self));
}

static void
on_peeked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPeek) peek = cx_import_peek_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  if (peek == NULL)
    {
      show_look_failed (self, error);
      return;
    }
  cx_import_file_group_show_form (self->file_group, peek->form, peek->likely);
  gtk_scrolled_window_set_child (self->preview_window, cx_import_preview_new (peek));
  gtk_widget_set_visible (GTK_WIDGET (self->columns), !cx_import_file_group_is_stories (self->file_group));
  if (!is_on (self, "mapping"))
    show_page (self, "mapping");
  look_further (self);
}

static void
look (CxImportDialog *self)
{
  const char *path = g_file_peek_path (self->file);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr(GError) error = NULL;
  CxImportOptions options;

  adw_window_title_set_subtitle (self->window_title, name);
  if (path == NULL)
    {
      error = g_error_new (CX_ERROR, CX_ERROR_IO, _("%s is not on this computer: copy it here first"), name);
      show_failed (self, error);
      return;
    }
  stop_trying (self);
  stop (&self->looking);
  g_clear_pointer (&self->stories, cx_story_file_free);
  self->looking = g_cancellable_new ();
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  cx_import_forecast_show_working (self->forecast, -1);
  cx_import_file_group_get_options (self->file_group, &options);
  cx_import_peek_async (path, &options.read, self->looking, on_peeked, g_object_ref (self));
}

/* ── the run ────────────────────────────────────────────────────────────── */

static void
on_progress (gint64   done,
             gint64   total,
             gint64   rows,
             gpointer user_data)
{
  cx_import_progress_update (((CxImportDialog *) user_data)->progress, done, total, rows);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CxImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportOutcome) outcome = cx_workspace_import_finish (CX_WORKSPACE (source), result, &error);

  g_clear_object (&self->importing);
  cx_import_progress_end (self->progress);
  if (outcome)
    {
      self->imported = outcome->result->id;
      cx_import_summary_show (self->summary, self->workspace, self->file, self->plan->kind, outcome);
      show_page (self, "summary");
      gtk_widget_grab_focus (self->done_button);
      announce (self, cx_import_summary_get_words (self->summary));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_page (self, "mapping");
      check_plan (self, 0);
      focus_mapping (self);
      announce (self, _("Import cancelled: nothing was changed"));
    }
  else
    {
      show_failed (self, error);
    }
}

static void
import_stories (CxImportDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  cx_story_import_add (window, self->workspace, self->stories);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_import (CxImportDialog *self)
{
  if (self->stories)
    {
      import_stories (self);
      return;
    }
  if (self->plan == NULL || self->importing || !gtk_widget_get_sensitive (self->import_button))
    return;
  stop_trying (self);
  self->importing = g_cancellable_new ();
  cx_import_progress_begin (self->progress, _("Importing…"));
  show_page (self, "progress");
  gtk_widget_grab_focus (self->cancel_button);
  cx_workspace_import_async (self->workspace, cx_import_plan_copy (self->plan), on_progress, self, self->importing, on_imported,
                             g_object_ref (self));
}

/* ── buttons ────────────────────────────────────────────────────────────── */

/* Who closes the summary can still undo the import. */
static void
close_dialog (CxImportDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->imported && window)
    cx_import_undo_toast (window, self->workspace, self->imported, cx_import_summary_get_words (self->summary));
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* A running import is cancelled and rolled back first: then the columns are shown again. */
static void
on_cancel (CxImportDialog *self)
{
  if (self->importing)
    g_cancellable_cancel (self->importing);
  else
    close_dialog (self);
}

static void
on_done (CxImportDialog *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_activate_action (parent, "win.place", "s", "accounts");
  close_dialog (self);
}

static void
on_try_again (CxImportDialog *self)
{
  show_page (self, "reading");
  look (self);
}

static void
on_choose (CxImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  adw_navigation_view_push_by_tag (CX_IMPORT_DIALOG (widget)->pages, "details");
}

static void
on_undone (gpointer user_data)
{
  CxImportDialog *self = user_data;

  self->imported = 0;
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CxImportDialog *self = CX_IMPORT_DIALOG (widget);

  if (self->imported)
    cx_import_undo_present (widget, self->workspace, self->imported, NULL, on_undone, g_object_ref (self), g_object_unref);
}

/* ── class ──────────────────────────────────────────────────────────────── */

/* What still runs for this dialog has nobody to tell of it any more. */
static void
on_closed (CxImportDialog *self)
{
  stop_trying (self);
  stop (&self->looking);
}

static void
cx_import_dialog_dispose (GObject *object)
{
  CxImportDialog *self = CX_IMPORT_DIALOG (object);

  on_closed (self);
  stop (&self->importing);
  if (self->columns)
    clear_plan (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->stories, cx_story_file_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (cx_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, forecast_revealer);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, forecast);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, reading_page);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, file_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, preview_window);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CxImportDialog, details);
}

static void
cx_import_dialog_class_init (CxImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_dialog_dispose;
  g_type_ensure (CX_TYPE_IMPORT_COLUMNS);
  g_type_ensure (CX_TYPE_IMPORT_FILE_GROUP);
  g_type_ensure (CX_TYPE_IMPORT_FORECAST);
  g_type_ensure (CX_TYPE_IMPORT_PROGRESS);
  g_type_ensure (CX_TYPE_IMPORT_SUMMARY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "import.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_column_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
}

static void
cx_import_dialog_init (CxImportDialog *self)
{
  g_autoptr(AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->reading_page));
  adw_status_page_set_paintable (self->reading_page, GDK_PAINTABLE (spinner));
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
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
  cx_import_file_group_load (self->file_group, workspace);
  show_page (self, "reading");
  look (self);
  return ADW_DIALOG (self);
}
