/* What other programs write into the workspace while the window shows it. Knows nothing of what they write. */
#include "cx-window-private.h"

#include <glib/gi18n.h>

/* A program that writes again and again is waited for. */
#define QUIET_MS 1000

static void
on_followed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  self->looking = FALSE;
  if (cx_workspace_follow_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast (GTK_WIDGET (self), _("Updated: another program changed this workspace"), NULL, NULL, NULL);
  else if (error)
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
look (CxWindow *self)
{
  g_clear_handle_id (&self->look_soon, g_source_remove);
  self->looking = TRUE;
  cx_workspace_follow_async (self->workspace, on_followed, g_object_ref (self));
}

static gboolean
on_quiet (gpointer data)
{
  CxWindow *self = data;

  if (self->looking)
    return G_SOURCE_CONTINUE;
  self->look_soon = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* What the window writes itself is heard too; looking finds nothing new then, and costs little. */
static void
on_written (CxWindow *self)
{
  g_clear_handle_id (&self->look_soon, g_source_remove);
  self->look_soon = g_timeout_add (QUIET_MS, on_quiet, self);
}

void
cx_window_follow (CxWindow *self)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;

  g_clear_handle_id (&self->look_soon, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  self->looking = FALSE;
  if (self->workspace == NULL)
    return;
  /* SQLite's log, which all writers write first. Where it cannot be watched, coming back to the window is left. */
  path = g_strconcat (cx_workspace_get_path (self->workspace), "-wal", NULL);
  file = g_file_new_for_path (path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_written), self);
}

void
cx_window_look_again (CxWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->workspace)
    look (self);
}
