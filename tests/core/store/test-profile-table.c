/* Drafts in rank order, and versions that never change. */
#include "cx-error.h"
#include "cx-profile-table.h"
#include "cx-version-table.h"

#include <glib/gstdio.h>

static char *folder, *path;

static CxStore *
make (void)
{
  CxStore *store;

  folder = g_dir_make_tmp ("concentric-test-XXXXXX", NULL);
  path = g_build_filename (folder, "w.concentric", NULL);
  store = cx_store_create (path, "W", NULL);
  g_assert_nonnull (store);
  return store;
}

static void
drop (CxStore *store)
{
  cx_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
}

static gint64
save (CxStore    *store,
      gint64      id,
      const char *name,
      const char *document)
{
  g_autoptr(GError) error = NULL;

  cx_profile_table_save (store, &id, name, document, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_drafts (void)
{
  CxStore *store = make ();
  gint64 one = save (store, 0, "One", "{1}"), two = save (store, 0, "Two", "{2}");
  g_autoptr(GPtrArray) rows = NULL;
  const CxProfileRow *row;

  save (store, one, "Uno", "{one}");
  rows = cx_profile_table_list (store, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpint (row->id, ==, one);
  g_assert_cmpint (row->rank, ==, 1);
  g_assert_cmpstr (row->name, ==, "Uno");
  g_assert_cmpstr (row->document, ==, "{one}");
  g_assert_cmpint (row->version, ==, 0);
  g_assert_null (row->published);
  row = rows->pdata[1];
  g_assert_cmpint (row->id, ==, two);
  g_assert_cmpint (row->rank, ==, 2);
  drop (store);
}

static void
test_names_are_unique (void)
{
  CxStore *store = make ();
  gint64 one = save (store, 0, "Ünited", "{}"), two = save (store, 0, "Other", "{}"), three = 0;
  g_autoptr(GError) error = NULL, again = NULL;

  g_assert_false (cx_profile_table_save (store, &three, "united ", "{}", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, "a profile named “Ünited” exists already; choose another name");
  g_assert_cmpint (three, ==, 0);
  g_assert_false (cx_profile_table_save (store, &two, "UNITED", "{}", &again));
  g_assert_error (again, CX_ERROR, CX_ERROR_EXISTS);
  save (store, one, "UNITED", "{}"); /* its own name, written otherwise */
  drop (store);
}

static void
test_publish (void)
{
  CxStore *store = make ();
  gint64 one = save (store, 0, "One", "{1}");
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  const CxProfileRow *row;

  save (store, 0, "Two", "{}");
  g_assert_cmpint (cx_version_table_publish (store, one, &(CxPublication) { .day = 20000, .author = "me", .reason = "first" }, &error), ==, 1);
  save (store, one, "One", "{2}");
  g_assert_cmpint (cx_version_table_publish (store, one, &(CxPublication) { .day = 20010, .author = "me", .reason = "second" }, &error), ==, 2);
  g_assert_no_error (error);
  save (store, one, "One", "{3}");
  rows = cx_profile_table_list (store, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpstr (row->document, ==, "{3}");
  g_assert_cmpstr (row->published, ==, "{2}");
  g_assert_cmpint (row->version, ==, 2);
  g_assert_cmpint (row->published_day, ==, 20010);
  g_assert_false (cx_database_execute (cx_store_get_database (store), "UPDATE profile_version SET document = '{}'", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DATABASE);
  drop (store);
}

static void
test_versions (void)
{
  CxStore *store = make ();
  gint64 one = save (store, 0, "One", "{1}"), two = save (store, 0, "Two", "{}");
  const CxPublication first = { .day = 20000, .author = "me", .reason = "first" };
  const CxPublication forced = { .day = 20010, .author = "me", .reason = "second", .warnings = "[{}]", .impact = "{}" };
  g_autoptr(GPtrArray) rows = NULL, none = NULL;
  const CxVersionRow *row;

  cx_version_table_publish (store, one, &first, NULL);
  save (store, one, "One", "{2}");
  cx_version_table_publish (store, one, &forced, NULL);
  rows = cx_version_table_list (store, one, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpint (row->version, ==, 2);
  g_assert_cmpstr (row->document, ==, "{2}");
  g_assert_cmpstr (row->warnings, ==, "[{}]");
  g_assert_cmpstr (row->impact, ==, "{}");
  row = rows->pdata[1];
  g_assert_cmpint (row->version, ==, 1);
  g_assert_cmpint (row->day, ==, 20000);
  g_assert_cmpstr (row->reason, ==, "first");
  g_assert_cmpstr (row->warnings, ==, "[]");
  g_assert_null (row->impact);
  none = cx_version_table_list (store, two, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  drop (store);
}

static void
test_not_found (void)
{
  CxStore *store = make ();
  g_autoptr(GError) save_error = NULL, publish_error = NULL;
  gint64 id = 7;

  g_assert_false (cx_profile_table_save (store, &id, "One", "{}", &save_error));
  g_assert_error (save_error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_cmpint (cx_version_table_publish (store, id, &(CxPublication) { .day = 1, .author = "me", .reason = "x" }, &publish_error), ==, 0);
  g_assert_error (publish_error, CX_ERROR, CX_ERROR_NOT_FOUND);
  drop (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/profile-table/drafts", test_drafts);
  g_test_add_func ("/store/profile-table/names-are-unique", test_names_are_unique);
  g_test_add_func ("/store/profile-table/publish", test_publish);
  g_test_add_func ("/store/profile-table/versions", test_versions);
  g_test_add_func ("/store/profile-table/not-found", test_not_found);
  return g_test_run ();
}
