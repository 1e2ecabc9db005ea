/* The place Evidence in a real window: what it asks for, what it shows, and a definition that is undone. */
#include "cx-cohort-grid.h"
#include "cx-config.h"
#include "cx-evidence-place.h"
#include "cx-indicator-dialog.h"
#include "cx-share-row.h"
#include "cx-value.h"

#include <glib/gstdio.h>

#define DAY "2026-07-10"

typedef struct {
  const char  *definition;     /* (nullable): what is kept as leading indicator */
  char        *folder, *path, *csv;
  CxWorkspace *workspace;
  GtkWidget   *window, *place;
} World;

/* ── the world ── */

static void
import (World       *world,
        CxStore     *store,
        CxImportKind kind,
        const char  *data)
{
  const CxImportOptions options = { .kind = kind };
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) result = NULL;

  g_assert_true (g_file_set_contents (world->csv, data, -1, NULL));
  plan = cx_import_plan_new (store, world->csv, &options, &error);
  g_assert_no_error (error);
  result = cx_stage_import (store, plan, FALSE, FALSE, cx_snapshot_read_day (store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->counts.rejected, ==, 0);
}

/* Everybody signed on the first of January; every third was idle from March on. */
static void
fill (World   *world,
      CxStore *store,
      guint    customers,
      gboolean used)
{
  g_autoptr(GString) accounts = g_string_new ("Company,Lifecycle Stage,\"Date entered \"\"Customer\"\"\"\n");
  g_autoptr(GString) events = g_string_new ("Company,Date,Metric,Value\n");

  for (guint i = 0; i < customers; i++)
    {
      g_string_append_printf (accounts, "Customer %02u,Customer,2026-01-01\n", i);
      for (guint month = 1; month <= (i % 3 == 2 ? 2 : 6); month++)
        g_string_append_printf (events, "Customer %02u,2026-%02u-01,Logins,%u\n", i, month, 5 + i);
    }
  if (customers > 0)
    import (world, store, CX_IMPORT_ACCOUNTS, accounts->str);
  if (used)
    import (world, store, CX_IMPORT_EVENTS, events->str);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  World *world = user_data;

  world->workspace = cx_workspace_open_finish (result, NULL);
}

static void
set_up (World   *world,
        guint    customers,
        gboolean used)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *overlay;
  CxStore *store;

  world->folder = g_dir_make_tmp ("concentric-evidence-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "test.concentric", NULL);
  world->csv = g_build_filename (world->folder, "f.csv", NULL);
  store = cx_store_create (world->path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (store, NULL));
  g_assert_true (cx_store_set_property (store, CX_SNAPSHOT_DAY_PROPERTY, DAY, NULL));
  fill (world, store, customers, used);
  if (world->definition != NULL)
    g_assert_true (cx_store_set_property (store, "leading_indicator", world->definition, NULL));
  cx_store_close (store);
  cx_workspace_open_async (world->path, NULL, FALSE, FALSE, NULL, on_opened, world);
  while (world->workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  world->place = g_object_new (CX_TYPE_EVIDENCE_PLACE, "workspace", world->workspace, NULL);
  world->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (world->window), 1200, 800);
  overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), world->place);
  adw_window_set_content (ADW_WINDOW (world->window), overlay);
  gtk_window_present (GTK_WINDOW (world->window));
}

static void
tear_down (World *world)
{
  gtk_window_destroy (GTK_WINDOW (world->window));
  cx_workspace_close (world->workspace);
  g_object_unref (world->workspace);
  g_unlink (world->path);
  g_unlink (world->csv);
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_free (world->csv);
}

/* ── looking ── */

typedef gboolean (*Wanted) (GtkWidget *widget, gconstpointer what);

static GtkWidget *
find (GtkWidget    *from,
      Wanted        wanted,
      gconstpointer what)
{
  if (gtk_widget_get_mapped (from) && wanted (from, what))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, wanted, what);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget    *widget,
      gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_a (GtkWidget    *widget,
      gconstpointer name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static GtkWidget *
wait_for (World        *world,
          Wanted        wanted,
          gconstpointer what)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GtkWidget *found;

  while ((found = find (world->window, wanted, what)) == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () > end)
        g_error ("“%s” does not appear", (const char *) what);
    }
  return found;
}

/* ── tests ── */

static void
test_what_is_missing (void)
{
  static const struct {
    guint       customers;
    gboolean    used;
    const char *says;
  } cases[] = { { 0, FALSE, "No Accounts Yet" }, { 3, FALSE, "No Usage Yet" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World world = { 0 };

      set_up (&world, cases[i].customers, cases[i].used);
      wait_for (&world, says, cases[i].says);
      tear_down (&world);
    }
}

static void
test_one_customer (void)
{
  World world = { 0 };

  set_up (&world, 1, TRUE);
  wait_for (&world, says, "1 of 1 customers are green: too few to say");
  wait_for (&world, says, "1 of 1: too few to say");
  wait_for (&world, says, "Do greens renew more? Too few to say");
  tear_down (&world);
}

static void
test_cohorts (void)
{
  World world = { 0 };
  GtkWidget *grid;

  set_up (&world, 30, TRUE);
  wait_for (&world, says, "67\u202f% of customers are green, near the target of 70\u202f%");
  wait_for (&world, says, "70\u202f% of customers: any use every month");
  wait_for (&world, says, "Customer 00");
  wait_for (&world, says, "1 Jan · Green, 6 of 6");
  wait_for (&world, says, "1 Jan · Red, 2 of 6");
  wait_for (&world, says, "Jan – Mar 2026");
  grid = wait_for (&world, is_a, "CxCohortGrid");
  gtk_widget_activate_action (world.place, "evidence.as-table", NULL);
  wait_for (&world, says, "✓✓✗✗✗✗······");
  gtk_widget_activate_action (world.place, "evidence.as-table", NULL);
  cx_cohort_grid_scroll_to (CX_COHORT_GRID (grid), 29);
  wait_for (&world, says, "Customer 29");
  g_signal_emit_by_name (gtk_widget_get_ancestor (wait_for (&world, says, "Jan – Mar 2026"), GTK_TYPE_LIST_BOX_ROW), "activate");
  wait_for (&world, says, "Customer 00");
  tear_down (&world);
}

/* Narrow, one of grid and cohorts is seen, and both can be reached. */
static void
test_narrow (void)
{
  World world = { 0 };
  GtkWidget *pages;

  set_up (&world, 30, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (world.window), 360, 700);
  wait_for (&world, says, "Share of Green Customers, by Cohort");
  pages = wait_for (&world, is_a, "AdwToggleGroup");
  g_assert_null (find (world.window, says, "Customer 00"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (pages), "customers");
  wait_for (&world, says, "Customer 00");
  g_assert_null (find (world.window, says, "Share of Green Customers, by Cohort"));
  tear_down (&world);
}

/* The rows of the dialog, and what they come to before anything is saved; and Undo. */
static void
test_definition (void)
{
  World world = { 0 };
  GtkWidget *dialog;

  set_up (&world, 30, TRUE);
  wait_for (&world, says, "70\u202f% of customers: any use every month");
  gtk_widget_activate_action (world.place, "evidence.define", NULL);
  dialog = wait_for (&world, is_a, "CxIndicatorDialog");
  wait_for (&world, says, "Green: 67\u202f% (49–81\u202f%) of 30. Do greens renew more? Too few to say.");
  g_object_set (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "kind_row"), "selected", 0, NULL);
  g_object_set (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "measure_row"), "selected", 1, NULL);
  g_object_set (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "least_row"), "value", 20., NULL);
  wait_for (&world, says, "70\u202f% of customers: at least 20 Logins every month");
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "save_button"), "clicked");
  wait_for (&world, says, "33\u202f% of customers are green, below the target of 70\u202f%");
  wait_for (&world, says, "Leading indicator defined");
  cx_place_undo_done (world.place);
  wait_for (&world, says, "70\u202f% of customers: any use every month");
  tear_down (&world);
}

/* What nobody can meet cannot be saved; another way to count begins with a number of its own. */
static void
test_out_of_reach (void)
{
  World world = { 0 };
  GtkWidget *dialog, *save, *least;
  double value;

  set_up (&world, 30, TRUE);
  wait_for (&world, says, "70\u202f% of customers: any use every month");
  gtk_widget_activate_action (world.place, "evidence.define", NULL);
  dialog = wait_for (&world, is_a, "CxIndicatorDialog");
  save = GTK_WIDGET (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "save_button"));
  least = GTK_WIDGET (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "least_row"));
  g_object_set (least, "value", 31., NULL);
  wait_for (&world, says, "The shortest month has 28 days, not 31: ask for fewer");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_object_set (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "kind_row"), "selected", 0, NULL);
  g_object_get (least, "value", &value, NULL);
  g_assert_cmpfloat (value, ==, 1);
  g_assert_true (gtk_widget_get_sensitive (save));
  g_object_set (least, "value", 2000., NULL);
  g_object_set (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "kind_row"), "selected", 1, NULL);
  g_object_get (least, "value", &value, NULL);
  g_assert_cmpfloat (value, ==, 1);
  g_assert_true (gtk_widget_get_sensitive (save));
  wait_for (&world, says, "Green: 67\u202f% (49–81\u202f%) of 30. Do greens renew more? Too few to say.");
  tear_down (&world);
}

/* A definition that cannot be read is told, and defined anew. */
static void
test_unreadable (void)
{
  World world = { .definition = "{}" };
  GtkWidget *dialog;

  set_up (&world, 30, TRUE);
  wait_for (&world, says, "Evidence Cannot Be Shown");
  wait_for (&world, says, "no leading indicator: the format is not “concentric-indicator”; define it anew");
  gtk_widget_activate_action (world.place, "evidence.define", NULL);
  dialog = wait_for (&world, is_a, "CxIndicatorDialog");
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, CX_TYPE_INDICATOR_DIALOG, "save_button"), "clicked");
  wait_for (&world, says, "67\u202f% of customers are green, near the target of 70\u202f%");
  tear_down (&world);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/evidence/what-is-missing", test_what_is_missing);
  g_test_add_func ("/evidence/one-customer", test_one_customer);
  g_test_add_func ("/evidence/cohorts", test_cohorts);
  g_test_add_func ("/evidence/narrow", test_narrow);
  g_test_add_func ("/evidence/definition", test_definition);
  g_test_add_func ("/evidence/out-of-reach", test_out_of_reach);
  g_test_add_func ("/evidence/unreadable", test_unreadable);
  return g_test_run ();
}
