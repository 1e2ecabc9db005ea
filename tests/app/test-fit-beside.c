/* What stands beside the bullseye in the place Fit, in a real window: another profile's version, an earlier one, one that went. */
#include "cx-fit-place.h"
#include "cx-fit-rings.h"
#include "place-world.h"
#include "run-for.h"

#include "cx-version-table.h"

/* The first version asked for more than the second. */
static const char *const first_document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Large\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Size\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [1000], \"importance\": \"strong\", \"weight\": 3}], \"sections\": {}}";

static const char *const broken_document = "{\"format\": \"concentric-profile\", \"version\": 99, \"name\": \"Large\"}";

/* Asks for what nobody knows. */
static const char *const open_document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Large\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Rich\", \"section\": \"firmographics\", \"field\": \"revenue\", \"op\": \"at-least\","
  " \"values\": [1000], \"importance\": \"strong\", \"weight\": 3}], \"sections\": {}}";

static void
publish (CxStore    *store,
         const char *document,
         gint32      day)
{
  g_autoptr(GError) error = NULL;
  gint64 profile = 1;

  cx_profile_table_save (store, &profile, "Large", document, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cx_version_table_publish (store, profile, &(CxPublication) { .day = day, .author = "a", .reason = "r" }, &error), >, 0);
}

static void
on_followed (GObject      *source,
             GAsyncResult *result,
             gpointer      followed)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cx_workspace_follow_finish (CX_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) followed = TRUE;
}

static void
follow (World *world)
{
  gboolean followed = FALSE;

  cx_workspace_follow_async (world->workspace, on_followed, &followed);
  while (!followed)
    g_main_context_iteration (NULL, TRUE);
}

/* Version 1 of 20 Oct 2024 has one account in the bullseye, version 2 of 21 Oct two, the draft as tried two. */
static void
set_up (World        *world,
        gconstpointer documents)
{
  static const char *const fields[] = { "name", "employees", "revenue", NULL };
  static const CxFieldType types[] = { CX_FIELD_TEXT, CX_FIELD_NUMBER, CX_FIELD_NUMBER };
  g_autoptr(CxStore) store = NULL;
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(GtkWidget) place = NULL;

  world_set_up (world, CX_TYPE_FIT_PLACE, fields, types,
                "INSERT INTO account (id, key, f_1, f_2) VALUES (1, 'a', 'A', 5000), (2, 'b', 'B', 500), (3, 'c', 'C', 5)");
  place = g_object_ref (world->place);
  adw_window_set_content (ADW_WINDOW (world->window), NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), place);
  adw_window_set_content (ADW_WINDOW (world->window), overlay);
  store = cx_store_open (world->path, TRUE, NULL);
  publish (store, first_document, 20016);
  publish (store, documents ? documents : place_document, 20017);
  publish (store, place_document, 20018);
  follow (world);
}

/* The menu's choices and what they do: "fit.compare 1:2 Version 2 · …". */
static void
list_choices (GMenuModel *menu,
              GString    *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL, *target = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (text, "%s", label);
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target))
        g_string_append_printf (text, " = %s", target);
      g_string_append_c (text, '\n');
      if (section != NULL)
        list_choices (section, text);
    }
}

static GtkWidget *
find_button (GtkWidget  *from,
             const char *tooltip)
{
  GtkWidget *found = GTK_IS_MENU_BUTTON (from) && g_strcmp0 (gtk_widget_get_tooltip_text (from), tooltip) == 0 ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);
  return found;
}

static void
wait_for_choices (World      *world,
                  const char *expected)
{
  GtkWidget *button = find_button (world->place, "Compare With");
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (TRUE)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *choices = NULL;
      GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

      if (menu != NULL)
        list_choices (menu, text);
      choices = g_string_free_and_steal (text);
      if (g_str_equal (choices, expected))
        return;
      if (g_get_monotonic_time () > end)
        g_assert_cmpstr (choices, ==, expected);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
compare (World      *world,
         const char *choice)
{
  g_assert_true (gtk_widget_activate_action (world->place, "fit.compare", "s", choice));
}

static GtkWidget *
find_rings (GtkWidget *from,
            gboolean   beside)
{
  GtkWidget *first = find (from, CX_TYPE_FIT_RINGS);

  return beside ? gtk_widget_get_next_sibling (first) : first;
}

static void
assert_stands (World      *world,
               gboolean    beside,
               const char *caption,
               const char *message)
{
  GtkWidget *rings = find_rings (world->place, beside);

  g_assert_nonnull (find_label (rings, caption));
  g_assert_nonnull (find_label (rings, message));
}

/* ── tests ── */

static void
test_choices (World        *world,
              gconstpointer data)
{
  wait_for_choices (world, "Compare With\n_Nothing = 0\nLarge, version 3 = 1\n"
                           "Earlier Versions\nVersion 2 · 21 Oct 2024 = 1:2\nVersion 1 · 20 Oct 2024 = 1:1\n");
}

static void
test_no_more_than_ten (World        *world,
                       gconstpointer data)
{
  g_autoptr(CxStore) store = cx_store_open (world->path, TRUE, NULL);

  for (gint32 day = 20019; day < 20029; day++)
    publish (store, place_document, day);
  follow (world);
  wait_for_choices (world, "Compare With\n_Nothing = 0\nLarge, version 13 = 1\nEarlier Versions\n"
                           "Version 12 · 31 Oct 2024 = 1:12\nVersion 11 · 30 Oct 2024 = 1:11\nVersion 10 · 29 Oct 2024 = 1:10\n"
                           "Version 9 · 28 Oct 2024 = 1:9\nVersion 8 · 27 Oct 2024 = 1:8\nVersion 7 · 26 Oct 2024 = 1:7\n"
                           "Version 6 · 25 Oct 2024 = 1:6\nVersion 5 · 24 Oct 2024 = 1:5\nVersion 4 · 23 Oct 2024 = 1:4\n"
                           "Version 3 · 22 Oct 2024 = 1:3\n");
}

static void
test_beside (World        *world,
             gconstpointer data)
{
  wait_for (world, "2 of 3 accounts are in the bullseye");
  compare (world, "1:1");
  wait_for (world, "Large, version 1");
  assert_stands (world, FALSE, "Large, as tried", "2 of 3 accounts are in the bullseye");
  assert_stands (world, TRUE, "Large, version 1", "1 of 3 accounts is in the bullseye");
  compare (world, "1:2");
  wait_for (world, "Large, version 2");
  assert_stands (world, TRUE, "Large, version 2", "2 of 3 accounts are in the bullseye");
  compare (world, "1");
  wait_for (world, "Large, version 3");
  compare (world, "0");
  g_assert_null (find_label (world->place, "Large, version 3"));
  g_assert_null (find_label (world->place, "Large, as tried"));
}

/* Another program brought an account: both count it. */
static void
test_beside_follows (World        *world,
                     gconstpointer data)
{
  g_autoptr(CxStore) store = cx_store_open (world->path, TRUE, NULL);

  wait_for (world, "2 of 3 accounts are in the bullseye");
  compare (world, "1:1");
  wait_for (world, "1 of 3 accounts is in the bullseye");
  g_assert_true (cx_database_execute (cx_store_get_database (store), "INSERT INTO account (id, key, f_1, f_2) VALUES (4, 'd', 'D', 9000)",
                                      NULL));
  follow (world);
  wait_for (world, "3 of 4 accounts are in the bullseye");
  wait_for (world, "2 of 4 accounts are in the bullseye");
  assert_stands (world, TRUE, "Large, version 1", "2 of 4 accounts are in the bullseye");
}

/* What comes next is shown as if nothing had been. */
static void
assert_left (World *world)
{
  g_assert_null (find_label (world->place, "Large, as tried"));
  g_assert_false (gtk_widget_get_visible (find_rings (world->place, TRUE)));
  compare (world, "1:1");
  wait_for (world, "Large, version 1");
}

static void
test_beside_went (World        *world,
                  gconstpointer data)
{
  wait_for (world, "2 of 3 accounts are in the bullseye");
  compare (world, "1:7");
  wait_for (world, "version 7 of this profile is not in the file any more; choose another");
  assert_left (world);
}

static void
test_beside_unreadable (World        *world,
                        gconstpointer data)
{
  wait_for (world, "2 of 3 accounts are in the bullseye");
  compare (world, "1:1");
  wait_for (world, "Large, version 1");
  compare (world, "1:2");
  wait_for (world, "version 2 cannot be read: version: 99 was written by a newer Concentric (this one knows 1); update Concentric");
  assert_left (world);
}

/* The legend is that of both. */
static void
test_legend (World        *world,
             gconstpointer data)
{
  wait_for (world, "2 of 3 accounts are in the bullseye");
  g_assert_null (find_label (world->place, "could move"));
  compare (world, "1:2");
  wait_for (world, "Large, version 2");
  wait_for (world, "could move");
  compare (world, "0");
  g_assert_null (find_label (world->place, "could move"));
}

/* ── what is given away ── */

static void
on_text_read (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
assert_copies (World      *world,
               const char *start)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (world->place);
  g_autofree char *text = NULL;

  gdk_clipboard_set_content (clipboard, NULL);
  gtk_widget_activate_action (world->place, "picture.copy-table", NULL);
  while (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING))
    g_main_context_iteration (NULL, TRUE);
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!g_str_has_prefix (text, start))
    g_assert_cmpstr (text, ==, start);
}

/* As many pictures as are seen. */
static void
test_copy (World        *world,
           gconstpointer data)
{
  wait_for (world, "2 of 3 accounts are in the bullseye");
  assert_copies (world, "Sector\tTier 1\tTier 2\tTier 3\tOutside\tAll\n");
  compare (world, "1:1");
  wait_for (world, "Large, version 1");
  assert_copies (world, "Sector\tProfile\tTier 1\tTier 2\tTier 3\tOutside\tAll\n"
                        "All accounts\tLarge, as tried\t2\t0\t0\t1\t3\nAll accounts\tLarge, version 1\t1\t0\t0\t2\t3\n");
  compare (world, "0");
  assert_copies (world, "Sector\tTier 1\tTier 2\tTier 3\tOutside\tAll\n");
}

/* ── room for two ── */

/* In every width there is room for all that is shown, the pane shown, hidden or moving: GTK says where there is not. */
static void
test_widths (World        *world,
             gconstpointer data)
{
  static const int widths[] = { 1200, 1000, 900, 870, 800, 700, 600, 580, 400, 1200 };
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (find (world->place, ADW_TYPE_OVERLAY_SPLIT_VIEW));

  wait_for (world, "2 of 3 accounts are in the bullseye");
  run_for (400);
  gtk_window_set_default_size (GTK_WINDOW (world->window), 800, 700);
  run_for (400);
  g_assert_cmpint (gtk_widget_get_width (world->place), <=, 800);
  g_assert_false (adw_overlay_split_view_get_collapsed (split));
  compare (world, "1:1");
  wait_for (world, "Large, version 1");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (world->window), widths[i], 700);
      run_for (200);
      adw_overlay_split_view_set_show_sidebar (split, TRUE);
      run_for (400);
      g_assert_cmpint (adw_overlay_split_view_get_collapsed (split), ==, gtk_widget_get_width (world->place) <= 880);
      adw_overlay_split_view_set_show_sidebar (split, FALSE);
      run_for (400);
    }
  gtk_window_set_default_size (GTK_WINDOW (world->window), 800, 700);
  run_for (200);
  compare (world, "0");
  run_for (400);
  g_assert_false (adw_overlay_split_view_get_collapsed (split));
}

#define ADD(path, documents, test) g_test_add ("/fit-beside/" path, World, documents, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* The buttons of a window as GNOME has them: how wide a header bar is hangs on it. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", "appmenu:close", NULL);
  ADD ("choices", NULL, test_choices);
  ADD ("no-more-than-ten", NULL, test_no_more_than_ten);
  ADD ("beside", NULL, test_beside);
  ADD ("follows", NULL, test_beside_follows);
  ADD ("went", NULL, test_beside_went);
  ADD ("unreadable", broken_document, test_beside_unreadable);
  ADD ("legend", open_document, test_legend);
  ADD ("copy", NULL, test_copy);
  ADD ("widths", NULL, test_widths);
  return g_test_run ();
}
