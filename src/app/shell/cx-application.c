/* The application. One window; the command line says what it opens. */
#include "cx-application.h"

#include "cx-about.h"
#include "cx-config.h"
#include "cx-memory.h"
#include "cx-shortcuts.h"
#include "cx-window.h"

#include <glib/gi18n.h>

struct _CxApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CxApplication, cx_application, ADW_TYPE_APPLICATION)

static CxWindow *
ensure_window (CxApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l; l = l->next)
    if (CX_IS_WINDOW (l->data))
      return l->data;
  return CX_WINDOW (cx_window_new (GTK_APPLICATION (self)));
}

/* ── actions ────────────────────────────────────────────────────────────── */

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  gtk_window_close (GTK_WINDOW (ensure_window (user_data)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cx_about_present (GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
sample_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CxWindow *window = ensure_window (user_data);

  cx_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  CxWindow *window = ensure_window (user_data);

  cx_window_import (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
  { .name = "open-sample", .activate = sample_action },
  { .name = "import", .activate = import_action, .parameter_type = "s" },
};

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_application_startup (GApplication *application)
{
  const CxShortcut *shortcut;

  G_APPLICATION_CLASS (cx_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (CX_APP_ID);
  for (guint i = 0; (shortcut = cx_shortcuts_get (i)); i++)
    if (shortcut->action)
      gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcut->action, shortcut->accels);
}

static void
cx_application_activate (GApplication *application)
{
  CxWindow *window = ensure_window (CX_APPLICATION (application));

  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    cx_window_open_last (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
cx_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  CxWindow *window = ensure_window (CX_APPLICATION (application));

  cx_window_open_file (window, files[0]);
  gtk_window_present (GTK_WINDOW (window));
}

/* Options become actions, so that they reach an instance that runs already. */
static int
cx_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  g_autoptr(GError) error = NULL;
  const char *path;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("concentric %s\n", CX_VERSION);
      return 0;
    }
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("concentric: %s\n", error->message);
      return 1;
    }
  if (g_variant_dict_contains (options, "sample"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  if (g_variant_dict_lookup (options, "import", "^&ay", &path))
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);

      g_action_group_activate_action (G_ACTION_GROUP (application), "import", g_variant_new_take_string (g_file_get_uri (file)));
    }
  return -1;
}

static void
cx_application_class_init (CxApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = cx_application_startup;
  application_class->activate = cx_application_activate;
  application_class->open = cx_application_open;
  application_class->handle_local_options = cx_application_handle_local_options;
}

static void
cx_application_init (CxApplication *self)
{
  const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample workspace"), NULL },
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, NULL, N_("Import a file of accounts"), N_("FILE") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));
}

AdwApplication *
cx_application_new (GApplicationFlags flags)
{
  cx_memory_set_up ();
  return g_object_new (CX_TYPE_APPLICATION,
                       "application-id", CX_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | flags,
                       "resource-base-path", "/io/github/concentric_app/Concentric",
                       NULL);
}
