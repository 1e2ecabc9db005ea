/* An import whose process dies in the middle leaves the workspace as it was. */
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>

static const char *own_path;

/* Says on standard output that it is in the middle, and then waits to be killed. */
static void
stop_in_the_middle (gint64   done,
                    gint64   total,
                    gpointer user_data)
{
  if (done < total / 2)
    return;
  if (write (STDOUT_FILENO, "m", 1) == 1)
    pause ();
}

/* The child: imports with a cache so small that half of the import is in the journal when it dies. */
static int
import_and_stop (const char *workspace,
                 const char *file)
{
  CxStore *store = cx_store_open (workspace, TRUE, NULL);
  CxDatabase *database = cx_store_get_database (store);
  CxImportPlan *plan = cx_import_plan_new (store, file, NULL, NULL);

  cx_database_execute (database, "PRAGMA cache_size = 10", NULL);
  cx_database_begin (database, NULL);
  cx_import_run (store, plan, &(CxImportWay) { .progress = stop_in_the_middle }, NULL, NULL);
  return EXIT_FAILURE;
}

static void
test_killed (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) before = NULL;
  g_autoptr(CxImportResult) after = NULL;
  g_autoptr(GString) data = g_string_new ("Name,City,Employees,New field\n");
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *file = NULL;
  g_autofree char *journal = NULL;
  GStatBuf status;
  char byte = 0;

  fixture_set_up (&f);
  before = fixture_import (&f, "Name,City\nAcme,Rome\nBeta,Paris\n");
  cx_store_close (g_steal_pointer (&f.store));
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (data, "Account %u,Some city,%u,a text that takes up room in the journal\n", i, i);
  g_string_append (data, "Acme,Berlin,5,x\n");
  file = fixture_write (&f, "big.csv", data->str, data->len);

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, own_path, "--import-and-stop", f.path, file, NULL);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, &error), ==, 1);
  g_assert_cmpint (byte, ==, 'm');
  journal = g_strconcat (f.path, "-wal", NULL);
  g_assert_cmpint (g_stat (journal, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 100000);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));

  f.store = cx_store_open (f.path, TRUE, &error);
  g_assert_no_error (error);
  assert_text (fixture_values (&f, "name city"), "Acme|Rome\nBeta|Paris");
  assert_text (fixture_query (&f, "SELECT (SELECT count (*) FROM field), (SELECT count (*) FROM import), (SELECT count (*) FROM import_reject)"), "2|1|0");
  fixture_check (&f);
  after = fixture_import (&f, data->str);
  assert_counts (after, "20001 20000 1 0 0 0");
  fixture_check (&f);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--import-and-stop"))
    return import_and_stop (argv[2], argv[3]);
  own_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/killed", test_killed);
  return g_test_run ();
}
