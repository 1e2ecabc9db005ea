/* The files of public test suites in tests/data/csv-suites: each is read as the suite expects.
 *
 * NAME.csv is read, NAME.json beside it is what comes of it: an array of records, told from the header, or an object with
 * the options to read with and all rows as they stand in the file. Blank lines are no rows here, whatever the suite says. */
#include "cx-row-source.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const struct {
  const char *file, *reason;
} exceptions[] = {
  { "csv-spectrum/location_coordinates", "the suite expects another phone number than its file has" },
  { "papaparse/bad-delimiter-n", "a line end is no delimiter; the suite falls back to the comma" },
  { "papaparse/mixed-slash-n-and-slash-r-should-choose-first-as-precident", "every line end ends a row, also where a file mixes them" },
};

static const char *
find_exception (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].file, name))
      return exceptions[i].reason;
  return NULL;
}

static void
append_cell (GString    *text,
             const char *cell,
             gssize      length)
{
  g_string_append_c (text, '[');
  g_string_append_len (text, cell, length);
  g_string_append_c (text, ']');
}

static void
append_row (GString     *text,
            const CxRow *row)
{
  if (row->n_cells == 0 && row->problem == NULL)
    return;
  if (row->problem != NULL)
    g_string_append_printf (text, "!%s", row->problem);
  for (guint i = 0; i < row->n_cells && row->problem == NULL; i++)
    append_cell (text, row->cells[i].text, row->cells[i].length);
  g_string_append_c (text, '\n');
}

/* ── all rows, with options ─────────────────────────────────────────────── */

static char
get_option (JsonObject *options,
            const char *member)
{
  return json_object_has_member (options, member) ? *json_object_get_string_member (options, member) : 0;
}

static void
append_expected_rows (GString   *text,
                      JsonArray *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);
      guint n = json_array_get_length (row);

      if (n == 0 || (n == 1 && *json_array_get_string_element (row, 0) == '\0'))
        continue;
      for (guint j = 0; j < n; j++)
        append_cell (text, json_array_get_string_element (row, j), -1);
      g_string_append_c (text, '\n');
    }
}

static gboolean
reads_rows (CxSource   *source,
            JsonObject *expected,
            GString    *actual,
            GString    *wanted)
{
  JsonObject *options = json_object_get_object_member (expected, "options");
  CxReadOptions read = { .format = CX_FORMAT_CSV, .delimiter = get_option (options, "delimiter"),
                         .quote = get_option (options, "quote"), .escape = get_option (options, "escape") };
  g_autoptr(CxReadForm) form = g_new0 (CxReadForm, 1);
  g_autoptr(GError) error = NULL;
  CxRowSource *rows = cx_text_rows_new (source, &read, form, &error);
  CxRow row;

  g_assert_no_error (error);
  while (rows->next (rows, &row, &error))
    append_row (actual, &row);
  g_assert_no_error (error);
  rows->free (rows);
  append_expected_rows (wanted, json_object_get_array_member (expected, "rows"));
  return g_string_equal (actual, wanted);
}

/* ── records ────────────────────────────────────────────────────────────── */

static void
append_record (GString     *text,
               JsonObject  *record,
               char *const *header)
{
  for (guint i = 0; header[i] != NULL; i++)
    append_cell (text, json_object_get_string_member_with_default (record, header[i], "(none)"), -1);
  g_string_append_c (text, '\n');
}

/* @expected: an array of records, or the only one. */
static gboolean
reads_records (CxSource *source,
               JsonNode *expected,
               GString  *actual,
               GString  *wanted)
{
  JsonArray *records = JSON_NODE_HOLDS_ARRAY (expected) ? json_node_get_array (expected) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxReader) reader = cx_reader_new (source, NULL, &error);
  char *const *header;
  CxRow row;

  g_assert_no_error (error);
  header = cx_reader_get_form (reader)->header;
  for (guint i = 0; records != NULL && i < json_array_get_length (records); i++)
    append_record (wanted, json_array_get_object_element (records, i), header);
  if (records == NULL)
    append_record (wanted, json_node_get_object (expected), header);
  while (cx_reader_next (reader, &row, &error))
    append_row (actual, &row);
  g_assert_no_error (error);
  return g_string_equal (actual, wanted);
}

/* ── walking ────────────────────────────────────────────────────────────── */

static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autofree char *base = g_test_build_filename (G_TEST_DIST, "data", "csv-suites", name, NULL);
  g_autofree char *csv = g_strconcat (base, ".csv", NULL), *json = g_strconcat (base, ".json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CxSource) source = cx_source_open (csv, &error);
  g_autoptr(GString) actual = g_string_new (NULL), wanted = g_string_new (NULL);
  JsonNode *root;
  gboolean same;

  g_assert_no_error (error);
  json_parser_load_from_file (parser, json, &error);
  g_assert_no_error (error);
  root = json_parser_get_root (parser);
  if (JSON_NODE_HOLDS_ARRAY (root) || !json_object_has_member (json_node_get_object (root), "rows"))
    same = reads_records (source, root, actual, wanted);
  else
    same = reads_rows (source, json_node_get_object (root), actual, wanted);
  /* An exception that is none any more is to be taken off the list. */
  if (same == (find_exception (name) != NULL))
    g_test_fail_printf ("%s:\n%s\n%s\n%s", name, actual->str, same ? "is no exception:" : "is not", wanted->str);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* (transfer full): "suite/file" of every CSV file that has a JSON file beside it. */
static GPtrArray *
list_files (void)
{
  g_autofree char *root = g_test_build_filename (G_TEST_DIST, "data", "csv-suites", NULL);
  g_autoptr(GDir) suites = g_dir_open (root, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *suite, *file;

  while (suites != NULL && (suite = g_dir_read_name (suites)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, suite, NULL);
      g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);

      while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (file, ".csv"))
          g_ptr_array_add (files, g_strdup_printf ("%s/%.*s", suite, (int) strlen (file) - 4, file));
    }
  g_ptr_array_sort (files, compare_names);
  return files;
}

static void
test_suites_are_there (void)
{
  g_autoptr(GPtrArray) files = list_files ();

  g_assert_cmpuint (files->len, >=, 90);
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    g_assert_true (g_ptr_array_find_with_equal_func (files, exceptions[i].file, g_str_equal, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) files = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  files = list_files ();
  g_test_add_func ("/csv-suites/are-there", test_suites_are_there);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_strconcat ("/csv-suites/", (char *) files->pdata[i], NULL);

      g_test_add_data_func (path, files->pdata[i], test_file);
    }
  status = g_test_run ();
  return status;
}
