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

/* Names in rank order; "-" and the retired ones, by name. */
static char *
order (CxStore *store)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, NULL);
  g_autoptr(GPtrArray) retired = cx_profile_table_list_retired (store, NULL);
  GString *text = g_string_new (NULL);
  gint64 n, first, last;

  for (guint i = 0; i < rows->len; i++)
    g_string_append (text, ((const CxProfileRow *) rows->pdata[i])->name);
  g_string_append_c (text, '-');
  for (guint i = 0; i < retired->len; i++)
    {
      g_assert_cmpint (((const CxProfileRow *) retired->pdata[i])->rank, ==, 0);
      g_string_append (text, ((const CxProfileRow *) retired->pdata[i])->name);
    }
  /* Stored ranks have no holes either. */
  g_assert_true (cx_database_get_int (cx_store_get_database (store), "SELECT count (DISTINCT rank) FROM profile WHERE NOT retired", &n, NULL));
  g_assert_true (cx_database_get_int (cx_store_get_database (store), "SELECT coalesce (min (rank), 1) FROM profile WHERE NOT retired", &first, NULL));
  g_assert_true (cx_database_get_int (cx_store_get_database (store), "SELECT coalesce (max (rank), 0) FROM profile WHERE NOT retired", &last, NULL));
  g_assert_cmpint (n, ==, rows->len);
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpint (last, ==, rows->len);
  return g_string_free_and_steal (text);
}

static void
test_order (void)
{
  static const struct { char what; guint profile; int rank, code; const char *order; } steps[] = {
    { 'm', 0, 3, 0, "BCA-" },  { 'm', 0, 1, 0, "ABC-" },  { 'm', 1, 2, 0, "ABC-" },
    { 'm', 2, 1, 0, "CAB-" },  { 'm', 2, 0, CX_ERROR_INVALID, "CAB-" }, { 'm', 2, 4, CX_ERROR_INVALID, "CAB-" },
    { 'r', 0, 0, 0, "CB-A" },  { 'r', 0, 0, CX_ERROR_NOT_FOUND, "CB-A" }, { 'm', 0, 1, CX_ERROR_NOT_FOUND, "CB-A" },
    { 'm', 1, 1, 0, "BC-A" },  { 'm', 1, 3, CX_ERROR_INVALID, "BC-A" },  { 'b', 1, 0, CX_ERROR_NOT_FOUND, "BC-A" },
    { 'b', 0, 1, 0, "ABC-" },  { 'r', 1, 0, 0, "AC-B" },  { 'b', 1, 0, 0, "ACB-" },
    { 'r', 2, 0, 0, "AB-C" },  { 'b', 2, 9, 0, "ABC-" },  { 'r', 1, 0, 0, "AC-B" },
    { 'r', 0, 0, 0, "C-AB" },  { 'r', 2, 0, 0, "-ABC" },  { 'b', 1, 1, 0, "B-AC" },
    { 'b', 0, 1, 0, "AB-C" },  { 'd', 0, 0, 0, "B-C" },   { 'd', 1, 0, 0, "B-C" },
  };
  CxStore *store = make ();
  gint64 ids[] = { save (store, 0, "A", "{a}"), save (store, 0, "B", "{b}"), save (store, 0, "C", "{c}") };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint64 id = ids[steps[i].profile];
      g_autoptr(GError) error = NULL;
      g_autofree char *found = NULL;
      gboolean done = steps[i].what == 'm'   ? cx_profile_table_set_rank (store, id, steps[i].rank, &error)
                      : steps[i].what == 'r' ? cx_profile_table_retire (store, id, &error)
                      : steps[i].what == 'd' ? cx_profile_table_discard (store, id, "{a}", &error)
                                             : cx_profile_table_restore (store, id, steps[i].rank, &error);

      g_assert_cmpint (done, ==, steps[i].code == 0);
      if (!done)
        g_assert_error (error, CX_ERROR, steps[i].code);
      found = order (store);
      g_assert_cmpstr (found, ==, steps[i].order);
    }
  drop (store);
}

/* A published profile is not taken away. */
static void
test_discard (void)
{
  CxStore *store = make ();
  gint64 one = save (store, 0, "A", "{a}");
  CxPublication publication = { .day = 1, .author = "E", .reason = "r" };
  g_autofree char *found = NULL;

  g_assert_cmpint (cx_version_table_publish (store, one, &publication, NULL), ==, 1);
  g_assert_true (cx_profile_table_discard (store, one, "{a}", NULL));
  found = order (store);
  g_assert_cmpstr (found, ==, "A-");
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
  g_assert_true (cx_profile_table_retire (store, two, NULL));
  g_clear_error (&error);
  g_assert_false (cx_profile_table_save (store, &three, "other", "{}", &error));
  g_assert_cmpstr (error->message, ==, "a profile named “Other” exists already and is retired; choose another name");
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
  g_test_add_func ("/store/profile-table/order", test_order);
  g_test_add_func ("/store/profile-table/discard", test_discard);
  g_test_add_func ("/store/profile-table/publish", test_publish);
  g_test_add_func ("/store/profile-table/versions", test_versions);
  g_test_add_func ("/store/profile-table/not-found", test_not_found);
  return g_test_run ();
}
