/* Pins and what was said no to in the open workspace: shown at once, kept, and taken back. */
#include "workspace-world.h"

static GArray *
rows_of (guint first,
         guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint row = first + i;

      g_array_append_val (rows, row);
    }
  return rows;
}

static void
start_pin (World      *world,
           guint       first,
           guint       n,
           guint8      tier,
           const char *reason)
{
  g_autoptr(GArray) rows = rows_of (first, n);
  CxPin pin = { .tier = tier, .day = 20000 };

  if (reason != NULL)
    {
      pin.reason = g_ref_string_new (reason);
      pin.author = g_ref_string_new ("Ada");
    }
  cx_workspace_pin_async (world->workspace, cx_workspace_get_snapshot (world->workspace), rows, &pin, on_result, world);
  g_clear_pointer (&pin.reason, g_ref_string_release);
  g_clear_pointer (&pin.author, g_ref_string_release);
}

/* Returns: what was there before */
static GArray *
finish_pin (World *world)
{
  g_autoptr(GAsyncResult) result = wait (world);
  g_autoptr(GError) error = NULL;
  GArray *undo = cx_workspace_pin_finish (world->workspace, result, &error);

  g_assert_no_error (error);
  return undo;
}

static const CxPin *
pin_of (World *world,
        guint  row)
{
  return cx_tiering_get_pin (cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace)), row);
}

static guint8
tier_of (World *world,
         guint  row)
{
  return cx_tiering_get_fit (cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace)), row)->tier;
}

static guint
n_pinned (World *world)
{
  return cx_tiering_get_counts (cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace)))->pinned;
}

static void
repin (World  *world,
       GArray *changes)
{
  g_autoptr(GArray) undo = NULL;

  cx_workspace_repin_async (world->workspace, changes, on_result, world);
  undo = finish_pin (world);
  g_assert_cmpuint (undo->len, ==, changes->len);
}

/* ── pins ───────────────────────────────────────────────────────────────── */

static void
test_pin (World         *world,
          gconstpointer  data)
{
  g_autoptr(GArray) undo = NULL;
  CxColumns *columns;

  import_good (world);
  columns = cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace));
  g_signal_connect (world->workspace, "notify::snapshot", G_CALLBACK (count), &world->snapshots);
  start_pin (world, 1, 1, 1, "Because");
  /* Before the worker has had a look at it. */
  g_assert_cmpuint (world->snapshots, ==, 1);
  g_assert_cmpint (tier_of (world, 1), ==, 1);
  g_assert_cmpstr (pin_of (world, 1)->reason, ==, "Because");
  g_assert_true (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)) == columns);
  undo = finish_pin (world);
  g_assert_cmpuint (undo->len, ==, 1);
  g_assert_null (g_array_index (undo, CxPin, 0).reason);
  g_assert_cmpuint (n_pinned (world), ==, 1);
  g_assert_true (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)) == columns);
  reopen (world);
  g_assert_cmpint (tier_of (world, 1), ==, 1);
  g_assert_cmpint (pin_of (world, 1)->day, ==, 20000);
}

/* A pin that replaced another brings the other back. */
static void
test_undo (World         *world,
           gconstpointer  data)
{
  g_autoptr(GArray) first = NULL, second = NULL, lifted = NULL;

  import_good (world);
  start_pin (world, 0, 1, 1, "first");
  first = finish_pin (world);
  start_pin (world, 0, 2, 2, "second");
  second = finish_pin (world);
  g_assert_cmpint (tier_of (world, 0), ==, 2);
  g_assert_cmpint (tier_of (world, 1), ==, 2);
  repin (world, second);
  g_assert_cmpint (tier_of (world, 0), ==, 1);
  g_assert_cmpstr (pin_of (world, 0)->reason, ==, "first");
  g_assert_null (pin_of (world, 1));
  start_pin (world, 0, 3, 0, NULL);
  g_assert_cmpuint (n_pinned (world), ==, 0);
  lifted = finish_pin (world);
  repin (world, lifted);
  g_assert_cmpstr (pin_of (world, 0)->reason, ==, "first");
  g_assert_cmpuint (n_pinned (world), ==, 1);
  repin (world, first);
  g_assert_cmpuint (n_pinned (world), ==, 0);
  reopen (world);
  g_assert_cmpuint (n_pinned (world), ==, 0);
}

/* What is on its way shows whatever comes from the worker meanwhile, and two moves of one account end at the second. */
static void
test_with_moves (World         *world,
                 gconstpointer  data)
{
  g_autoptr(GArray) undo = NULL;
  g_autoptr(GAsyncResult) move = NULL;
  guint n;

  import_good (world);
  start_pin (world, 0, 1, 1, "R");
  cx_workspace_move_async (world->workspace, 0, 1, 20000, NULL, NULL);
  cx_workspace_move_async (world->workspace, 0, 2, 20001, NULL, NULL);
  g_assert_cmpint (tier_of (world, 0), ==, 1);
  g_assert_cmpint (cx_journey_get_current (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), 0), ==, 2);
  undo = finish_pin (world);
  start_pin (world, 1, 1, 3, "R");
  g_array_unref (finish_pin (world));
  g_assert_cmpuint (n_pinned (world), ==, 2);
  g_assert_cmpint (cx_journey_get_current (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), 0), ==, 2);
  cx_journey_get_events (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), 0, &n);
  reopen (world);
  g_assert_cmpuint (n_pinned (world), ==, 2);
  g_assert_cmpint (cx_journey_get_current (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), 0), ==, 2);
  {
    guint stored;

    cx_journey_get_events (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), 0, &stored);
    g_assert_cmpuint (n, ==, stored);
  }
}

/* An import after it reads everything anew. */
static void
test_survives_an_import (World         *world,
                         gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(CxImportOutcome) outcome = NULL;
  g_autoptr(GArray) undo = NULL;

  import_good (world);
  start_pin (world, 2, 1, 1, "R");
  undo = finish_pin (world);
  path = write_file (world, "more.csv", "Company name,Website,Employees\nCrane,https://crane-tools.com,5\nDrill,https://drill-tools.com,5\n", -1);
  outcome = import (world, path);
  g_assert_cmpint (outcome->result->counts.updated, ==, 1);
  g_assert_cmpint (tier_of (world, 2), ==, 1);
  g_assert_cmpuint (n_pinned (world), ==, 1);
}

#define MANY 20000

static void
import_many (World *world)
{
  g_autoptr(GString) text = g_string_new ("Company name,Website\n");
  g_autofree char *path = NULL;
  g_autoptr(CxImportOutcome) outcome = NULL;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "Company %u,c%u-tools.com\n", i, i);
  path = write_file (world, "many.csv", text->str, -1);
  outcome = import (world, path);
  g_assert_cmpuint (n_accounts (world), ==, MANY);
}

/* So many that the worker makes the list of them; what was pinned among them otherwise comes back. */
static void
test_many (World         *world,
           gconstpointer  data)
{
  g_autoptr(GArray) one = NULL, undo = NULL;

  import_many (world);
  start_pin (world, 7, 1, 3, "before");
  one = finish_pin (world);
  start_pin (world, 0, MANY, 1, "all");
  undo = finish_pin (world);
  g_assert_cmpuint (undo->len, ==, MANY);
  g_assert_cmpuint (n_pinned (world), ==, MANY);
  g_assert_cmpint (tier_of (world, 7), ==, 1);
  g_assert_cmpuint (cx_tiering_get_counts (cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace)))->tiers[1], ==, MANY);
  repin (world, undo);
  g_assert_cmpuint (n_pinned (world), ==, 1);
  g_assert_cmpstr (pin_of (world, 7)->reason, ==, "before");
  reopen (world);
  g_assert_cmpuint (n_pinned (world), ==, 1);
}

/* What could not be kept is not shown either. */
static void
test_failure (World         *world,
              gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) changes = cx_pin_list_new (), undo = NULL;
  CxPin pin = { .tier = 1, .reason = g_ref_string_new ("R"), .author = g_ref_string_new ("Ada") };

  import_good (world);
  cx_pin_list_add (changes, cx_columns_get_id (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)), 0), &pin);
  cx_pin_list_add (changes, 99999, &pin);
  g_ref_string_release (pin.reason);
  g_ref_string_release (pin.author);
  cx_workspace_repin_async (world->workspace, changes, on_result, world);
  g_assert_cmpuint (n_pinned (world), ==, 1);
  result = wait (world);
  undo = cx_workspace_pin_finish (world->workspace, result, &error);
  g_assert_null (undo);
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_cmpuint (n_pinned (world), ==, 0);
}

/* ── said no ────────────────────────────────────────────────────────────── */

static guint
n_said (World *world)
{
  return cx_said_nos_get_n (cx_snapshot_get_said_nos (cx_workspace_get_snapshot (world->workspace)));
}

static CxSaidNo *
say_no (World          *world,
        const CxSaidNo *said)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxSaidNo *kept;

  cx_workspace_say_no_async (world->workspace, said, on_result, world);
  result = wait (world);
  kept = cx_workspace_say_no_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return kept;
}

static void
unsay_no (World          *world,
          const CxSaidNo *said)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cx_workspace_unsay_no_async (world->workspace, said, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_unsay_no_finish (world->workspace, result, &error));
  g_assert_no_error (error);
}

static void
test_said_no (World         *world,
              gconstpointer  data)
{
  CxSaidNo said = { .amount = 40000, .currency = (char *) "EUR", .reason = (char *) "R", .author = (char *) "Ada", .day = 20000 };
  g_autoptr(CxSaidNo) first = NULL, second = NULL, again = NULL;
  g_autoptr(GArray) undo = NULL;

  import_good (world);
  said.account = cx_columns_get_id (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)), 1);
  first = say_no (world, &said);
  said.taken = TRUE;
  second = say_no (world, &said);
  g_assert_cmpint (first->id, !=, second->id);
  g_assert_cmpuint (n_said (world), ==, 2);
  g_assert_true (cx_said_nos_has (cx_snapshot_get_said_nos (cx_workspace_get_snapshot (world->workspace)), 1));
  start_pin (world, 1, 1, 1, "R");
  undo = finish_pin (world);
  g_assert_cmpuint (n_said (world), ==, 2);
  unsay_no (world, first);
  g_assert_cmpuint (n_said (world), ==, 1);
  g_assert_cmpuint (n_pinned (world), ==, 1);
  again = say_no (world, first);
  g_assert_cmpint (again->id, ==, first->id);
  reopen (world);
  g_assert_cmpuint (n_said (world), ==, 2);
  g_assert_false (cx_said_nos_get (cx_snapshot_get_said_nos (cx_workspace_get_snapshot (world->workspace)), 0)->taken);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)
  ADD ("/workspace/overrides/pin", test_pin);
  ADD ("/workspace/overrides/undo", test_undo);
  ADD ("/workspace/overrides/with-moves", test_with_moves);
  ADD ("/workspace/overrides/survives-an-import", test_survives_an_import);
  ADD ("/workspace/overrides/many", test_many);
  ADD ("/workspace/overrides/failure", test_failure);
  ADD ("/workspace/overrides/said-no", test_said_no);
  return g_test_run ();
}
