/* The window and files: opening and making workspaces, copies in and out. */
#include "cx-window-private.h"

#include "cx-library.h"
#include "cx-name-dialog.h"
#include "cx-sample.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* ── opening ────────────────────────────────────────────────────────────── */

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxWorkspace) workspace = cx_workspace_open_finish (result, &error);
  g_autoptr(GFile) next = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workspace == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, self->workspace ? "workspace" : "welcome");
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  cx_window_set_workspace (self, workspace);
  cx_window_refresh_library (self);
  next = g_steal_pointer (&self->import_next);
  if (next)
    cx_window_import (self, next);
}

static void
start_opening (CxWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  if (self->workspace == NULL)
    gtk_stack_set_visible_child_name (self->stack, "opening");
}

gboolean
cx_window_is_opening (CxWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "opening") == 0;
}

void
cx_window_open_path (CxWindow   *self,
                     const char *path)
{
  g_return_if_fail (CX_IS_WINDOW (self) && path != NULL);

  if (self->workspace && g_str_equal (cx_workspace_get_path (self->workspace), path))
    return;
  start_opening (self);
  cx_workspace_open_async (path, NULL, FALSE, FALSE, self->opening, on_opened, g_object_ref (self));
}

void
cx_window_open_sample (CxWindow *self)
{
  g_autofree char *path = cx_library_sample_path ();

  g_return_if_fail (CX_IS_WINDOW (self));

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      cx_window_open_path (self, path);
      return;
    }
  start_opening (self);
  cx_workspace_open_async (path, CX_SAMPLE_NAME, TRUE, TRUE, self->opening, on_opened, g_object_ref (self));
}

void
cx_window_open_last (CxWindow *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (CX_IS_WINDOW (self));

  path = g_settings_get_string (self->settings, "workspace");
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = cx_library_find_newest ();
    }
  if (path)
    cx_window_open_path (self, path);
}

static void
on_adopted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = cx_library_adopt_finish (result, &error);

  if (path)
    {
      cx_window_open_path (self, path);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, self->workspace ? "workspace" : "welcome");
  cx_place_toast_error (GTK_WIDGET (self), error);
}

static gboolean
is_workspace (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name && g_str_has_suffix (name, CX_WORKSPACE_SUFFIX);
}

void
cx_window_open_file (CxWindow *self,
                     GFile    *file)
{
  const char *path = g_file_peek_path (file);

  g_return_if_fail (CX_IS_WINDOW (self) && G_IS_FILE (file));

  if (!is_workspace (file))
    {
      cx_window_import (self, file);
      return;
    }
  if (path && cx_library_contains (path))
    {
      cx_window_open_path (self, path);
      return;
    }
  start_opening (self);
  cx_library_adopt_async (file, self->opening, on_adopted, g_object_ref (self));
}

/* ── new ────────────────────────────────────────────────────────────────── */

static void
make_workspace (const char *name,
                gpointer    user_data)
{
  CxWindow *self = user_data;
  g_autofree char *path = cx_library_choose_path (name);

  start_opening (self);
  cx_workspace_open_async (path, name, TRUE, FALSE, self->opening, on_opened, g_object_ref (self));
}

static void
new_workspace_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  cx_name_dialog_present (widget, _("New Workspace"), _("One workspace holds the accounts and profiles of one market."),
                          _("Name"), NULL, _("_Create"), make_workspace, widget);
}

static void
sample_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  cx_window_open_sample (CX_WINDOW (widget));
}

/* ── copies ─────────────────────────────────────────────────────────────── */

static GtkFileDialog *
workspace_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Concentric workspaces"));
  gtk_file_filter_add_pattern (filter, "*" CX_WORKSPACE_SUFFIX);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

static gboolean
was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
on_copy_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    cx_window_open_file (self, file);
  else if (!was_dismissed (error))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
open_copy_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = workspace_dialog (_("Open a Copy"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_copy_chosen, g_object_ref (widget));
}

/* A copy on its way out: first whole in a temporary file, then to where the person wants it. */
typedef struct {
  CxWindow *window;
  GFile    *target;
  char     *path;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->window);
  g_object_unref (copy->target);
  g_free (copy->path);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
on_delivered (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Copy) copy = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (copy->target);
  g_autofree char *title = g_strdup_printf (_("“%s” saved"), name);

  if (cx_library_deliver_finish (result, &error))
    cx_place_toast (GTK_WIDGET (copy->window), title, NULL, NULL, NULL);
  else
    cx_place_toast_error (GTK_WIDGET (copy->window), error);
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Copy) copy = user_data;
  g_autoptr(GError) error = NULL;
  Copy *next;

  if (!cx_workspace_back_up_finish (CX_WORKSPACE (source), result, &error))
    {
      cx_place_toast_error (GTK_WIDGET (copy->window), error);
      return;
    }
  next = g_steal_pointer (&copy);
  cx_library_deliver_async (next->path, next->target, on_delivered, next);
}

static void
on_target_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *random = g_uuid_string_random ();
  Copy *copy;

  if (target == NULL || self->workspace == NULL)
    {
      if (error && !was_dismissed (error))
        cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  copy = g_new0 (Copy, 1);
  copy->window = g_object_ref (self);
  copy->target = g_object_ref (target);
  copy->path = g_build_filename (g_get_tmp_dir (), random, NULL);
  cx_workspace_back_up_async (self->workspace, copy->path, on_backed_up, copy);
}

static void
ask_for_target (CxWindow   *self,
                const char *title,
                const char *name)
{
  g_autoptr(GtkFileDialog) dialog = workspace_dialog (title);
  g_autofree char *file_name = g_strconcat (name, CX_WORKSPACE_SUFFIX, NULL);

  g_strdelimit (file_name, G_DIR_SEPARATOR_S, '-');
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_target_chosen, g_object_ref (self));
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  ask_for_target (self, _("Save a Copy"), cx_snapshot_get_name (cx_workspace_get_snapshot (self->workspace)));
}

static void
back_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CxWindow *self = CX_WINDOW (widget);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *suggestion =
    g_strdup_printf ("%s %s", cx_snapshot_get_name (cx_workspace_get_snapshot (self->workspace)), day);

  ask_for_target (self, _("Back Up"), suggestion);
}

/* ── the library ────────────────────────────────────────────────────────── */

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GPtrArray) entries = cx_library_list_finish (result, NULL);

  if (entries && self->sidebar)
    cx_sidebar_set_library (self->sidebar, entries);
}

void
cx_window_refresh_library (CxWindow *self)
{
  cx_library_list_async (NULL, on_listed, g_object_ref (self));
}

void
cx_window_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-workspace", NULL, new_workspace_action);
  gtk_widget_class_install_action (klass, "win.open-copy", NULL, open_copy_action);
  gtk_widget_class_install_action (klass, "win.open-sample", NULL, sample_action);
  gtk_widget_class_install_action (klass, "win.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_action (klass, "win.back-up", NULL, back_up_action);
}
