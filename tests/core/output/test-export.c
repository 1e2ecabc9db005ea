/* Files that are exported: whole or not at all, and what their reading again finds. */
#include "cx-export-private.h"
#include "cx-stage.h"
#include "cx-workbook.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ACCOUNTS 9000

typedef struct {
  char       *folder, *out;
  CxStore    *store;
  CxSnapshot *snapshot;
  GArray     *rows;
} World;

static void
add_field (World      *world,
           const char *key,
           const char *role,
           CxFieldType type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxField) field = cx_field_new (key, key, type, role, NULL, key);

  cx_field_table_add (world->store, field, &error);
  g_assert_no_error (error);
}

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  world->folder = g_dir_make_tmp ("concentric-export-XXXXXX", &error);
  g_assert_no_error (error);
  world->out = g_build_filename (world->folder, "tags.csv", NULL);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (path, "Test", &error);
  cx_stage_set_up (world->store, &error);
  add_field (world, "record_id", "record_id", CX_FIELD_ID);
  add_field (world, "name", "name", CX_FIELD_TEXT);
  cx_store_set_property (world->store, CX_SNAPSHOT_DAY_PROPERTY, "2026-11-22", &error);
  cx_database_execute (cx_store_get_database (world->store),
                       "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_ACCOUNTS) ")"
                       " INSERT INTO account (key, f_1, f_2) SELECT 'a' || i, i, '=name, \"' || i FROM n", &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
  world->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < N_ACCOUNTS; i++)
    g_array_append_val (world->rows, i);
}

/* Whatever a test left: the folder is small. */
static guint
count_files (World   *world,
             gboolean remove)
{
  g_autoptr(GDir) dir = g_dir_open (world->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      n += !g_str_has_prefix (name, "w.concentric");
      if (remove)
        g_unlink (path);
    }
  return n;
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  g_array_unref (world->rows);
  cx_snapshot_unref (world->snapshot);
  cx_store_close (world->store);
  count_files (world, TRUE);
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->folder);
  g_free (world->out);
}

static CxExport *
plan (World         *world,
      CxExportTarget target,
      guint          chunk)
{
  g_autoptr(GError) error = NULL;
  CxExportOptions options = { .target = target, .profile = -1, .chunk = chunk, .out = world->out };
  CxExport *export = cx_export_new (world->snapshot, world->rows, &options, &error);

  g_assert_no_error (error);
  return export;
}

/* ── whole or not at all ── */

typedef struct {
  GCancellable *cancellable;
  gint64        at, seen, total;
} Watch;

static void
watch (gint64   done,
       gint64   total,
       gpointer data)
{
  Watch *self = data;

  g_assert_cmpint (done, >=, self->seen);
  g_assert_cmpint (done, <=, total);
  self->seen = done;
  self->total = total;
  if (done >= self->at)
    g_cancellable_cancel (self->cancellable);
}

/* Cancelled while the first part is written, while it is read again, while the second is written. */
static void
test_cancel (World        *world,
             gconstpointer data)
{
  static const gint64 moments[] = { 4096, 8192, 12288, 16384 };
  g_autoptr(CxExport) export = plan (world, CX_EXPORT_HUBSPOT, 5000);

  g_assert_cmpuint (cx_export_get_n_parts (export), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      Watch self = { cancellable, moments[i], 0, 0 };

      g_assert_false (cx_export_run (export, watch, &self, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (world, FALSE), ==, 0);
    }
}

static void
test_progress (World        *world,
               gconstpointer data)
{
  g_autoptr(CxExport) export = plan (world, CX_EXPORT_HUBSPOT, 5000);
  g_autoptr(GError) error = NULL;
  Watch self = { NULL, G_MAXINT64, 0, 0 };

  g_assert_true (cx_export_run (export, watch, &self, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (self.total, ==, 2 * N_ACCOUNTS);
  g_assert_cmpint (self.seen, ==, self.total);
  g_assert_cmpuint (count_files (world, FALSE), ==, 2);
}

/* ── reading again ── */

static char *
write_list (World         *world,
            CxExportTable *table)
{
  g_autoptr(GFile) file = g_file_new_for_path (world->out);
  g_autoptr(GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr(GError) error = NULL;
  CxExportProgress progress = { 0 };
  char *text;

  g_assert_true (cx_export_csv_write (table, (const guint *) (gconstpointer) world->rows->data, 3, FALSE, G_OUTPUT_STREAM (stream),
                                      &progress, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  g_assert_true (g_file_get_contents (world->out, &text, NULL, &error));
  return text;
}

/* @from, @to: what is replaced, once; both empty: nothing */
static const struct {
  const char *name, *from, *to;
  gboolean    whole;
} damages[] = {
  { "nothing", "", "", TRUE },
  { "a character", "name", "nome", FALSE },
  { "the guard", "'=", "=", FALSE },
  { "a header", "Concentric key", "Concentric kez", FALSE },
  { "a row too few", "a2,", "", FALSE },
  { "a row too many", "a3,", "a9,x\r\na3,", FALSE },
  { "a cell too many", "a1,", "a1,,", FALSE },
  { "a quote", "\"\"", "\"", FALSE },
  { "the order", "a1,", "a3,", FALSE },
};

static void
test_damage (World        *world,
             gconstpointer data)
{
  g_autoptr(GError) wrong = NULL;
  g_autoptr(CxExportTable) table = cx_export_list_new (world->snapshot, -1, NULL, &wrong);
  g_autofree char *text = write_list (world, table);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr(GString) damaged = g_string_new (text);
      g_autoptr(GError) error = NULL;
      CxExportProgress progress = { 0 };
      gboolean same;

      g_test_message ("%s", damages[i].name);
      if (*damages[i].from != '\0')
        g_assert_cmpuint (g_string_replace (damaged, damages[i].from, damages[i].to, 1), ==, 1);
      g_assert_true (g_file_set_contents (world->out, damaged->str, -1, NULL));
      same = cx_export_verify (table, (const guint *) (gconstpointer) world->rows->data, 3, CX_EXPORT_CSV, world->out, "tags.csv",
                               &progress, &error);
      g_assert_cmpint (same, ==, damages[i].whole);
      if (!same)
        g_assert_error (error, CX_ERROR, CX_ERROR_DAMAGED);
    }
}

/* A workbook is held against what should stand in it: other rows, fewer, more, and bytes that are lost. */
static void
test_damaged_workbook (World        *world,
                       gconstpointer data)
{
  static const struct {
    const char *name;
    guint       rows[3], n;
    gboolean    whole;
  } cases[] = {
    { "nothing", { 0, 1, 2 }, 3, TRUE },
    { "the order", { 1, 0, 2 }, 3, FALSE },
    { "a row too many", { 0, 1 }, 2, FALSE },
    { "another row", { 0, 1, 1 }, 3, FALSE },
  };
  const guint *all = (const guint *) (gconstpointer) world->rows->data;
  g_autoptr(GError) wrong = NULL;
  g_autoptr(CxExportTable) table = cx_export_list_new (world->snapshot, -1, NULL, &wrong);
  g_autofree char *bytes = NULL;
  CxExportProgress progress = { 0 };
  gsize length;

  g_assert_true (cx_workbook_write (table, all, 3, world->out, "tags.xlsx", &progress, &wrong));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      const guint rows[] = { all[cases[i].rows[0]], all[cases[i].rows[1]], all[cases[i].rows[2]] };

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (cx_export_verify (table, rows, cases[i].n, CX_EXPORT_XLSX, world->out, "tags.xlsx", &progress, &error), ==,
                       cases[i].whole);
      if (!cases[i].whole)
        g_assert_error (error, CX_ERROR, CX_ERROR_DAMAGED);
    }
  g_assert_true (g_file_get_contents (world->out, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (world->out, bytes, (gssize) length / 2, NULL));
  g_assert_false (cx_export_verify (table, all, 3, CX_EXPORT_XLSX, world->out, "tags.xlsx", &progress, &wrong));
  g_assert_nonnull (wrong);
}

/* ── names ── */

static void
test_names (World        *world,
            gconstpointer data)
{
  static const struct {
    const char *out;
    guint       chunk;
    const char *first, *last;
  } cases[] = {
    { "/a/tags.csv", 0, "/a/tags.csv", "/a/tags.csv" },
    { "/a/tags.csv", 4000, "/a/tags-1.csv", "/a/tags-3.csv" },
    { "/a/tags", 4000, "/a/tags-1", "/a/tags-3" },
    { "/a.b/tags", 4000, "/a.b/tags-1", "/a.b/tags-3" },
    { "/a/.tags", 4000, "/a/.tags-1", "/a/.tags-3" },
    { "tags.of.today.csv", 4500, "tags.of.today-1.csv", "tags.of.today-2.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      CxExportOptions options = { .target = CX_EXPORT_HUBSPOT, .profile = -1, .chunk = cases[i].chunk, .out = cases[i].out };
      g_autoptr(CxExport) export = cx_export_new (world->snapshot, world->rows, &options, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (cx_export_get_files (export)[0], ==, cases[i].first);
      g_assert_cmpstr (cx_export_get_files (export)[cx_export_get_n_parts (export) - 1], ==, cases[i].last);
      g_assert_null (cx_export_get_files (export)[cx_export_get_n_parts (export)]);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*func) (World *world, gconstpointer data);
  } tests[] = {
    { "/export/cancel", test_cancel },
    { "/export/progress", test_progress },
    { "/export/damage", test_damage },
    { "/export/damaged-workbook", test_damaged_workbook },
    { "/export/names", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
