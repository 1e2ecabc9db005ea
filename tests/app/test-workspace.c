/* The open workspace without a window: its own main context stands for the main thread. */
#include "cx-workspace.h"

#include "cx-error.h"
#include "cx-import-table.h"
#include "cx-library.h"
#include "cx-profile-table.h"
#include "cx-reject-file.h"
#include "cx-value.h"

#include <glib/gstdio.h>
#include <math.h>

#define TIMEOUT_US (20 * G_USEC_PER_SEC)

static const char *const good =
  "Company name,Website,Industry,Employees,Lifecycle Stage\n"
  "Anvil,https://anvil-tools.com,Retail,500,Lead\n"
  "Bridge,https://bridge-tools.com,Retail,90,Opportunity\n"
  "Crane,https://crane-tools.com,Wholesale,700,\n";

/* ── a workspace to play with ───────────────────────────────────────────── */

typedef struct {
  char         *folder, *path;
  GMainContext *context;
  CxWorkspace  *workspace;
  GAsyncResult *result;
  guint         snapshots, drafts, evaluations;   /* notifications that were counted */
} World;

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object (&((World *) user_data)->result, result);
}

static gboolean
on_timeout (gpointer user_data)
{
  g_error ("nothing came for %d seconds", (int) (TIMEOUT_US / G_USEC_PER_SEC));
  return G_SOURCE_REMOVE;
}

static GAsyncResult *
wait (World *world)
{
  g_autoptr(GSource) timeout = g_timeout_source_new (TIMEOUT_US / 1000);

  g_source_set_callback (timeout, on_timeout, NULL, NULL);
  g_source_attach (timeout, world->context);
  while (world->result == NULL)
    g_main_context_iteration (world->context, TRUE);
  g_source_destroy (timeout);
  return g_steal_pointer (&world->result);
}

static void
spin (World *world,
      guint  ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (world->context, FALSE);
      g_usleep (1000);
    }
}

static void
wait_until (World       *world,
            const guint *n)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_US;

  while (*n == 0 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (world->context, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (*n, >, 0);
}

static CxWorkspace *
open_path (World      *world,
           const char *path,
           gboolean    create,
           GError    **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_workspace_open_async (path, create ? "Test" : NULL, create, FALSE, NULL, on_result, world);
  result = wait (world);
  return cx_workspace_open_finish (result, error);
}

static void
set_up (World         *world,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("cx-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->context = g_main_context_new ();
  g_main_context_push_thread_default (world->context);
  world->workspace = open_path (world, world->path, TRUE, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (World         *world,
           gconstpointer  data)
{
  cx_workspace_close (world->workspace);
  spin (world, 10);
  g_assert_finalize_object (world->workspace);
  g_main_context_pop_thread_default (world->context);
  g_main_context_unref (world->context);
  remove_folder (world->folder);
  g_free (world->folder);
  g_free (world->path);
}

static void
reopen (World *world)
{
  g_autoptr(GError) error = NULL;

  cx_workspace_close (world->workspace);
  g_clear_object (&world->workspace);
  world->workspace = open_path (world, world->path, FALSE, &error);
  g_assert_no_error (error);
}

static char *
write_file (World      *world,
            const char *name,
            const char *text,
            gssize      length)
{
  char *path = g_build_filename (world->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

static CxImportPlan *
plan (World      *world,
      const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxImportPlan *answer;

  cx_workspace_plan_async (world->workspace, path, 0, NULL, on_result, world);
  result = wait (world);
  answer = cx_workspace_plan_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return answer;
}

static CxImportResult *
import (World      *world,
        const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxImportResult *answer;

  cx_workspace_import_async (world->workspace, plan (world, path), NULL, NULL, NULL, on_result, world);
  result = wait (world);
  answer = cx_workspace_import_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return answer;
}

static void
import_good (World *world)
{
  g_autofree char *path = write_file (world, "good.csv", good, -1);
  CxImportResult *outcome = import (world, path);

  g_assert_cmpint (outcome->counts.inserted, ==, 3);
  cx_import_result_free (outcome);
}

static guint
n_accounts (World *world)
{
  return cx_columns_get_n_accounts (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)));
}

/* The draft with one more criterion: employees at least @low. */
static CxProfile *
with_criterion (CxProfile *profile,
                double     low)
{
  CxCriterion criterion = {
    .id = (char *) "", .label = (char *) "Size", .section = (char *) "firmographics", .field = (char *) "employees",
    .op = CX_OP_AT_LEAST, .values = (char *[]) { NULL }, .low = low, .high = INFINITY,
    .importance = CX_IMPORTANCE_STRONG, .weight = 3,
  };

  return cx_profile_with_criterion (profile, cx_profile_get_n_criteria (profile), &criterion);
}

static void
edit (World  *world,
      double  low)
{
  g_autoptr(CxProfile) draft = with_criterion (cx_workspace_get_draft (world->workspace), low);

  cx_workspace_edit (world->workspace, draft, 0);
}

static void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    n)
{
  g_assert_true (g_main_context_is_owner (g_main_context_get_thread_default ()));
  (*(guint *) n)++;
}

/* ── tests ──────────────────────────────────────────────────────────────── */

static void
test_new (World         *world,
          gconstpointer  data)
{
  g_autofree char *name = NULL;

  g_object_get (world->workspace, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Test");
  g_assert_cmpstr (cx_workspace_get_path (world->workspace), ==, world->path);
  g_assert_cmpuint (n_accounts (world), ==, 0);
  g_assert_cmpstr (cx_profile_get_name (cx_workspace_get_draft (world->workspace)), ==, "Ideal customer");
  g_assert_nonnull (cx_workspace_get_evaluation (world->workspace));
  g_assert_false (cx_workspace_draft_differs (world->workspace));
}

static void
test_open_fails (World         *world,
                 gconstpointer  data)
{
  g_autofree char *foreign = write_file (world, "foreign.concentric", "no workspace at all", -1);
  g_autoptr(GError) error = NULL;

  g_assert_null (open_path (world, foreign, FALSE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_A_WORKSPACE);
  g_clear_error (&error);
  g_assert_null (open_path (world, world->path, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
}

static void
test_import (World         *world,
             gconstpointer  data)
{
  g_signal_connect (world->workspace, "notify::snapshot", G_CALLBACK (count), &world->snapshots);
  import_good (world);
  g_assert_cmpuint (n_accounts (world), ==, 3);
  g_assert_cmpuint (world->snapshots, ==, 1);
  reopen (world);
  g_assert_cmpuint (n_accounts (world), ==, 3);
}

static void
test_rejects (World         *world,
              gconstpointer  data)
{
  static const char text[] = "Company name,Website\nAnvil,anvil-tools.com\n\"=1,\xff\nBad\0,x\n";
  g_autofree char *path = write_file (world, "bad.csv", text, sizeof text - 1);
  g_autoptr(CxImportResult) outcome = import (world, path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) rejects = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_assert_cmpint (outcome->counts.inserted, ==, 1);
  g_assert_cmpint (outcome->counts.rejected, >, 0);
  cx_workspace_rejects_async (world->workspace, outcome->id, on_result, world);
  result = wait (world);
  rejects = cx_workspace_rejects_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rejects->len, ==, outcome->counts.rejected);
  bytes = cx_reject_file_format (rejects);
  g_assert_true (g_utf8_validate (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

/* Progress comes on the main thread, and a cancelled import leaves the workspace as it was. */
static void
on_progress (gint64   done,
             gint64   total,
             gpointer cancellable)
{
  g_assert_true (g_main_context_is_owner (g_main_context_get_thread_default ()));
  g_assert_cmpint (done, <=, total);
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (World         *world,
             gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("Company name,Website,Employees\n");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "Company %u,c%u-tools.com,%u\n", i, i, i % 1000);
  path = write_file (world, "long.csv", text->str, text->len);
  cx_workspace_import_async (world->workspace, plan (world, path), on_progress, cancellable, cancellable, on_result, world);
  result = wait (world);
  g_assert_null (cx_workspace_import_finish (world->workspace, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_accounts (world), ==, 0);
  import_good (world);
  reopen (world);
  g_assert_cmpuint (n_accounts (world), ==, 3);
}

static void
test_close_cancels (World         *world,
                    gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("Company name,Website,Employees\n");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "Company %u,c%u-tools.com,%u\n", i, i, i % 1000);
  path = write_file (world, "long.csv", text->str, text->len);
  cx_workspace_import_async (world->workspace, plan (world, path), NULL, NULL, NULL, on_result, world);
  g_usleep (20000);
  cx_workspace_close (world->workspace);
  result = wait (world);
  g_assert_null (cx_workspace_import_finish (world->workspace, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  reopen (world);
  g_assert_cmpuint (n_accounts (world), ==, 0);
}

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

static void
publish (World *world)
{
  g_autoptr(GAsyncResult) looked = NULL, result = NULL;
  g_autoptr(CxOutlook) outlook = NULL;
  g_autoptr(GError) error = NULL;

  cx_workspace_impact_async (world->workspace, NULL, NULL, on_result, world);
  looked = wait (world);
  outlook = cx_workspace_impact_finish (world->workspace, looked, &error);
  g_assert_no_error (error);
  cx_workspace_publish_async (world->workspace, outlook, "Ada", "First", on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_publish_finish (world->workspace, result, &error));
  g_assert_no_error (error);
}

static void
test_publish (World         *world,
              gconstpointer  data)
{
  const CxRanked *ranked;

  edit (world, 100);
  publish (world);
  ranked = cx_tiering_get_profile (cx_snapshot_get_tiering (cx_workspace_get_snapshot (world->workspace)), 0);
  g_assert_cmpint (ranked->version, ==, 1);
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

/* ── moves ──────────────────────────────────────────────────────────────── */

static guint8
stage_of (World *world,
          guint  account)
{
  return cx_journey_get_current (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), account);
}

static void
test_move (World         *world,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint8 before;

  import_good (world);
  before = stage_of (world, 0);
  g_assert_cmpuint (before, !=, 2);
  cx_workspace_move_async (world->workspace, 0, 2, cx_date_today (), on_result, world);
  g_assert_cmpuint (stage_of (world, 0), ==, 2);
  result = wait (world);
  g_assert_true (cx_workspace_move_finish (world->workspace, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  reopen (world);
  g_assert_cmpuint (stage_of (world, 0), ==, 2);
  cx_workspace_unmove_async (world->workspace, 0, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_unmove_finish (world->workspace, result, &error));
  g_assert_cmpuint (stage_of (world, 0), ==, before);
}

/* A snapshot that was read before a move must not take the move back while it is shown. */
static void
check_moved (CxWorkspace *workspace,
             GParamSpec  *pspec,
             gpointer     user_data)
{
  g_assert_cmpuint (cx_journey_get_current (cx_snapshot_get_journey (cx_workspace_get_snapshot (workspace)), 0), ==, 2);
}

static void
test_move_meanwhile (World         *world,
                     gconstpointer  data)
{
  g_autofree char *path = NULL;
  CxImportPlan *again;

  import_good (world);
  path = write_file (world, "again.csv", "Company name,Website\nDigger,digger-tools.com\n", -1);
  again = plan (world, path);
  cx_workspace_import_async (world->workspace, again, NULL, NULL, NULL, on_result, world);
  cx_workspace_move_async (world->workspace, 0, 2, cx_date_today (), NULL, NULL);
  g_signal_connect (world->workspace, "notify::snapshot", G_CALLBACK (check_moved), NULL);
  g_object_unref (wait (world));
  spin (world, 100);
  g_assert_cmpuint (n_accounts (world), ==, 4);
  reopen (world);
  g_assert_cmpuint (stage_of (world, 0), ==, 2);
}

/* ── copies ─────────────────────────────────────────────────────────────── */

static void
test_back_up (World         *world,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (world->folder, "copy.concentric", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CxWorkspace) copy = NULL;
  g_autoptr(GError) error = NULL;

  edit (world, 100);
  cx_workspace_back_up_async (world->workspace, path, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_back_up_finish (world->workspace, result, &error));
  copy = open_path (world, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (copy)), ==, 1);
  cx_workspace_close (copy);
}

static void
test_export (World         *world,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (world->folder, "out.csv", NULL);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  guint chosen[] = { 2, 0 };

  import_good (world);
  g_array_append_vals (rows, chosen, 2);
  cx_workspace_export_async (world->workspace, path, rows, NULL, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_export_finish (world->workspace, result, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Crane"));
  g_assert_null (strstr (text, "Bridge"));
  g_assert_true (strstr (text, "Crane") < strstr (text, "Anvil"));
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

/* Whoever asks a closed workspace hears that it is closed. */
static void
test_closed (World         *world,
             gconstpointer  data)
{
  g_autofree char *path = write_file (world, "good.csv", good, -1);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cx_workspace_close (world->workspace);
  cx_workspace_plan_async (world->workspace, path, 0, NULL, on_result, world);
  result = wait (world);
  g_assert_null (cx_workspace_plan_finish (world->workspace, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/workspace/" name, World, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("open-fails", test_open_fails);
  ADD ("import", test_import);
  ADD ("rejects", test_rejects);
  ADD ("cancel", test_cancel);
  ADD ("close-cancels", test_close_cancels);
  ADD ("edit", test_edit);
  ADD ("many-edits", test_many_edits);
  ADD ("saved-on-close", test_saved_on_close);
  ADD ("saved-by-itself", test_saved_by_itself);
  ADD ("publish", test_publish);
  ADD ("profiles", test_profiles);
  ADD ("move", test_move);
  ADD ("move-meanwhile", test_move_meanwhile);
  ADD ("back-up", test_back_up);
  ADD ("export", test_export);
  ADD ("what-if", test_what_if);
  ADD ("closed", test_closed);
  return g_test_run ();
}
