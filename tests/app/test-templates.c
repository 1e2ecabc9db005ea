/* Every template of the shell and every place is made once, empty and with a workspace, and shown. */
#include "cx-application.h"
#include "cx-enrich-dialog.h"
#include "cx-export-dialog.h"
#include "cx-gut-check-dialog.h"
#include "cx-import-dialog.h"
#include "cx-indicator-dialog.h"
#include "cx-library.h"
#include "cx-pin-dialog.h"
#include "cx-places.h"
#include "cx-profiles-dialog.h"
#include "cx-publish-dialog.h"
#include "cx-said-no-dialog.h"
#include "cx-shortcuts-dialog.h"
#include "cx-shortcuts.h"
#include "cx-about.h"
#include "cx-window.h"

#include <glib/gstdio.h>

static AdwApplication *application;

static void
spin (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static CxWindow *
make_window (void)
{
  GtkWidget *window = cx_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  spin (50);
  return CX_WINDOW (window);
}

static void
wait_for_workspace (CxWindow *window)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (cx_window_get_workspace (window) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (cx_window_get_workspace (window));
}

static CxWindow *
make_window_with_sample (void)
{
  CxWindow *window = make_window ();

  cx_window_open_sample (window);
  wait_for_workspace (window);
  spin (50);
  return window;
}

static void
test_first_start (void)
{
  CxWindow *window = make_window ();

  g_assert_null (cx_window_get_workspace (window));
  g_assert_null (cx_window_show_place (window, "accounts"));
  gtk_window_close (GTK_WINDOW (window));
  spin (20);
}

static void
test_places (void)
{
  CxWindow *window = make_window_with_sample ();
  const CxPlaceInfo *info;

  for (guint i = 0; (info = cx_places_get (i)); i++)
    {
      CxPlace *place = cx_window_show_place (window, info->id);
      g_autofree char *shown = NULL;

      g_test_message ("%s", info->id);
      g_assert_nonnull (place);
      g_assert_true (cx_place_get_workspace (place) == cx_window_get_workspace (window));
      g_object_get (window, "place", &shown, NULL);
      g_assert_cmpstr (shown, ==, info->id);
      spin (150);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_window_get_toplevels ())), ==, 1);
  gtk_window_close (GTK_WINDOW (window));
  spin (20);
}

/* The dialog of a place that needs what the place has read. */
static void
test_indicator_dialog (void)
{
  CxWindow *window = make_window_with_sample ();
  CxPlace *place = cx_window_show_place (window, "evidence");
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  AdwDialog *dialog = NULL;

  while (dialog == NULL && g_get_monotonic_time () < end)
    {
      spin (50);
      gtk_widget_activate_action (GTK_WIDGET (place), "evidence.define", NULL);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
    }
  g_assert_true (CX_IS_INDICATOR_DIALOG (dialog));
  spin (150);
  adw_dialog_force_close (dialog);
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

/* A place must live without a workspace, before the first and after the last. */
static void
test_places_without_workspace (void)
{
  const CxPlaceInfo *info;

  for (guint i = 0; (info = cx_places_get (i)); i++)
    {
      GtkWidget *place = g_object_ref_sink (g_object_new (info->get_type (), NULL));

      g_test_message ("%s", info->id);
      g_assert_null (cx_place_get_workspace (CX_PLACE (place)));
      cx_place_present (CX_PLACE (place));
      g_object_unref (place);
    }
}

static void
show_and_close (CxWindow  *window,
                AdwDialog *dialog)
{
  g_object_ref_sink (dialog);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  spin (150);
  adw_dialog_force_close (dialog);
  spin (20);
  g_object_unref (dialog);
}

static void
test_dialogs (void)
{
  CxWindow *window = make_window_with_sample ();
  g_autoptr(GSettings) settings = g_settings_new ("io.github.concentric_app.Concentric");
  g_autofree char *folder = cx_library_get_folder ();
  g_autofree char *path = g_build_filename (folder, "accounts.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) nothing = g_file_new_for_path ("/nonexistent.csv");
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  g_assert_true (g_file_set_contents (path, "Company name,Website\nAnvil,anvil.example.com\n", -1, NULL));
  show_and_close (window, cx_publish_dialog_new (cx_window_get_workspace (window), settings));
  show_and_close (window, cx_profiles_dialog_new (cx_window_get_workspace (window)));
  show_and_close (window, cx_gut_check_dialog_new (cx_window_get_workspace (window)));
  g_array_append_val (rows, first);
  show_and_close (window, cx_export_dialog_new (GTK_WIDGET (window), cx_window_get_workspace (window),
                                                cx_workspace_get_snapshot (cx_window_get_workspace (window)), -1, rows, TRUE));
  show_and_close (window, cx_enrich_dialog_new (GTK_WIDGET (window), cx_window_get_workspace (window),
                                                cx_workspace_get_snapshot (cx_window_get_workspace (window)), -1));
  show_and_close (window, cx_pin_dialog_new ("Anvil", 2, NULL, "Ada"));
  show_and_close (window, cx_said_no_dialog_new ("Anvil", "EUR", "Ada"));
  show_and_close (window, cx_said_no_dialog_new ("Anvil", NULL, NULL));
  show_and_close (window, cx_shortcuts_dialog_new ());
  show_and_close (window, cx_import_dialog_new (cx_window_get_workspace (window), file));
  show_and_close (window, cx_import_dialog_new (cx_window_get_workspace (window), nothing));
  cx_about_present (GTK_WIDGET (window));
  spin (50);
  g_remove (path);
  gtk_window_close (GTK_WINDOW (window));
  spin (20);
}

/* ── import ─────────────────────────────────────────────────────────────── */

static gpointer
part (gpointer    widget,
      const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

/* A button that is not on the screen yet ignores its activation. */
static void
press (gpointer    dialog,
       const char *name)
{
  GtkWidget *button = part (dialog, name);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!gtk_widget_get_mapped (button) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  spin (50);
  gtk_widget_activate (button);
}

static void
wait_for_page (gpointer    dialog,
               const char *page)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (part (dialog, "stack")), page) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (dialog, "stack")), ==, page);
}

static GFile *
write_accounts (const char *name,
                const char *text)
{
  g_autofree char *folder = cx_library_get_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
drop (CxWindow *window,
      GFile    *file)
{
  GtkWidget *stack = part (window, "stack");
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (stack);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_true (taken);
}

static guint
n_accounts (CxWindow *window)
{
  return cx_columns_get_n_accounts (cx_snapshot_get_columns (cx_workspace_get_snapshot (cx_window_get_workspace (window))));
}

static gboolean
note_undone (gpointer data)
{
  GString *undone = g_object_get_data (G_OBJECT (data), "undone");

  g_string_append (undone, g_object_get_data (G_OBJECT (data), "step"));
  return G_SOURCE_REMOVE;
}

static void
do_step (CxWindow   *window,
         GString    *undone,
         const char *name)
{
  GObject *step = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data (step, "undone", undone);
  g_object_set_data_full (step, "step", g_strdup (name), g_free);
  cx_place_toast_done (GTK_WIDGET (window), name, note_undone, step, g_object_unref);
  spin (50);
}

/* The key of Undo takes back what was done step by step when its message has gone, until the draft is edited or the accounts are
 * others. */
static void
test_undo_by_key (void)
{
  CxWindow *window = make_window_with_sample ();
  g_autoptr(GString) undone = g_string_new (NULL);
  CxWorkspace *workspace = cx_window_get_workspace (window);

  do_step (window, undone, "a");
  do_step (window, undone, "b");
  do_step (window, undone, "c");
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (gtk_widget_get_template_child (GTK_WIDGET (window), CX_TYPE_WINDOW, "toasts")));
  spin (400);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpstr (undone->str, ==, "c");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpstr (undone->str, ==, "cb");
  do_step (window, undone, "d");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpstr (undone->str, ==, "cbda");
  g_assert_false (cx_place_can_undo_done (GTK_WIDGET (window)));

  do_step (window, undone, "e");
  g_object_notify (G_OBJECT (workspace), "snapshot");
  g_assert_true (cx_place_can_undo_done (GTK_WIDGET (window)));
  g_object_notify (G_OBJECT (workspace), "draft");
  g_assert_false (cx_place_can_undo_done (GTK_WIDGET (window)));

  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

/* A file that is dropped goes through the columns to the summary, and its accounts are there; what was done before stays done. */
static void
test_drop_and_import (void)
{
  CxWindow *window = make_window_with_sample ();
  g_autoptr(GFile) file = write_accounts ("dropped.csv", "Company name,Website,Size\nAnvil,anvil-tools.com,5\nBridge,bridge-tools.com,many\n");
  g_autoptr(GString) undone = g_string_new (NULL);
  guint before = n_accounts (window);
  AdwDialog *dialog;

  do_step (window, undone, "a");
  drop (window, file);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (CX_IS_IMPORT_DIALOG (dialog));
  wait_for_page (dialog, "mapping");
  press (dialog, "import_button");
  wait_for_page (dialog, "summary");
  g_assert_cmpuint (n_accounts (window), ==, before + 2);
  g_assert_false (cx_place_can_undo_done (GTK_WIDGET (window)));
  adw_dialog_force_close (dialog);
  g_file_delete (file, NULL, NULL);
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

static void
on_closed (AdwDialog *dialog,
           gboolean  *closed)
{
  *closed = TRUE;
}

/* A file that cannot be imported says why, and the dialog lets go. */
static void
test_import_fails (void)
{
  CxWindow *window = make_window_with_sample ();
  g_autoptr(GFile) file = write_accounts ("empty.csv", "");
  gboolean closed = FALSE;
  AdwDialog *dialog;

  drop (window, file);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  wait_for_page (dialog, "failed");
  g_assert_nonnull (adw_status_page_get_description (part (dialog, "failed_page")));
  g_signal_connect (dialog, "closed", G_CALLBACK (on_closed), &closed);
  press (dialog, "cancel_button");
  spin (2000);
  g_assert_true (closed);
  g_file_delete (file, NULL, NULL);
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

/* Each shortcut is of an action that is there, and no two share keys. */
static void
test_shortcuts (void)
{
  CxWindow *window = make_window_with_sample ();
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  const CxShortcut *shortcut;

  for (guint i = 0; (shortcut = cx_shortcuts_get (i)); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr(GVariant) target = NULL;

      for (guint k = 0; shortcut->accels[k]; k++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (shortcut->accels[k], &key, &modifiers));
          g_assert_true (g_hash_table_add (taken, (gpointer) shortcut->accels[k]));
        }
      if (shortcut->action == NULL || g_str_has_prefix (shortcut->action, "window.") || g_str_has_prefix (shortcut->action, "app."))
        continue;
      g_assert_true (g_action_parse_detailed_name (shortcut->action, &action, &target, NULL));
      g_test_message ("%s", action);
      /* Activating tells whether the action is there; those that open dialogs of the desktop are left alone. */
      if (g_str_has_prefix (shortcut->action, "win.place"))
        g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target));
    }
  gtk_window_close (GTK_WINDOW (window));
  spin (20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = cx_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add_func ("/templates/first-start", test_first_start);
  g_test_add_func ("/templates/places", test_places);
  g_test_add_func ("/templates/places-without-workspace", test_places_without_workspace);
  g_test_add_func ("/templates/dialogs", test_dialogs);
  g_test_add_func ("/templates/indicator-dialog", test_indicator_dialog);
  g_test_add_func ("/templates/drop-and-import", test_drop_and_import);
  g_test_add_func ("/templates/import-fails", test_import_fails);
  g_test_add_func ("/templates/undo-by-key", test_undo_by_key);
  g_test_add_func ("/templates/shortcuts", test_shortcuts);
  return g_test_run ();
}
