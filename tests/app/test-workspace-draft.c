/* The drafts of the open workspace: edits, undo, saving, publication, the what-if. */
#include "workspace-world.h"

#include "cx-error.h"
#include "cx-profile-table.h"

static void
test_edit (World         *world,
           gconstpointer  data)
{
  import_good (world);
  g_signal_connect (world->workspace, "notify::draft", G_CALLBACK (count), &world->drafts);
  g_signal_connect (world->workspace, "notify::draft-evaluation", G_CALLBACK (count), &world->evaluations);
  edit (world, 100);
  g_assert_cmpuint (world->drafts, ==, 1);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 1);
  wait_until (world, &world->evaluations);
  g_assert_true (cx_profile_equal (cx_evaluation_get_profile (cx_workspace_get_draft_evaluation (world->workspace)),
                                   cx_workspace_get_draft (world->workspace)));
  g_assert_cmpuint (cx_evaluation_count_verdicts (cx_workspace_get_draft_evaluation (world->workspace), 0).match, ==, 2);

  cx_workspace_undo (world->workspace);
  g_assert_cmpuint (world->drafts, ==, 2);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 0);
  cx_workspace_redo (world->workspace);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 1);
}

/* Many edits at once: the evaluation ends at the newest, and is never of other accounts than those shown. */
static void
on_evaluation (CxWorkspace *workspace,
               GParamSpec  *pspec,
               gpointer     n)
{
  CxEvaluation *evaluation = cx_workspace_get_draft_evaluation (workspace);

  (*(guint *) n)++;
  if (evaluation)
    g_assert_true (cx_evaluation_get_columns (evaluation) == cx_snapshot_get_columns (cx_workspace_get_snapshot (workspace)));
}

static void
test_many_edits (World         *world,
                 gconstpointer  data)
{
  g_autofree char *path = write_file (world, "good.csv", good, -1);
  CxImportPlan *ready = plan (world, path);

  g_signal_connect (world->workspace, "notify::draft-evaluation", G_CALLBACK (on_evaluation), &world->evaluations);
  edit (world, 1);
  cx_workspace_import_async (world->workspace, ready, NULL, NULL, NULL, on_result, world);
  for (guint i = 2; i <= 20; i++)
    edit (world, i);
  g_object_unref (wait (world));
  spin (world, 300);
  g_assert_cmpuint (world->evaluations, <, 20);
  g_assert_nonnull (cx_workspace_get_draft_evaluation (world->workspace));
  g_assert_true (cx_profile_equal (cx_evaluation_get_profile (cx_workspace_get_draft_evaluation (world->workspace)),
                                   cx_workspace_get_draft (world->workspace)));
}

static void
test_saved_on_close (World         *world,
                     gconstpointer  data)
{
  edit (world, 5);
  edit (world, 6);
  reopen (world);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 2);
  g_assert_false (cx_workspace_draft_differs (world->workspace));
}

/* What is in force follows an unpublished draft a moment after the last edit. */
static void
test_saved_by_itself (World         *world,
                      gconstpointer  data)
{
  import_good (world);
  g_signal_connect (world->workspace, "notify::snapshot", G_CALLBACK (count), &world->snapshots);
  edit (world, 100);
  g_assert_cmpuint (world->snapshots, ==, 0);
  wait_until (world, &world->snapshots);
  g_assert_cmpuint (cx_evaluation_get_counts (cx_workspace_get_evaluation (world->workspace))->tiers[1], ==, 2);
}

static const CxRanked *
get_ranked (World *world)
{
  return cx_tiering_get_profile (cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace)), 0);
}

/* Publishes the draft with a review day; @twice: once more after what was in force before. */
static void
publish (World    *world,
         gboolean  twice)
{
  g_autoptr(GAsyncResult) looked = NULL, result = NULL, again = NULL;
  g_autoptr(CxOutlook) outlook = NULL;
  g_autoptr(CxProfile) draft = cx_profile_with_review_day (cx_workspace_get_draft (world->workspace), 30000);
  g_autoptr(GError) error = NULL;

  cx_workspace_impact_async (world->workspace, NULL, NULL, on_result, world);
  looked = wait (world);
  outlook = cx_workspace_impact_finish (world->workspace, looked, &error);
  g_assert_no_error (error);
  cx_workspace_publish_async (world->workspace, outlook, draft, "Ada", "First", on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_publish_finish (world->workspace, result, &error));
  g_assert_no_error (error);
  g_assert_true (cx_profile_equal (cx_workspace_get_draft (world->workspace), draft));
  if (!twice)
    return;
  cx_workspace_undo (world->workspace);
  cx_workspace_publish_async (world->workspace, outlook, draft, "Ada", "Again", on_result, world);
  again = wait (world);
  g_assert_false (cx_workspace_publish_finish (world->workspace, again, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_false (cx_profile_equal (cx_workspace_get_draft (world->workspace), draft));
}

/* The review day is no step of undo; who looked at an older version does not publish, and keeps the draft. */
static void
test_publish_steps (World         *world,
                    gconstpointer  data)
{
  edit (world, 100);
  publish (world, TRUE);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 0);
  g_assert_cmpint (get_ranked (world)->version, ==, 1);
}

static void
test_publish (World         *world,
              gconstpointer  data)
{
  edit (world, 100);
  publish (world, FALSE);
  g_assert_cmpint (get_ranked (world)->version, ==, 1);
  g_assert_false (cx_workspace_draft_differs (world->workspace));
  edit (world, 200);
  g_assert_true (cx_workspace_draft_differs (world->workspace));
  reopen (world);
  g_assert_true (cx_workspace_draft_differs (world->workspace));
  cx_workspace_set_profile (world->workspace, 0);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_evaluation_get_profile (cx_workspace_get_evaluation (world->workspace))), ==, 1);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 2);
}

static void
test_profiles (World         *world,
               gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean can_undo;

  edit (world, 100);
  cx_workspace_add_profile_async (world->workspace, "Second", on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_add_profile_finish (world->workspace, result, &error));
  g_assert_cmpuint (cx_workspace_get_profile (world->workspace), ==, 1);
  g_assert_cmpstr (cx_profile_get_name (cx_workspace_get_draft (world->workspace)), ==, "Second");
  g_object_get (world->workspace, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  cx_workspace_set_profile (world->workspace, 0);
  g_object_get (world->workspace, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  g_clear_object (&result);
  cx_workspace_add_profile_async (world->workspace, "Second", on_result, world);
  result = wait (world);
  g_assert_false (cx_workspace_add_profile_finish (world->workspace, result, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (cx_workspace_get_profile (world->workspace), ==, 0);
}

static void
test_what_if (World         *world,
              gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CxEvaluation) evaluation = NULL;
  g_autoptr(CxProfile) other = NULL;
  g_autoptr(GError) error = NULL;

  import_good (world);
  other = with_criterion (cx_workspace_get_draft (world->workspace), 600);
  cx_workspace_evaluate_async (world->workspace, other, NULL, on_result, world);
  result = wait (world);
  evaluation = cx_workspace_evaluate_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_evaluation_get_counts (evaluation)->tiers[1], ==, 1);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 0);
}

#define ADD(name, func) g_test_add ("/workspace/draft/" name, World, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("edit", test_edit);
  ADD ("many-edits", test_many_edits);
  ADD ("saved-on-close", test_saved_on_close);
  ADD ("saved-by-itself", test_saved_by_itself);
  ADD ("publish", test_publish);
  ADD ("publish-steps", test_publish_steps);
  ADD ("profiles", test_profiles);
  ADD ("what-if", test_what_if);
  return g_test_run ();
}
