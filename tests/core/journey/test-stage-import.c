/* The import of a file and of its stages as one transaction: all of it, again, or nothing. */
#include "cx-stage.h"

#include <glib/gstdio.h>

static const char file[] =
  "Record ID,Company name,Lifecycle Stage,\"Date entered \"\"Lead\"\"\",\"Date entered \"\"Customer\"\"\"\n"
  "1,Acme,Customer,2026-01-10,2026-03-01\n"
  "2,Globex,Lead,2026-02-01,\n"
  "3,Initech,Opportunity,,\n"
  "4,Hooli,Nurturing,,\n"
  "5,Umbrella,Other,2026-01-05,\n";

/* What stages and events come to, in order: "RL:1 …; RL 20485 dated …". */
#define STATE                                                                                                          \
  "SELECT (SELECT group_concat (ifnull (stage, '-') || ':' || ifnull (stage_since, '?'), ' ') FROM (SELECT * FROM account ORDER BY id))" \
  " || '; ' || ifnull ((SELECT group_concat (account || ' ' || ifnull (stage, '-') || ' ' || day || ' ' || source, ', ')" \
  " FROM (SELECT * FROM stage_event ORDER BY account, day, id)), '')"

typedef struct {
  char    *folder, *workspace, *csv;
  CxStore *store;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("concentric-stage-import-XXXXXX", &error);
  g_assert_no_error (error);
  world->workspace = g_build_filename (world->folder, "w.concentric", NULL);
  world->csv = g_build_filename (world->folder, "f.csv", NULL);
  g_file_set_contents (world->csv, file, -1, &error);
  g_assert_no_error (error);
  world->store = cx_store_create (world->workspace, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, &error));
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  cx_store_close (world->store);
  g_unlink (world->workspace);
  g_unlink (world->csv);
  g_rmdir (world->folder);
  g_free (world->workspace);
  g_free (world->csv);
  g_free (world->folder);
}

static char *
ask (World      *world,
     const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (world->store), sql, &error);

  g_assert_no_error (error);
  g_assert_true (cx_statement_step (statement, NULL, &error));
  return g_strdup (cx_statement_get_text (statement, 0));
}

static CxImportResult *
import (World        *world,
        gboolean      strict,
        gboolean      dry_run,
        gint32        day,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr(CxImportPlan) plan = cx_import_plan_new (world->store, world->csv, NULL, NULL);
  CxImportResult *result;

  g_assert_nonnull (plan);
  result = cx_stage_import (world->store, plan, strict, dry_run, day, NULL, NULL, cancellable, error);
  g_assert_true (sqlite3_get_autocommit (cx_database_get_handle (cx_store_get_database (world->store))));
  return result;
}

static void
assert_state (World      *world,
              const char *expected)
{
  g_autofree char *state = ask (world, STATE);

  g_assert_cmpstr (state, ==, expected);
}

/* 20463: 2026-01-10; 20513: 2026-03-01; 20485: 2026-02-01; 20458: 2026-01-05. */
#define AFTER_IMPORT                                                                                                   \
  "Rev:20513 RL:20485 SQL:? -:? -:?; 1 RL 20463 dated, 1 Rev 20513 dated, 2 RL 20485 dated, 3 SQL 20600 import, 5 RL 20458 dated"

static void
test_import (World        *world,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportResult) first = import (world, FALSE, FALSE, 20600, NULL, &error), again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (first->counts.inserted, ==, 5);
  g_assert_cmpint (first->id, >, 0);
  assert_state (world, AFTER_IMPORT);
  again = import (world, FALSE, FALSE, 20607, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->counts.unchanged, ==, 5);
  assert_state (world, AFTER_IMPORT);
}

static void
test_dry_run (World        *world,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportResult) result = import (world, FALSE, TRUE, 20600, NULL, &error);
  g_autofree char *accounts = ask (world, "SELECT count (*) FROM account"), *fields = ask (world, "SELECT count (*) FROM field");

  g_assert_no_error (error);
  g_assert_cmpint (result->counts.inserted, ==, 5);
  g_assert_cmpint (result->id, ==, 0);
  g_assert_cmpstr (accounts, ==, "0");
  g_assert_cmpstr (fields, ==, "0");
}

static void
test_all_or_nothing (World        *world,
                     gconstpointer data)
{
  static const char broken[] = "Record ID,Company name,Lifecycle Stage\n1,Acme,Evangelist\n,,\n6,A\0B,Lead\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

  cx_import_result_free (import (world, FALSE, FALSE, 20600, NULL, &error));
  g_file_set_contents (world->csv, broken, sizeof broken - 1, NULL);

  g_assert_null (import (world, TRUE, FALSE, 20607, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_REJECTED);
  g_clear_error (&error);
  assert_state (world, AFTER_IMPORT);

  g_cancellable_cancel (cancelled);
  g_assert_null (import (world, FALSE, FALSE, 20607, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_state (world, AFTER_IMPORT);

  cx_import_result_free (import (world, FALSE, FALSE, 20607, NULL, &error));
  g_assert_no_error (error);
}

#define ADD(path, test) g_test_add ("/stage-import/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("import", test_import);
  ADD ("dry-run", test_dry_run);
  ADD ("all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
