/* The parts of the place Fit in a real window: the keyboard on the bullseye, and the what-if. */
#include "fit-world.h"
#include "golden.h"

#include "cx-bullseye.h"
#include "cx-fit-table.h"
#include "cx-rings-words.h"
#include "cx-slider-row.h"
#include "cx-what-if.h"

/* ── the bullseye ─────────────────────────────────────────────────────── */

typedef struct {
  FitWorld      world;
  CxFitPicture *picture;
  GtkWidget    *window, *bullseye;
  int           tier, sector, chosen, opened;
} Rings;

static void
on_region (Rings *rings,
           int    tier,
           int    sector)
{
  rings->tier = tier;
  rings->sector = sector;
}

static void
on_chosen (Rings *rings,
           guint  row)
{
  rings->chosen = row;
  cx_bullseye_set_account (CX_BULLSEYE (rings->bullseye), row);
}

static void
on_opened (Rings *rings,
           guint  row)
{
  rings->opened = row;
}

/* Until the thread has drawn the marks, there is nothing to stand on. */
static void
wait_for_rings (Rings *rings)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!gtk_widget_child_focus (rings->bullseye, GTK_DIR_TAB_FORWARD))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
set_up_rings (Rings *rings)
{
  *rings = (Rings) { .tier = -2, .sector = -2, .chosen = -1, .opened = -1 };
  fit_world_set_up (&rings->world, fit_world_accounts);
  rings->picture = fit_world_picture (&rings->world, NULL, "industry", "potential");
  rings->window = g_object_ref_sink (gtk_window_new ());
  rings->bullseye = cx_bullseye_new ();
  g_signal_connect_swapped (rings->bullseye, "region-chosen", G_CALLBACK (on_region), rings);
  g_signal_connect_swapped (rings->bullseye, "account-chosen", G_CALLBACK (on_chosen), rings);
  g_signal_connect_swapped (rings->bullseye, "account-opened", G_CALLBACK (on_opened), rings);
  gtk_window_set_child (GTK_WINDOW (rings->window), rings->bullseye);
  cx_bullseye_set_picture (CX_BULLSEYE (rings->bullseye), rings->picture);
  gtk_window_present (GTK_WINDOW (rings->window));
  wait_for_rings (rings);
}

static void
tear_down_rings (Rings *rings)
{
  gtk_window_destroy (GTK_WINDOW (rings->window));
  g_object_unref (rings->window);
  cx_fit_picture_unref (rings->picture);
  fit_world_tear_down (&rings->world);
}

static void
press (Rings *rings,
       guint  keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (rings->bullseye);
  gboolean handled;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
assert_stands_on (Rings      *rings,
                  const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (rings->window));

  g_assert_nonnull (focus);
  gtk_test_accessible_assert_role (focus, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_walk (void)
{
  Rings rings;

  set_up_rings (&rings);
  gtk_test_accessible_assert_role (rings.bullseye, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (rings.bullseye, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Fit of 6 accounts: Tier 1 3, Tier 2 0, Tier 3 2, Outside 1");
  assert_stands_on (&rings, "Tier 1, Bullseye: 3 of 6 accounts, ring 1 of 4");
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_UP);
  assert_stands_on (&rings, "Tier 1, Bullseye: 3 of 6 accounts, ring 1 of 4");
  for (guint i = 0; i < 5; i++)
    gtk_widget_child_focus (rings.bullseye, GTK_DIR_DOWN);
  assert_stands_on (&rings, "Outside: 1 of 6 accounts, ring 4 of 4");
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_LEFT);
  assert_stands_on (&rings, "Outside, Not known: 0 accounts, sector 3 of 3");
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_RIGHT);
  assert_stands_on (&rings, "Outside, Retail: 0 accounts, sector 1 of 3");
  g_assert_false (gtk_widget_child_focus (rings.bullseye, GTK_DIR_TAB_FORWARD));
  tear_down_rings (&rings);
}

static void
test_walk_mirrored (void)
{
  Rings rings;

  set_up_rings (&rings);
  gtk_widget_set_direction (rings.bullseye, GTK_TEXT_DIR_RTL);
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_LEFT);
  assert_stands_on (&rings, "Tier 1, Retail: 3 accounts, sector 1 of 3");
  tear_down_rings (&rings);
}

static void
test_enter_and_escape (void)
{
  Rings rings;

  set_up_rings (&rings);
  press (&rings, GDK_KEY_Return);
  g_assert_true (rings.tier == 1 && rings.sector == -1);
  assert_stands_on (&rings, "Tier 1, Retail: 3 accounts, sector 1 of 3");
  press (&rings, GDK_KEY_Return);
  g_assert_true (rings.tier == 1 && rings.sector == 0);
  assert_stands_on (&rings, "Anvil: Tier 1, fit 100 · Rev · €900, account 1 of 3");
  press (&rings, GDK_KEY_End);
  assert_stands_on (&rings, "Forge: Tier 1, fit 75, at most 100 · Ret, account 3 of 3");
  press (&rings, GDK_KEY_Home);
  assert_stands_on (&rings, "Anvil: Tier 1, fit 100 · Rev · €900, account 1 of 3");
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_DOWN);
  assert_stands_on (&rings, "Bolt: Tier 1, fit 75 · MQL · €10, account 2 of 3");
  press (&rings, GDK_KEY_Return);
  g_assert_cmpint (rings.chosen, ==, 1);
  g_assert_cmpint (rings.opened, ==, -1);
  press (&rings, GDK_KEY_Return);
  g_assert_cmpint (rings.opened, ==, 1);
  press (&rings, GDK_KEY_Escape);
  assert_stands_on (&rings, "Tier 1, Retail: 3 accounts, sector 1 of 3");
  press (&rings, GDK_KEY_Escape);
  assert_stands_on (&rings, "Tier 1, Bullseye: 3 of 6 accounts, ring 1 of 4");
  press (&rings, GDK_KEY_Escape);
  g_assert_true (rings.tier == -1 && rings.sector == -1);
  tear_down_rings (&rings);
}

/* An empty part has nothing to walk into. */
static void
test_enter_an_empty_sector (void)
{
  Rings rings;

  set_up_rings (&rings);
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_DOWN);
  gtk_widget_child_focus (rings.bullseye, GTK_DIR_RIGHT);
  press (&rings, GDK_KEY_Return);
  g_assert_true (rings.tier == 2 && rings.sector == 0);
  assert_stands_on (&rings, "Tier 2, Retail: 0 accounts, sector 1 of 3");
  tear_down_rings (&rings);
}

/* ── as a table ───────────────────────────────────────────────────────── */

static GtkWidget *
find_text (GtkWidget  *from,
           const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (from) && g_str_equal (gtk_label_get_text (GTK_LABEL (from)), text))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);
  return found;
}

/* It says what the rings and their legend do; heads stand above the end of the numbers. */
static void
test_table (void)
{
  GtkWidget *table = cx_fit_table_new (), *window = gtk_window_new ();
  static const char *const texts[] = { "All accounts", "Share of all accounts", "\u206650\u202f%\u2069", "\u206617\u202f%\u2069",
                                       "\u2066100\u202f%\u2069" };
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;
  g_autofree char *message = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  message = cx_rings_describe_message (picture);
  cx_fit_table_set_picture (CX_FIT_TABLE (table), picture);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (find_text (table, message));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

      while (find_text (table, texts[i]) == NULL)
        {
          g_assert_cmpint (g_get_monotonic_time (), <, until);
          g_main_context_iteration (NULL, FALSE);
        }
    }
  g_assert_cmpint (gtk_widget_get_halign (gtk_widget_get_parent (find_text (table, "Tier 1"))), ==, GTK_ALIGN_END);
  g_assert_cmpint (gtk_widget_get_halign (gtk_widget_get_parent (find_text (table, "All"))), ==, GTK_ALIGN_END);
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_pointer (&picture, cx_fit_picture_unref);
  fit_world_tear_down (&world);
}

/* ── nearer ───────────────────────────────────────────────────────────── */

static void
run_until_still (void)
{
  gint64 until = g_get_monotonic_time () + 600 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
assert_zoomed (Rings      *rings,
               gboolean    zoomed,
               const char *description)
{
  gboolean is;

  run_until_still ();
  g_object_get (rings->bullseye, "zoomed", &is, NULL);
  g_assert_cmpint (is, ==, zoomed);
  if (description)
    gtk_test_accessible_assert_property (rings->bullseye, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static void
test_zoom_by_keys (void)
{
  Rings rings;

  set_up_rings (&rings);
  gtk_window_set_focus_visible (GTK_WINDOW (rings.window), TRUE);
  assert_zoomed (&rings, FALSE, NULL);
  press (&rings, GDK_KEY_plus);
  assert_zoomed (&rings, TRUE, NULL);
  press (&rings, GDK_KEY_0);
  assert_zoomed (&rings, FALSE, "All rings are in view");
  press (&rings, GDK_KEY_plus);
  press (&rings, GDK_KEY_plus);
  run_until_still ();
  for (guint i = 0; i < 8; i++)
    {
      press (&rings, GDK_KEY_minus);
      run_until_still ();
    }
  assert_zoomed (&rings, FALSE, "All rings are in view");
  tear_down_rings (&rings);
}

/* Escape first lets go of what is chosen, then of the part that is seen. */
static void
test_escape_from_a_part (void)
{
  Rings rings;

  set_up_rings (&rings);
  press (&rings, GDK_KEY_plus);
  assert_zoomed (&rings, TRUE, NULL);
  cx_bullseye_set_region (CX_BULLSEYE (rings.bullseye), (CxFitRegion) { .tier = 1, .sector = -1 });
  press (&rings, GDK_KEY_Escape);
  g_assert_true (rings.tier == -1 && rings.sector == -1);
  assert_zoomed (&rings, TRUE, NULL);
  cx_bullseye_set_region (CX_BULLSEYE (rings.bullseye), CX_FIT_EVERYWHERE);
  press (&rings, GDK_KEY_Escape);
  assert_zoomed (&rings, FALSE, "All rings are in view");
  tear_down_rings (&rings);
}

static void
test_zoom_without_animations (void)
{
  Rings rings;
  gboolean zoomed;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  set_up_rings (&rings);
  press (&rings, GDK_KEY_plus);
  g_object_get (rings.bullseye, "zoomed", &zoomed, NULL);
  g_assert_true (zoomed);
  cx_bullseye_show_all (CX_BULLSEYE (rings.bullseye));
  g_object_get (rings.bullseye, "zoomed", &zoomed, NULL);
  g_assert_false (zoomed);
  tear_down_rings (&rings);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

/* ── what a frame is made of ──────────────────────────────────────────── */

/* One texture, and on it only what is chosen: a part, an account, a rectangle. */
static void
test_nodes (void)
{
  static const struct { const char *name; CxFitRegion region; int account; } rows[] = {
    { "rings-part", { .tier = 1, .sector = 0 }, 0 },
    { "rings-ring", { .tier = 2, .sector = -1 }, -1 },
    { "rings-box", { .tier = -1, .sector = -1, .boxed = TRUE, .box = { -0.5, -0.25, 0.25, 0.5, FALSE } }, 3 },
  };
  Rings rings;

  set_up_rings (&rings);
  gtk_widget_set_size_request (rings.bullseye, 480, 420);
  gtk_widget_set_halign (rings.bullseye, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (rings.bullseye, GTK_ALIGN_CENTER);
  gtk_window_set_focus_visible (GTK_WINDOW (rings.window), FALSE);
  run_until_still ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;

      cx_bullseye_set_region (CX_BULLSEYE (rings.bullseye), rows[i].region);
      cx_bullseye_set_account (CX_BULLSEYE (rings.bullseye), rows[i].account);
      run_until_still ();
      text = golden_draw (rings.bullseye, gtk_widget_get_width (rings.bullseye), gtk_widget_get_height (rings.bullseye));
      golden_compare (text, rows[i].name);
    }
  tear_down_rings (&rings);
}

/* ── the what-if ──────────────────────────────────────────────────────── */

typedef struct {
  FitWorld   world;
  CxProfile *draft;
  CxWhatIf  *what_if;
  GPtrArray *sliders;   /* two weights, then three thresholds */
  guint      changes;
} Trial;

static void
collect_sliders (GtkWidget *widget,
                 GPtrArray *sliders)
{
  if (CX_IS_SLIDER_ROW (widget))
    g_ptr_array_add (sliders, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_sliders (child, sliders);
}

static void
count_change (Trial *trial)
{
  trial->changes++;
}

static void
set_up_trial (Trial *trial)
{
  *trial = (Trial) { 0 };
  fit_world_set_up (&trial->world, fit_world_accounts);
  trial->draft = cx_evaluation_get_profile (trial->world.base);
  trial->what_if = g_object_ref_sink (g_object_new (CX_TYPE_WHAT_IF, NULL));
  g_signal_connect_swapped (trial->what_if, "changed", G_CALLBACK (count_change), trial);
  cx_what_if_set_profiles (trial->what_if, trial->draft, trial->draft, 0, cx_snapshot_get_columns (trial->world.snapshot));
  trial->sliders = g_ptr_array_new ();
  collect_sliders (GTK_WIDGET (trial->what_if), trial->sliders);
  g_assert_cmpuint (trial->sliders->len, ==, 5);
}

static void
tear_down_trial (Trial *trial)
{
  g_object_unref (trial->what_if);
  g_ptr_array_unref (trial->sliders);
  fit_world_tear_down (&trial->world);
}

static void
slide (Trial *trial,
       guint  slider,
       double value)
{
  g_signal_emit_by_name (g_ptr_array_index (trial->sliders, slider), "moved", value);
}

static void
assert_trial (Trial      *trial,
              double      large,
              double      rich,
              const char *cuts)
{
  g_autoptr(CxProfile) profile = cx_what_if_get_trial (trial->what_if);
  const double *got = cx_profile_get_thresholds (profile);
  g_autofree char *text = g_strdup_printf ("%g %g %g", got[0], got[1], got[2]);

  g_assert_cmpfloat (cx_profile_get_criterion (profile, 0)->weight, ==, large);
  g_assert_cmpfloat (cx_profile_get_criterion (profile, 1)->weight, ==, rich);
  g_assert_cmpstr (text, ==, cuts);
}

static void
test_try_weights (void)
{
  Trial trial;

  set_up_trial (&trial);
  assert_trial (&trial, 3, 1, "75 50 25");
  slide (&trial, 1, 7);
  assert_trial (&trial, 3, 7, "75 50 25");
  slide (&trial, 0, 0);
  assert_trial (&trial, 0, 7, "75 50 25");
  g_assert_cmpuint (trial.changes, ==, 2);
  tear_down_trial (&trial);
}

/* Thresholds never pass each other. */
static void
test_try_thresholds (void)
{
  Trial trial;

  set_up_trial (&trial);
  slide (&trial, 2, 40);
  assert_trial (&trial, 3, 1, "40 40 25");
  slide (&trial, 4, 60);
  assert_trial (&trial, 3, 1, "60 60 60");
  slide (&trial, 3, 10);
  assert_trial (&trial, 3, 1, "60 10 10");
  tear_down_trial (&trial);
}

/* An edit elsewhere keeps what is tried; a trial that the draft has come to is a trial no more. */
static void
test_draft_changes (void)
{
  g_autoptr(CxProfile) draft = NULL;
  g_autoptr(CxProfile) same = NULL;
  g_autoptr(CxProfile) now = NULL;
  Trial trial;

  set_up_trial (&trial);
  slide (&trial, 0, 5);
  draft = cx_profile_with_thresholds (trial.draft, (double[]) { 80, 40, 20 });
  cx_what_if_set_profiles (trial.what_if, draft, trial.draft, 1, cx_snapshot_get_columns (trial.world.snapshot));
  assert_trial (&trial, 5, 1, "80 40 20");
  same = cx_what_if_get_trial (trial.what_if);
  cx_what_if_set_profiles (trial.what_if, same, trial.draft, 1, cx_snapshot_get_columns (trial.world.snapshot));
  now = cx_what_if_get_trial (trial.what_if);
  g_assert_true (now == same);
  tear_down_trial (&trial);
}

static void
test_forget (void)
{
  g_autoptr(CxProfile) trial_profile = NULL;
  Trial trial;

  set_up_trial (&trial);
  slide (&trial, 0, 5);
  slide (&trial, 2, 90);
  cx_what_if_forget (trial.what_if);
  trial_profile = cx_what_if_get_trial (trial.what_if);
  g_assert_true (trial_profile == trial.draft);
  tear_down_trial (&trial);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/fit/walk", test_walk);
  g_test_add_func ("/fit/walk-mirrored", test_walk_mirrored);
  g_test_add_func ("/fit/enter-and-escape", test_enter_and_escape);
  g_test_add_func ("/fit/enter-an-empty-sector", test_enter_an_empty_sector);
  g_test_add_func ("/fit/table", test_table);
  g_test_add_func ("/fit/zoom-by-keys", test_zoom_by_keys);
  g_test_add_func ("/fit/escape-from-a-part", test_escape_from_a_part);
  g_test_add_func ("/fit/zoom-without-animations", test_zoom_without_animations);
  g_test_add_func ("/fit/nodes", test_nodes);
  g_test_add_func ("/fit/try-weights", test_try_weights);
  g_test_add_func ("/fit/try-thresholds", test_try_thresholds);
  g_test_add_func ("/fit/draft-changes", test_draft_changes);
  g_test_add_func ("/fit/forget", test_forget);
  return g_test_run ();
}
