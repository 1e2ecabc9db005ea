/* The jobs of the open workspace: imports, moves, copies and exports. */
#include "workspace-world.h"

#include "cx-import-table.h"
#include "cx-library.h"
#include "cx-profile-table.h"
#include "cx-value.h"

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
  g_autoptr(CxImportOutcome) outcome = import (world, path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *saved = g_build_filename (world->folder, "rejects.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (saved);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (outcome->result->counts.inserted, ==, 1);
  g_assert_cmpint (outcome->result->counts.rejected, >, 0);
  cx_workspace_save_rejects_async (world->workspace, outcome->result->id, file, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_save_rejects_finish (world->workspace, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (saved, &bytes, &length, NULL));
  g_assert_true (g_utf8_validate (bytes, (gssize) length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "Company name,Website,Concentric surplus,Concentric import,Concentric line,"
                                          "Concentric reason\r\n"));
}

/* Progress comes on the main thread, and a cancelled import leaves the workspace as it was. */
static void
on_progress (gint64   done,
             gint64   total,
             gint64   rows,
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

static void
test_move_many (World         *world,
                gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree CxStageMoves *moves = NULL;
  guint8 before[3];

  import_good (world);
  for (guint i = 0; i < 3; i++)
    {
      before[i] = stage_of (world, i);
      if (i != 1)
        g_array_append_val (rows, i);
    }
  cx_workspace_move_many_async (world->workspace, cx_workspace_get_snapshot (world->workspace), rows, 2, on_result, world);
  result = wait (world);
  moves = cx_workspace_move_many_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moves->n, ==, 2);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (stage_of (world, i), ==, i == 1 ? before[i] : 2);
  g_clear_object (&result);
  cx_workspace_unmove_many_async (world->workspace, moves, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_unmove_many_finish (world->workspace, result, &error));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (stage_of (world, i), ==, before[i]);
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
on_export_progress (gint64   done,
                    gint64   total,
                    gint64   count,
                    gpointer data)
{
  g_assert_cmpint (done, <=, total);
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
  g_autoptr(GAsyncResult) planned = NULL;
  g_autoptr(CxExport) export = NULL;
  CxExportOptions options = { .profile = -1, .out = path };
  guint chosen[] = { 2, 0 };

  import_good (world);
  g_array_append_vals (rows, chosen, 2);
  cx_workspace_plan_export_async (world->workspace, cx_workspace_get_snapshot (world->workspace), rows, &options, FALSE, NULL,
                                  on_result, world);
  planned = wait (world);
  export = cx_workspace_plan_export_finish (world->workspace, planned, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_export_get_counts (export)->rows, ==, 2);
  cx_workspace_export_async (world->workspace, export, on_export_progress, NULL, NULL, on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_export_finish (world->workspace, result, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Crane"));
  g_assert_null (strstr (text, "Bridge"));
  g_assert_true (strstr (text, "Crane") < strstr (text, "Anvil"));
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
  cx_workspace_plan_async (world->workspace, path, NULL, NULL, on_result, world);
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
  ADD ("move", test_move);
  ADD ("move-many", test_move_many);
  ADD ("move-meanwhile", test_move_meanwhile);
  ADD ("back-up", test_back_up);
  ADD ("export", test_export);
  ADD ("closed", test_closed);
  return g_test_run ();
}
