/* The folder of workspaces: names, listing, copies in and out, on files only. */
#include "cx-library.h"

#include "cx-error.h"
#include "cx-store.h"

#include <glib/gstdio.h>
#include <utime.h>

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      answer)
{
  g_set_object ((GAsyncResult **) answer, result);
}

static void
wait (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static char *
adopt (const char *path,
       GError    **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;

  cx_library_adopt_async (file, NULL, on_result, &result);
  wait (&result);
  return cx_library_adopt_finish (result, error);
}

static GPtrArray *
list (void)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_library_list_async (NULL, on_result, &result);
  wait (&result);
  return cx_library_list_finish (result, NULL);
}

static void
make (const char *path,
      const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStore) store = cx_store_create (path, name, &error);

  g_assert_no_error (error);
}

static void
test_names (void)
{
  static const struct {
    const char *name, *file;
  } cases[] = {
    { "Northwind Robotics", "northwind_robotics.concentric" },
    { "../../etc", "etc.concentric" },
    { "…", "workspace.concentric" },
    { "株式会社", "株式会社.concentric" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = cx_library_choose_path (cases[i].name);
      g_autofree char *base = g_path_get_basename (path);

      g_assert_cmpstr (base, ==, cases[i].file);
      g_assert_true (cx_library_contains (path));
    }
}

static void
test_names_are_free (void)
{
  g_autofree char *first = cx_library_choose_path ("Twice");
  g_autofree char *second = NULL;

  make (first, "Twice");
  second = cx_library_choose_path ("Twice");
  g_assert_cmpstr (first, !=, second);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  g_remove (first);
}

static void
test_adopt (void)
{
  g_autofree char *outside = g_build_filename (g_get_user_cache_dir (), "outside.concentric", NULL);
  g_autofree char *inside = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  const CxLibraryEntry *entry;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  make (outside, "Guest");
  inside = adopt (outside, &error);
  g_assert_no_error (error);
  g_assert_true (cx_library_contains (inside));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  entries = list ();
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->name, ==, "Guest");
  g_assert_cmpstr (entry->path, ==, inside);
  g_remove (outside);
  g_remove (inside);
}

static void
test_newest (void)
{
  g_autofree char *none = cx_library_find_newest ();
  g_autofree char *first = cx_library_choose_path ("First");
  g_autofree char *second = cx_library_choose_path ("Second");
  g_autofree char *found = NULL;
  struct utimbuf times = { 1000, 1000 };

  g_assert_null (none);
  make (first, "First");
  make (second, "Second");
  g_assert_cmpint (g_utime (second, &times), ==, 0);
  found = cx_library_find_newest ();
  g_assert_cmpstr (found, ==, first);
  g_remove (first);
  g_remove (second);
}

/* A file that is refused leaves nothing behind, and the message names the file that was chosen. */
static void
test_adopt_refuses (void)
{
  g_autofree char *outside = g_build_filename (g_get_user_cache_dir (), "letter.concentric", NULL);
  g_autofree char *folder = cx_library_get_folder ();
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (outside, "Dear Sir", -1, NULL));
  g_assert_null (adopt (outside, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_A_WORKSPACE);
  g_assert_nonnull (strstr (error->message, "letter.concentric"));
  g_assert_null (strstr (error->message, ".part"));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_remove (outside);
}

static void
test_deliver (void)
{
  g_autofree char *copy = g_build_filename (g_get_user_cache_dir (), "copy", NULL);
  g_autofree char *target = g_build_filename (g_get_user_cache_dir (), "target", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (target);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (copy, "new", -1, NULL));
  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  cx_library_deliver_async (copy, file, on_result, &result);
  wait (&result);
  g_assert_true (cx_library_deliver_finish (result, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
  g_remove (target);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/library/names", test_names);
  g_test_add_func ("/library/names-are-free", test_names_are_free);
  g_test_add_func ("/library/newest", test_newest);
  g_test_add_func ("/library/adopt", test_adopt);
  g_test_add_func ("/library/adopt-refuses", test_adopt_refuses);
  g_test_add_func ("/library/deliver", test_deliver);
  return g_test_run ();
}
