/* The page out of the window: printed on any paper, and exported whole or not at all. */
#include "cx-page-output.h"

#include "cx-sample.h"
#include "cx-snapshot.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char       *folder;
  CxStore    *store;
  CxSnapshot *snapshot;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  world->folder = g_dir_make_tmp ("concentric-output-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_sample_create (path, NULL, NULL, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  g_autoptr(GDir) folder = g_dir_open (world->folder, 0, NULL);
  const char *name;

  cx_snapshot_unref (world->snapshot);
  cx_store_close (world->store);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->folder);
}

static CxPageContext
context_of (World *world)
{
  const CxRanked *ranked = cx_tiering_get_profile (cx_snapshot_get_tiering (world->snapshot), 0);

  return (CxPageContext) { .workspace = "W", .rank = 1, .n_profiles = 2, .version = 3, .day = 20000,
                           .evaluation = ranked->evaluation, .journey = cx_snapshot_get_journey (world->snapshot),
                           .edited = "value" };
}

/* ── print ── */

static void
test_print (World        *world,
            gconstpointer data)
{
  static const struct {
    const char        *paper;
    GtkPageOrientation orientation;
    const char        *size;
  } cases[] = {
    { GTK_PAPER_NAME_A4, GTK_PAGE_ORIENTATION_PORTRAIT, "595.2" },
    { GTK_PAPER_NAME_LETTER, GTK_PAGE_ORIENTATION_PORTRAIT, "612 x 792" },
    { GTK_PAPER_NAME_A5, GTK_PAGE_ORIENTATION_PORTRAIT, "419.5" },
    { GTK_PAPER_NAME_A4, GTK_PAGE_ORIENTATION_LANDSCAPE, "Pages:           1" },
  };
  g_autofree char *path = g_build_filename (world->folder, "print.pdf", NULL);
  CxPageContext context = context_of (world);
  g_autofree char *program = g_find_program_in_path ("pdfinfo");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GtkPrintOperation) operation = cx_page_print_operation (&context);
      g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
      g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (cases[i].paper);
      g_autofree char *info = NULL, *text = NULL;
      g_autoptr(GError) error = NULL;

      gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
      gtk_page_setup_set_orientation (setup, cases[i].orientation);
      gtk_print_operation_set_default_page_setup (operation, setup);
      gtk_print_operation_set_export_filename (operation, path);
      gtk_print_operation_set_allow_async (operation, FALSE);
      g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                       GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_no_error (error);
      if (program == NULL)
        continue;
      g_spawn_sync (NULL, (char *[]) { program, path, NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL, &info, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (info, "Pages:           1\n"));
      g_assert_nonnull (strstr (info, cases[i].size));
      g_spawn_sync (NULL, (char *[]) { "pdftotext", path, "-", NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                    &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, "Mid-market logistics"));
      g_assert_nonnull (strstr (text, "Made with Concentric"));
    }
}

/* ── export ── */

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
export_to (World          *world,
           const char     *name,
           CxReportFormat  format,
           GError        **error)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL), *left_out = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  CxPageContext context = context_of (world);

  cx_page_export_async (&context, format, file, on_exported, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return cx_page_export_finish (result, &left_out, error);
}

/* Twice: a file that is there is replaced. */
static void
test_export (World        *world,
             gconstpointer data)
{
  static const char *const starts[CX_N_REPORT_FORMATS] = { "%PDF-", "<?xml", "<!DOCTYPE html>", "# Mid-market" };

  for (guint i = 0; i < 2 * CX_N_REPORT_FORMATS; i++)
    {
      g_autofree char *path = g_build_filename (world->folder, "page", NULL), *bytes = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (export_to (world, "page", (CxReportFormat) (i / 2), &error));
      g_assert_no_error (error);
      g_file_get_contents (path, &bytes, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (bytes, starts[i / 2]));
    }
}

static void
test_export_fails (World        *world,
                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (export_to (world, "no such folder/page.pdf", CX_REPORT_PDF, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_file_names (World        *world,
                 gconstpointer data)
{
  CxPageContext context = context_of (world);
  g_autoptr(CxProfile) named = cx_profile_with_name (cx_evaluation_get_profile (context.evaluation), "A/B: C\\D");
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (cx_snapshot_get_columns (world->snapshot), named, 20000, NULL);
  g_autofree char *plain = cx_page_file_name (&context, CX_REPORT_PDF), *strange = NULL;

  g_assert_cmpstr (plain, ==, "Mid-market logistics v3.pdf");
  context.evaluation = evaluation;
  context.draft = TRUE;
  strange = cx_page_file_name (&context, CX_REPORT_MARKDOWN);
  g_assert_cmpstr (strange, ==, "A-B- C-D v4 draft.md");
}

/* ── actions ── */

static const CxPageContext *
no_context (GtkWidget *from)
{
  return NULL;
}

static void
test_actions (World        *world,
              gconstpointer data)
{
  GtkWidget *widget = g_object_ref_sink (adw_bin_new ());
  GActionGroup *actions = cx_page_output_new (widget, no_context);

  g_assert_false (g_action_group_get_action_enabled (actions, "print"));
  g_assert_false (g_action_group_get_action_enabled (actions, "export"));
  cx_page_output_set_enabled (actions, TRUE);
  g_assert_true (g_action_group_get_action_enabled (actions, "print"));
  g_assert_cmpstr (g_variant_type_peek_string (g_action_group_get_action_parameter_type (actions, "export")), ==, "s");
  g_action_group_activate_action (actions, "print", NULL);                                  /* without a page: nothing */
  g_action_group_activate_action (actions, "export", g_variant_new_string ("pdf"));
  g_object_unref (actions);
  g_object_unref (widget);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (World *, gconstpointer);
  } tests[] = {
    { "/page-output/print", test_print },
    { "/page-output/export", test_export },
    { "/page-output/export-fails", test_export_fails },
    { "/page-output/file-names", test_file_names },
    { "/page-output/actions", test_actions },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
