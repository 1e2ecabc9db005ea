/* Several profiles of an open workspace, without a window: its own main context stands for the main thread. */
#include "workspace-world.h"

#include "cx-value.h"
#include "cx-profile-table.h"
#include "cx-version-table.h"

#include <string.h>

static CxProfile *
page (const char *name,
      const char *test)
{
  g_autofree char *json = g_strdup_printf ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"%s\","
                                           " \"criteria\": [{\"id\": \"c1\", %s, \"importance\": \"must\"}]}", name, test);
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

#define RETAIL "\"field\": \"industry\", \"op\": \"in\", \"values\": [\"Retail\"]"
#define LARGE "\"field\": \"employees\", \"op\": \"at-least\", \"values\": [400]"

static void
adopt (World      *world,
       const char *name,
       const char *test)
{
  g_autoptr(CxProfile) profile = page (name, test);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cx_workspace_adopt_profile_async (world->workspace, profile, on_result, world);
  result = wait (world);
  cx_workspace_adopt_profile_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cx_profile_get_name (cx_workspace_get_draft (world->workspace)), ==, name);
}

/* "Ideal customer" that every workspace has, then Retail and Large. */
static void
set_up_profiles (World        *world,
                 gconstpointer data)
{
  set_up (world, data);
  import_good (world);
  adopt (world, "Retail", RETAIL);
  adopt (world, "Large", LARGE);
}

/* ── what is there ── */

static CxTiering *
tiering (World *world)
{
  return cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace));
}

/* "Retail Large | Large Retail Large": the profiles by rank, and the segment of each account. */
static char *
state (World *world)
{
  GString *text = g_string_new (NULL);
  guint n = cx_tiering_get_n_profiles (tiering (world));

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (cx_tiering_get_profile (tiering (world), i)->rank, ==, i + 1);
      g_string_append_printf (text, "%s ", cx_profile_get_name (cx_tiering_get_profile (tiering (world), i)->draft));
    }
  g_string_append_c (text, '|');
  for (guint a = 0; a < 3; a++)
    g_string_append_printf (text, " %s", cx_profile_get_name (cx_tiering_get_profile (tiering (world), (guint) cx_tiering_get_segment (tiering (world), a))->draft));
  return g_string_free_and_steal (text);
}

static void
check (World      *world,
       const char *expected)
{
  g_autofree char *found = state (world);

  g_assert_cmpstr (found, ==, expected);
}

static gint64
id_of (World      *world,
       const char *name)
{
  const CxRanked *ranked = cx_tiering_find_profile (tiering (world), name);

  g_assert_nonnull (ranked);
  return ranked->id;
}

static void
rank (World      *world,
      const char *name,
      int         to)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cx_workspace_rank_profile_async (world->workspace, id_of (world, name), to, on_result, world);
  result = wait (world);
  cx_workspace_rank_profile_finish (world->workspace, result, &error);
  g_assert_no_error (error);
}

static CxRetired *
retire (World      *world,
        const char *name)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxRetired *retired;

  cx_workspace_retire_profile_async (world->workspace, id_of (world, name), on_result, world);
  result = wait (world);
  retired = cx_workspace_retire_profile_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return retired;
}

static void
restore (World           *world,
         const CxRetired *retired)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cx_workspace_restore_profile_async (world->workspace, retired, on_result, world);
  result = wait (world);
  cx_workspace_restore_profile_finish (world->workspace, result, &error);
  g_assert_no_error (error);
}

static gboolean
rename_to (World      *world,
           const char *name,
           const char *new_name,
           GError    **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_workspace_rename_profile_async (world->workspace, id_of (world, name), new_name, on_result, world);
  result = wait (world);
  return cx_workspace_rename_profile_finish (world->workspace, result, error);
}

/* ── tests ── */

/* Best tier over the profiles; ties go to the higher rank (method §3). What is selected stays selected. */
static void
test_rank (World        *world,
           gconstpointer data)
{
  check (world, "Ideal customer Retail Large | Retail Retail Large");
  rank (world, "Large", 1);
  check (world, "Large Ideal customer Retail | Large Retail Large");
  g_assert_cmpstr (cx_profile_get_name (cx_workspace_get_draft (world->workspace)), ==, "Large");
  g_assert_cmpuint (cx_workspace_get_profile (world->workspace), ==, 0);
  rank (world, "Retail", 1);
  check (world, "Retail Large Ideal customer | Retail Retail Large");
  rank (world, "Ideal customer", 1);
  check (world, "Ideal customer Retail Large | Retail Retail Large");
  g_assert_cmpuint (cx_tiering_get_counts (tiering (world))->tiers[1], ==, 3);
}

static void
test_rename (World        *world,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gboolean can_undo;

  g_assert_true (rename_to (world, "Retail", "Shops", &error));
  check (world, "Ideal customer Shops Large | Shops Shops Large");
  g_assert_false (rename_to (world, "Shops", "LARGE", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  check (world, "Ideal customer Shops Large | Shops Shops Large");
  /* It is a step of undo of that draft. */
  cx_workspace_set_profile (world->workspace, 1);
  g_object_get (world->workspace, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  cx_workspace_undo (world->workspace);
  g_assert_cmpstr (cx_profile_get_name (cx_workspace_get_draft (world->workspace)), ==, "Retail");
  reopen (world);
  check (world, "Ideal customer Retail Large | Retail Retail Large");
}

static void
test_copy_and_replace (World        *world,
                       gconstpointer data)
{
  g_autoptr(GAsyncResult) copied = NULL;
  g_autoptr(GAsyncResult) replaced = NULL;
  g_autoptr(CxProfile) other = page ("Retail", LARGE);
  g_autoptr(GError) error = NULL;

  cx_workspace_copy_profile_async (world->workspace, id_of (world, "Retail"), on_result, world);
  copied = wait (world);
  g_assert_true (cx_workspace_copy_profile_finish (world->workspace, copied, &error));
  check (world, "Ideal customer Retail Retail (copy) Large | Retail Retail Large");
  cx_workspace_replace_profile_async (world->workspace, id_of (world, "Retail"), other, on_result, world);
  replaced = wait (world);
  g_assert_true (cx_workspace_replace_profile_finish (world->workspace, replaced, &error));
  check (world, "Ideal customer Retail Retail (copy) Large | Retail Retail (copy) Retail");
  cx_workspace_set_profile (world->workspace, 1);
  cx_workspace_undo (world->workspace);
  g_assert_cmpstr (cx_profile_get_criterion (cx_workspace_get_draft (world->workspace), 0)->field, ==, "industry");
}

static void
test_retire (World        *world,
             gconstpointer data)
{
  g_autofree CxRetired *retired = retire (world, "Retail");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  check (world, "Ideal customer Large | Large Ideal customer Large");
  g_assert_cmpint (retired->rank, ==, 2);
  g_assert_cmpint (retired->added, ==, 0);
  cx_workspace_retired_async (world->workspace, on_result, world);
  result = wait (world);
  rows = cx_workspace_retired_finish (world->workspace, result, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((const CxProfileRow *) rows->pdata[0])->name, ==, "Retail");
  restore (world, retired);
  check (world, "Ideal customer Retail Large | Retail Retail Large");
}

/* The window is always about a profile; one that stood in for the last is gone with the undo, and its draft with it. */
static void
test_retire_all (World        *world,
                 gconstpointer data)
{
  g_autofree CxRetired *first = retire (world, "Ideal customer"), *second = retire (world, "Large"), *third = retire (world, "Retail");

  g_assert_cmpint (first->added, ==, 0);
  g_assert_cmpint (second->added, ==, 0);
  g_assert_cmpint (third->added, !=, 0);
  check (world, "Ideal customer 2 | Ideal customer 2 Ideal customer 2 Ideal customer 2");
  g_assert_cmpuint (cx_tiering_get_counts (tiering (world))->tiers[CX_TIER_OUTSIDE], ==, 3);
  g_assert_cmpstr (cx_profile_get_name (cx_workspace_get_draft (world->workspace)), ==, "Ideal customer 2");
  restore (world, third);
  check (world, "Retail | Retail Retail Retail");
  adopt (world, "Fresh", LARGE);
  check (world, "Retail Fresh | Retail Retail Fresh");
}

/* One that somebody worked on stays. */
static void
test_retire_all_and_work (World        *world,
                          gconstpointer data)
{
  g_autofree CxRetired *first = retire (world, "Ideal customer"), *second = retire (world, "Large"), *third = retire (world, "Retail");
  g_autoptr(CxProfile) edited = cx_profile_with_text (cx_workspace_get_draft (world->workspace), "value", CX_NO_ENTRY, "statement", "Ours");

  cx_workspace_edit (world->workspace, edited, 0);
  restore (world, third);
  g_assert_cmpuint (cx_tiering_get_n_profiles (tiering (world)), ==, 2);
  g_assert_cmpint (first->rank, ==, 1);
  g_assert_cmpint (second->rank, ==, 2);
}

#define ADD(name, func) g_test_add ("/workspace-profiles/" name, World, NULL, set_up_profiles, func, tear_down)

/* What hangs on profiles alone does not read the journey again, unless somebody moved since. */
static void
test_rename_after_a_move (World        *world,
                          gconstpointer data)
{
  g_autoptr(CxSnapshot) moved = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxJourney *journey;

  cx_workspace_move_async (world->workspace, 0, 2, cx_date_today (), on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_move_finish (world->workspace, result, NULL));
  g_assert_true (rename_to (world, "Retail", "Shops", &error));
  moved = cx_snapshot_ref (cx_workspace_get_snapshot (world->workspace));
  journey = cx_snapshot_get_journey (moved);
  g_assert_cmpuint (cx_journey_get_current (journey, 0), ==, 2);
  g_assert_true (rename_to (world, "Shops", "Retail", &error));
  g_assert_true (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)) == journey);
}

/* ── what was published ── */

static void
write_sql (World      *world,
           const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStore) store = cx_store_open (world->path, TRUE, &error);

  g_assert_no_error (error);
  cx_database_execute (cx_store_get_database (store), sql, &error);
  g_assert_no_error (error);
}

static void
publish (World      *world,
         const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStore) store = cx_store_open (world->path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cx_version_table_publish (store, id_of (world, name), &(CxPublication) { .day = 20000, .author = "a", .reason = "r" },
                                             &error), ==, 1);
}

static CxEvaluation *
evaluate_version (World      *world,
                  const char *name,
                  int         version,
                  GError    **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_workspace_evaluate_version_async (world->workspace, id_of (world, name), version, NULL, on_result, world);
  result = wait (world);
  return cx_workspace_evaluate_version_finish (world->workspace, result, error);
}

/* What was published counts over the accounts of today, whatever became of the draft. */
static void
test_evaluate_version (World        *world,
                       gconstpointer data)
{
  g_autoptr(CxProfile) other = page ("Retail", LARGE);
  g_autoptr(GAsyncResult) replaced = NULL;
  g_autoptr(CxEvaluation) evaluation = NULL;
  g_autoptr(GError) error = NULL;

  publish (world, "Retail");
  cx_workspace_replace_profile_async (world->workspace, id_of (world, "Retail"), other, on_result, world);
  replaced = wait (world);
  g_assert_true (cx_workspace_replace_profile_finish (world->workspace, replaced, NULL));
  evaluation = evaluate_version (world, "Retail", 1, &error);
  g_assert_no_error (error);
  g_assert_true (cx_evaluation_get_columns (evaluation) == cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)));
  g_assert_cmpuint (cx_evaluation_get_fit (evaluation, 1)->tier, ==, 1);
  g_assert_cmpuint (cx_evaluation_get_fit (evaluation, 2)->tier, !=, 1);
}

static void
test_evaluate_version_that_went (World        *world,
                                 gconstpointer data)
{
  g_autoptr(CxEvaluation) none = NULL, broken = NULL;
  g_autoptr(GError) missing = NULL, unreadable = NULL;

  none = evaluate_version (world, "Large", 1, &missing);
  g_assert_null (none);
  g_assert_error (missing, CX_ERROR, CX_ERROR_NOT_FOUND);
  write_sql (world, "INSERT INTO profile_version (profile, version, document, day, author, reason)"
                    " SELECT id, 1, '{', 20000, 'a', 'r' FROM profile WHERE name = 'Large'");
  broken = evaluate_version (world, "Large", 1, &unreadable);
  g_assert_null (broken);
  g_assert_error (unreadable, CX_ERROR, CX_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (unreadable->message, "version 1 cannot be read: "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rank", test_rank);
  ADD ("rename", test_rename);
  ADD ("rename-after-a-move", test_rename_after_a_move);
  ADD ("copy-and-replace", test_copy_and_replace);
  ADD ("retire", test_retire);
  ADD ("retire-all", test_retire_all);
  ADD ("retire-all-and-work", test_retire_all_and_work);
  ADD ("evaluate-version", test_evaluate_version);
  ADD ("evaluate-version-that-went", test_evaluate_version_that_went);
  return g_test_run ();
}
