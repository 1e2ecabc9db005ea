/* The window and files of rows: choosing one, dropping one, and the dialog that imports it. */
#include "cx-window-private.h"

#include "cx-import-dialog.h"

#include <glib/gi18n.h>

void
cx_window_import (CxWindow *self,
                  GFile    *file)
{
  g_return_if_fail (CX_IS_WINDOW (self) && G_IS_FILE (file));

  if (self->workspace)
    {
      adw_dialog_present (cx_import_dialog_new (self->workspace, file), GTK_WIDGET (self));
      return;
    }
  /* The file waits until there is a workspace for it: the one that was open last, or a new one. */
  g_set_object (&self->import_next, file);
  if (!cx_window_is_opening (self))
    cx_window_open_last (self);
  if (!cx_window_is_opening (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-workspace", NULL);
}

typedef struct {
  CxWindow *window;
  GFile    *file;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *self = data;

  g_object_unref (self->window);
  g_object_unref (self->file);
  g_free (self);
}

static gboolean
import_chosen (gpointer data)
{
  Chosen *chosen = data;

  cx_window_import (chosen->window, chosen->file);
  return G_SOURCE_REMOVE;
}

/* GTK's own file chooser is taken down in this moment, which is long enough. */
static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    {
      Chosen *chosen = g_new (Chosen, 1);

      *chosen = (Chosen) { g_object_ref (self), g_steal_pointer (&file) };
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, import_chosen, chosen, chosen_free);
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
add_filter (GListStore        *filters,
            const char        *name,
            const char *const *suffixes)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i]; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  add_filter (filters, _("All tables"), (const char *[]) { "csv", "tsv", "txt", "tab", "json", "ndjson", "jsonl", "xlsx", "xls", "ods", NULL });
  add_filter (filters, _("Delimited text (CSV, TSV)"), (const char *[]) { "csv", "tsv", "txt", "tab", NULL });
  add_filter (filters, _("Workbooks (XLSX, XLS, ODS)"), (const char *[]) { "xlsx", "xls", "ods", NULL });
  add_filter (filters, _("Records (JSON, NDJSON)"), (const char *[]) { "json", "ndjson", "jsonl", NULL });
  add_filter (filters, _("All files"), (const char *[]) { NULL });
  gtk_file_dialog_set_title (dialog, _("Import a File"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_accept_label (dialog, _("_Open"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_file_chosen, g_object_ref (widget));
}

/* ── dropped files ──────────────────────────────────────────────────────── */

static GdkDragAction
on_drag_enter (GtkDropTarget *target,
               double         x,
               double         y,
               CxWindow      *self)
{
  gtk_revealer_set_reveal_child (self->drop_hint, TRUE);
  return GDK_ACTION_COPY;
}

static void
on_drag_leave (GtkDropTarget *target,
               CxWindow      *self)
{
  gtk_revealer_set_reveal_child (self->drop_hint, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CxWindow      *self)
{
  gtk_revealer_set_reveal_child (self->drop_hint, FALSE);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      if (files)
        cx_window_open_file (self, files->data);
      return files != NULL;
    }
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    cx_window_open_file (self, g_value_get_object (value));
  return TRUE;
}

void
cx_window_install_drop (CxWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "enter", G_CALLBACK (on_drag_enter), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_drag_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}

void
cx_window_install_import_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import", NULL, import_action);
}
