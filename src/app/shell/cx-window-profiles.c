/* The window and profiles: a new one, and the dialog that orders them. */
#include "cx-window-private.h"

#include "cx-name-dialog.h"
#include "cx-profiles-dialog.h"

#include <glib/gi18n.h>

static void
on_profile_added (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CxWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_add_profile_finish (CX_WORKSPACE (source), result, &error))
    cx_window_show_place (self, "one-pager");
  else
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
make_profile (const char *name,
              gpointer    user_data)
{
  CxWindow *self = user_data;

  if (self->workspace)
    cx_workspace_add_profile_async (self->workspace, name, on_profile_added, g_object_ref (self));
}

static void
new_profile_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  cx_name_dialog_present (widget, _("New Profile"), _("A profile describes one ideal customer. It is ranked behind those that are there."),
                          _("Name"), NULL, _("_Create"), make_profile, widget);
}

static void
manage_profiles_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  if (self->workspace)
    adw_dialog_present (cx_profiles_dialog_new (self->workspace), widget);
}

void
cx_window_install_profile_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-profile", NULL, new_profile_action);
  gtk_widget_class_install_action (klass, "win.manage-profiles", NULL, manage_profiles_action);
}
