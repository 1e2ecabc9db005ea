/* Imports as jobs of the open workspace: what would happen, what happened, what happened earlier. */
#include "workspace-world.h"

#include "cx-import-peek.h"
#include "cx-import-table.h"

static const char *const again =
  "Company name,Website,Industry,Employees,Lifecycle Stage\n"
  "Anvil,https://anvil-tools.com,Retail,600,Lead\n"
  "Digger,https://digger-tools.com,Retail,many,Lead\n"
  ",,Retail,1,\n"
  "Crane,https://crane-tools.com,Wholesale,700,\n";

static CxImportOutcome *
try_import (World        *world,
            CxImportPlan *plan_of_it,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_workspace_try_import_async (world->workspace, plan_of_it, NULL, NULL, cancellable, on_result, world);
  result = wait (world);
  return cx_workspace_try_import_finish (world->workspace, result, error);
}

static void
check_again (const CxImportOutcome *outcome)
{
  const CxImportCounts *counts = &outcome->result->counts;

  g_assert_cmpint (counts->rows, ==, 4);
  g_assert_cmpint (counts->inserted, ==, 1);
  g_assert_cmpint (counts->updated, ==, 1);
  g_assert_cmpint (counts->unchanged, ==, 1);
  g_assert_cmpint (counts->rejected, ==, 1);
  g_assert_cmpuint (outcome->reasons->len, ==, 1);
  g_assert_cmpint (((CxRejectReason *) outcome->reasons->pdata[0])->samples[0].line, ==, 4);
}

/* What is said beforehand is what happens; saying it changes nothing. */
static void
test_try (World         *world,
          gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(CxImportOutcome) would = NULL;
  g_autoptr(CxImportOutcome) did = NULL;
  g_autoptr(GError) error = NULL;

  import_good (world);
  path = write_file (world, "again.csv", again, -1);
  g_signal_connect (world->workspace, "notify::snapshot", G_CALLBACK (count), &world->snapshots);
  would = try_import (world, plan (world, path), NULL, &error);
  g_assert_no_error (error);
  check_again (would);
  g_assert_cmpint (would->result->id, ==, 0);
  g_assert_cmpuint (world->snapshots, ==, 0);
  reopen (world);
  g_assert_cmpuint (n_accounts (world), ==, 3);
  did = import (world, path);
  check_again (did);
  g_assert_cmpint (did->result->id, ==, 2);
  g_assert_cmpint (did->result->twin, ==, 0);
}

static void
test_try_cancelled (World         *world,
                    gconstpointer  data)
{
  g_autofree char *path = write_file (world, "good.csv", good, -1);
  CxImportPlan *plan_of_it = plan (world, path);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (try_import (world, plan_of_it, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  import_good (world);
}

/* A file that was imported before is known by what became of it. */
static void
test_same_again (World         *world,
                 gconstpointer  data)
{
  g_autofree char *path = write_file (world, "good.csv", good, -1);
  g_autoptr(CxImportOutcome) first = import (world, path);
  g_autoptr(CxImportOutcome) second = import (world, path);

  g_assert_cmpint (first->result->twin, ==, 0);
  g_assert_cmpint (second->result->counts.unchanged, ==, 3);
  g_assert_cmpint (second->result->twin, ==, first->result->id);
}

static void
test_list (World         *world,
           gconstpointer  data)
{
  g_autofree char *path = write_file (world, "again.csv", again, -1);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) imports = NULL;
  g_autoptr(CxImportOutcome) outcome = NULL;
  g_autoptr(GError) error = NULL;

  import_good (world);
  outcome = import (world, path);
  cx_workspace_imports_async (world->workspace, NULL, on_result, world);
  result = wait (world);
  imports = cx_workspace_imports_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 2);
  g_assert_cmpstr (((CxImportRow *) imports->pdata[0])->file, ==, "again.csv");
  g_assert_cmpint (((CxImportRow *) imports->pdata[0])->rejected, ==, 1);
  g_assert_cmpstr (((CxImportRow *) imports->pdata[1])->file, ==, "good.csv");
}

/* ── the first rows ─────────────────────────────────────────────────────── */

static CxImportPeek *
peek (World               *world,
      const char          *path,
      const CxReadOptions *options,
      GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_import_peek_async (path, options, NULL, on_result, world);
  result = wait (world);
  return cx_import_peek_finish (result, error);
}

static void
test_peek (World         *world,
           gconstpointer  data)
{
  g_autofree char *path = write_file (world, "rows.csv", "Name;Size\nAnvil;1,5\nBroken;\"\nB;2\nC;3\nD;4\nE;5\nF;6\nG;7\n", -1);
  g_autoptr(CxImportPeek) found = NULL;
  g_autoptr(CxImportPeek) told = NULL;
  g_autoptr(GError) error = NULL;

  found = peek (world, path, &(CxReadOptions) { 0 }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->form->delimiter, ==, ';');
  g_assert_cmpstr (found->form->header[1], ==, "Size");
  g_assert_cmpuint (found->rows->len, <=, CX_IMPORT_PEEK_ROWS);
  g_assert_cmpstr (((char **) found->rows->pdata[0])[1], ==, "1,5");
  told = peek (world, path, &(CxReadOptions) { .delimiter = ',' }, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->form->header[0], ==, "Name;Size");
  g_assert_null (peek (world, world->folder, &(CxReadOptions) { 0 }, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) g_test_add ("/workspace-import/" name, World, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("try", test_try);
  ADD ("try-cancelled", test_try_cancelled);
  ADD ("same-again", test_same_again);
  ADD ("list", test_list);
  ADD ("peek", test_peek);
  return g_test_run ();
}
