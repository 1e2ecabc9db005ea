/* JSON and NDJSON as rows: where the table is found, how records become cells, what is refused. */
#include "read-text.h"

#include <string.h>

#define TEXT(s) s, sizeof s - 1
#define FIVE "{\"a\":1},{\"a\":2},{\"a\":3},{\"a\":4},{\"a\":5}"
#define TWENTY FIVE "," FIVE "," FIVE "," FIVE
#define FIVE_ROWS "\n1:1\n1:2\n1:3\n1:4\n1:5"
#define TWENTY_ROWS FIVE_ROWS FIVE_ROWS FIVE_ROWS FIVE_ROWS

/* ── tables ─────────────────────────────────────────────────────────────── */

static const struct {
  const char *name, *data;
  gsize       length;
  const char *sheet, *expected;
} tables[] = {
  { "array", TEXT ("[{\"a\":1,\"b\":\"x\"},\n {\"a\":2,\"b\":null}]"), NULL, "json - {}\na¦b\n1:1¦x\n2:2¦" },
  { "scalars as they stand", TEXT ("[{\"a\":1E5,\"b\":-0.10,\"c\":true,\"d\":false,\"e\":12345678901234567890,\"f\":\"\"}]"), NULL,
    "json - {}\na¦b¦c¦d¦e¦f\n1:1E5¦-0.10¦true¦false¦12345678901234567890¦" },
  { "keys in order of appearance", TEXT ("[{\"b\":1},{\"a\":2,\"b\":3},{\"c\":4}]"), NULL, "json - {}\nb¦a¦c\n1:1¦¦\n1:3¦2¦\n1:¦¦4" },
  { "nested", TEXT ("[{\"n\":\"A\",\"address\":{\"city\":\"Lyon\",\"geo\":{\"lat\":1,\"lon\":2}},\"x\":3}]"), NULL,
    "json - {}\nn¦address.city¦address.geo.lat¦address.geo.lon¦x\n1:A¦Lyon¦1¦2¦3" },
  { "nested and null", TEXT ("[{\"n\":1,\"address\":null},{\"n\":2,\"address\":{\"city\":\"Lyon\"}},{\"n\":3,\"address\":{}}]"), NULL,
    "json - {}\nn¦address.city\n1:1¦\n1:2¦Lyon\n1:3¦" },
  { "nested and text", TEXT ("[{\"owner\":\"Kim\"},{\"owner\":{\"name\":\"Lee\"}}]"), NULL, "json - {}\nowner¦owner.name\n1:Kim¦\n1:¦Lee" },
  { "always null", TEXT ("[{\"a\":1,\"b\":null}]"), NULL, "json - {}\na¦b\n1:1¦" },
  { "lists", TEXT ("[{\"a\":[\"x\",\"y z\"],\"b\":[1,true,null,2.5],\"c\":[],\"d\":[null],\"e\":[\"q\\\"\"]}]"), NULL,
    "json - {}\na¦b¦c¦d¦e\n1:x;y z¦1;true;2.5¦¦¦q\"" },
  { "lists that cannot be joined", TEXT ("[{\"a\":[\"x;y\", \"z\"],\"b\":[ {\"c\" : 1} , 2 ],\"d\":[[1, 2],[]]}]"), NULL,
    "json - {}\na¦b¦d\n1:[\"x;y\",\"z\"]¦[{\"c\":1},2]¦[[1,2],[]]" },
  { "escapes", TEXT ("[{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u20AC\\ud83d\\uDE00\",\"\\u0062\":1},{\"b\":2}]"), NULL,
    "json - {}\na¦b\n1:\"\\/\b\f\n\r\tä€😀¦1\n1:¦2" },
  { "last of equal keys", TEXT ("[{\"a\":1,\"b\":2,\"a\":3},{\"a\":\"x\",\"a\":null,\"b\":1}]"), NULL, "json - {}\na¦b\n1:3¦2\n1:¦1" },
  { "a key with a dot is the nested one", TEXT ("[{\"a.b\":1},{\"a\":{\"b\":2}}]"), NULL, "json - {}\na.b\n1:1\n1:2" },
  { "padded keys", TEXT ("[{\" a \":1,\"b\":2},{\"a\":3}]"), NULL, "json - {}\na¦b\n1:1¦2\n1:3¦" },
  { "lines", TEXT ("\n[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 2\n  }\n]\n"), NULL, "json - {}\na\n3:1\n6:2" },
  { "inside", TEXT ("{\"ok\":true,\"data\":[{\"a\":1},{\"a\":2}],\"next\":null}"), NULL, "json data {data}\na\n1:1\n1:2" },
  { "deep inside", TEXT ("{\"results\":{\"page\":1,\"items\":[{\"a\":1}]}}"), NULL, "json results.items {results.items}\na\n1:1" },
  { "the largest", TEXT ("{\"errors\":[{\"e\":1}],\"data\":[{\"a\":1},{\"a\":2}],\"tags\":[1,2,3]}"), NULL,
    "json data {errors|data}\na\n1:1\n1:2" },
  { "the chosen", TEXT ("{\"errors\":[{\"e\":1}],\"data\":[{\"a\":1},{\"a\":2}]}"), "errors", "json errors {errors|data}\ne\n1:1" },
  { "the same path twice", TEXT ("{\"data\":[{\"a\":1}],\"data\":[{\"a\":2}]}"), NULL, "json data {data}\na\n1:1\n1:2" },
  { "arrays in records are no tables", TEXT ("[{\"n\":1,\"contacts\":[{\"x\":1},{\"x\":2},{\"x\":3}]}]"), NULL,
    "json - {}\nn¦contacts\n1:1¦[{\"x\":1},{\"x\":2},{\"x\":3}]" },
  { "many in the only record", TEXT ("{\"results\":[{\"hits\":[" TWENTY "],\"page\":0,\"more\":[{\"b\":1}]}]}"), NULL,
    "json results.hits {results|results.hits|results.more}\na" TWENTY_ROWS },
  { "the only record, chosen", TEXT ("{\"results\":[{\"hits\":[" TWENTY "],\"page\":0}]}"), "results",
    "json results {results|results.hits}\nhits¦page\n1:[" TWENTY "]¦0" },
  { "in the only record, chosen", TEXT ("[{\"n\":1,\"contacts\":[{\"x\":1},{\"x\":2}]}]"), "contacts",
    "json contacts {|contacts}\nx\n1:1\n1:2" },
  { "not records", TEXT ("[{\"a\":1},\n null,\n \"x\",\n [1, 2],\n {\"a\":2}]"), NULL,
    "json - {}\na\n1:1\n2!not a record: one stands in braces¦null\n3!not a record: one stands in braces¦\"x\"\n"
    "4!not a record: one stands in braces¦[1, 2]\n5:2" },
  { "by id", TEXT ("{\"acme\":{\"n\":\"Acme\",\"e\":1},\n\"g\\u006cobex\":{\"n\":\"Globex\"}}"), NULL,
    "json * {*}\nkey¦n¦e\n1:acme¦Acme¦1\n2:globex¦Globex¦" },
  { "by id inside", TEXT ("{\"ok\":true,\"data\":{\"x\":{\"a\":1},\"y\":{\"a\":2}}}"), NULL, "json data.* {data.*}\nkey¦a\n1:x¦1\n1:y¦2" },
  { "by id, chosen without the star", TEXT ("{\"a\":[{\"x\":1},{\"x\":2},{\"x\":3}],\"data\":{\"x\":{\"a\":1},\"y\":{\"a\":2}}}"), "data",
    "json data.* {a|data.*}\nkey¦a\n1:x¦1\n1:y¦2" },
  { "by id, with lists", TEXT ("{\"x\":{\"n\":1,\"c\":[{\"d\":1}]},\"y\":{\"n\":2,\"c\":[]}}"), NULL,
    "json * {*}\nkey¦n¦c\n1:x¦1¦[{\"d\":1}]\n1:y¦2¦" },
  { "by id, with a key of its own", TEXT ("{\"x\":{\"key\":\"k\",\"n\":1},\"y\":{\"n\":2}}"), NULL, "json * {*}\nkey¦n\n1:k¦1\n1:y¦2" },
  { "one record", TEXT ("{\"name\":\"A\",\"address\":{\"city\":\"Lyon\"},\"tags\":[\"x\"]}"), NULL,
    "json - {}\nname¦address.city¦tags\n1:A¦Lyon¦x" },
  { "byte-order mark", TEXT ("\xef\xbb\xbf[{\"a\":1}]"), NULL, "json - {}\na\n1:1" },
  { "UTF-16LE", TEXT ("\xff\xfe[\0{\0\"\0a\0\"\0:\0\"\0\xe4\0\"\0}\0]\0"), NULL, "json - {}\na\n1:ä" },
  { "UTF-16BE", TEXT ("\xfe\xff\0[\0{\0\"\0a\0\"\0:\0\"\0\xe4\0\"\0}\0]"), NULL, "json - {}\na\n1:ä" },
  { "UTF-16LE without a mark", TEXT ("[\0{\0\"\0a\0\"\0:\0" "1\0}\0]\0"), NULL, "json - {}\na\n1:1" },
  { "UTF-32BE", TEXT ("\0\0\xfe\xff\0\0\0[\0\0\0{\0\0\0\"\0\0\0a\0\0\0\"\0\0\0:\0\0\0" "1\0\0\0}\0\0\0]"), NULL, "json - {}\na\n1:1" },
  { "not UTF-8 in a record", TEXT ("[{\"a\":\"\xe4\"},{\"a\":2}]"), NULL,
    "json - {}\na\n1!the record holds text that is not UTF-8¦{\"a\":\"\xe4\"}\n1:2" },
  { "half a character", TEXT ("[{\"a\":\"\\ud83d\"},{\"a\":\"\\ude00\"},{\"a\":1}]"), NULL,
    "json - {}\na\n1!the record holds half a character (a lone surrogate)¦{\"a\":\"\\ud83d\"}\n"
    "1!the record holds half a character (a lone surrogate)¦{\"a\":\"\\ude00\"}\n1:1" },
  { "NUL", TEXT ("[{\"a\":\"x\\u0000y\"},{\"a\":1}]"), NULL, "json - {}\na\n1!the record holds a NUL character¦{\"a\":\"x\\u0000y\"}\n1:1" },
  { "NDJSON", TEXT ("{\"a\":1}\n{\"a\":2,\"b\":3}\r\n\n{\"b\":4}"), NULL, "ndjson - {}\na¦b\n1:1¦\n2:2¦3\n4:¦4" },
  { "NDJSON on one line", TEXT ("{\"a\":1}{\"a\":2} {\"a\":3}"), NULL, "ndjson - {}\na\n1:1\n1:2\n1:3" },
  { "NDJSON over lines", TEXT ("{\n\"a\":1\n}\n{\n\"a\":2\n}\n"), NULL, "ndjson - {}\na\n1:1\n4:2" },
  { "text sequences", TEXT ("\x1e{\"a\":1}\n\x1e{\"a\":2}\n"), NULL, "ndjson - {}\na\n1:1\n2:2" },
  { "NDJSON, broken lines", TEXT ("{\"a\":1}\n{\"a\":2\n{\"a\":3,}\n[4]\n{\"a\":\"5}\n{\"a\" 6}\r\nx\n{\"a\":7}\n{\"a\":"), NULL,
    "ndjson - {}\na\n1:1\n2!the record does not end on its line: expected “,” or “}”, not “{”¦{\"a\":2\n"
    "3!column 8: expected a key in quotes, not “}”¦{\"a\":3,}\n4!not a record: one stands in braces¦[4]\n"
    "5!column 9: a line end or control character in a text, where its closing “\"” is missing¦{\"a\":\"5}\n"
    "6!column 6: expected “:”, not “6”¦{\"a\" 6}\n7!not a record: one stands in braces¦x\n8:7\n"
    "9!the file ends in the middle of a value¦{\"a\":" },
  { "NDJSON, the first line broken", TEXT ("{\"a\":1,}\n{\"a\":2}\n{\"a\":3}\n"), NULL,
    "ndjson - {}\na\n1!column 8: expected a key in quotes, not “}”¦{\"a\":1,}\n2:2\n3:3" },
  { "empty records are blank rows", TEXT ("[{},{\"a\":1},{\"a\":null}]"), NULL, "json - {}\na\n1:1" },
};

static void
test_table (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  CxReadOptions options = { .sheet = tables[i].sheet };
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_text (tables[i].data, tables[i].length, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, tables[i].expected);
}

/* ── errors ─────────────────────────────────────────────────────────────── */

static const struct {
  const char *data, *sheet;
  CxError     code;
  const char *message;
} errors[] = {
  { "[{\"a\":1},\n {\"ä\":2 3}]", NULL, CX_ERROR_SYNTAX, "line 2, column 9: expected “,” or “}”, not “3”; " },
  { "[{\"a\":1}", NULL, CX_ERROR_SYNTAX, "line 1, column 9: the file ends in the middle of a value; " },
  { "[{\"a\":1}] x", NULL, CX_ERROR_SYNTAX, "line 1, column 11: expected nothing more, not “x”; " },
  { "{\"data\":[{\"a\":1},]}", NULL, CX_ERROR_SYNTAX, "expected a value, not “]”; " },
  { "{\"d\":[{\"a\":1}],\"e\":[{\"a\":1}]}", "f", CX_ERROR_SYNTAX, "no list of records is called “f”; there are: d, e" },
  { "[{\"a\":1}]", "f", CX_ERROR_SYNTAX, "no list of records is called “f”; there is but one table" },
  { "[]", NULL, CX_ERROR_EMPTY, "there is no record in it; " },
  { "{}", NULL, CX_ERROR_EMPTY, "there is no record in it; " },
  { "[1,2]", NULL, CX_ERROR_EMPTY, "there is no record in it; " },
  { "[{},{}]", NULL, CX_ERROR_EMPTY, "there is no record in it; " },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      CxReadOptions options = { CX_FORMAT_JSON, .sheet = errors[i].sheet };
      g_autoptr(GError) error = NULL;
      g_autofree char *text = read_text (errors[i].data, strlen (errors[i].data), &options, &error);

      g_assert_null (text);
      g_assert_error (error, CX_ERROR, (int) errors[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, errors[i].message));
    }
}

/* A message for an array; the same depth in a line is only a broken line. */
static void
test_depth (void)
{
  static const struct { const char *open, *close; guint n; gboolean fine; } depths[] = {
    { "[", "]", 510, TRUE }, { "[", "]", 511, FALSE }, { "{\"a\":", "}", 510, TRUE }, { "{\"a\":", "}", 511, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr(GString) text = g_string_new ("[{\"a\":");
      g_autoptr(GError) error = NULL;
      g_autofree char *read = NULL;

      for (guint k = 0; k < depths[i].n; k++)
        g_string_append (text, depths[i].open);
      g_string_append (text, "1");
      for (guint k = 0; k < depths[i].n; k++)
        g_string_append (text, depths[i].close);
      g_string_append (text, "}]");
      read = read_text (text->str, text->len, NULL, &error);
      if (depths[i].fine)
        g_assert_no_error (error);
      else
        g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
    }
}

/* ── chunks ─────────────────────────────────────────────────────────────── */

/* Records that lie across the ends of chunks, some longer than a chunk. */
static void
test_long_file (void)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");
  g_autoptr(GError) error = NULL;
  g_autoptr(CxSource) source = NULL;
  g_autoptr(CxReader) reader = NULL;
  g_autofree char *filler = g_strnfill (3000000, 'x');
  guint n = 0;
  CxRow row;

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "%s\n{\"i\":%u,\"s\":\"a\\u00e4%.*s\",\"l\":[1,\"%u\"]}", i ? "," : "", i,
                            i % 20000 == 7 ? 3000000 : (int) (i % 97), filler, i);
  g_string_append (text, "\n]}");
  source = source_of (text->str, text->len, &error);
  reader = cx_reader_new (source, NULL, &error);
  g_assert_no_error (error);
  for (; cx_reader_next (reader, &row, &error); n++)
    {
      g_autofree char *i = g_strdup_printf ("%u", n), *list = g_strdup_printf ("1;%u", n);

      g_assert_null (row.problem);
      g_assert_cmpint (row.line, ==, n + 2);
      g_assert_cmpmem (row.cells[0].text, row.cells[0].length, i, strlen (i));
      g_assert_cmpuint (row.cells[1].length, ==, 3 + (n % 20000 == 7 ? 3000000 : n % 97));
      g_assert_cmpmem (row.cells[2].text, row.cells[2].length, list, strlen (list));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 40000);
  g_assert_cmpuint (cx_reader_get_position (reader), ==, cx_reader_get_length (reader));
}

/* A line that is longer than anything that can be read in one piece does not take the others with it. */
static void
test_endless_line (void)
{
  g_autoptr(GString) text = g_string_new ("{\"a\":1}\n{\"a\":\"");
  g_autofree char *filler = g_strnfill (70 * 1024 * 1024, 'x');
  g_autoptr(GError) error = NULL;
  g_autoptr(CxSource) source = NULL;
  g_autoptr(CxReader) reader = NULL;
  CxRow row;

  g_string_append (text, filler);
  g_string_append (text, "\"}\n{\"a\":3}\n");
  source = source_of (text->str, text->len, &error);
  reader = cx_reader_new (source, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cx_reader_next (reader, &row, &error) && row.problem == NULL);
  g_assert_true (cx_reader_next (reader, &row, &error));
  g_assert_nonnull (strstr (row.problem, "one value of more than 64 MB"));
  g_assert_true (cx_reader_next (reader, &row, &error) && row.problem == NULL && row.line == 3);
  g_assert_false (cx_reader_next (reader, &row, &error));
  g_assert_no_error (error);
}

/* ── JSONTestSuite ──────────────────────────────────────────────────────── */

/* Nothing at all is told from something broken. */
static const char *const empty_files[] = { "n_single_space.json", "n_structure_no_data.json", "n_structure_UTF8_BOM_no_data.json", NULL };

static void
check_suite_file (const char *name,
                  const char *data,
                  gsize       length)
{
  CxReadOptions json = { CX_FORMAT_JSON }, lines = { CX_FORMAT_NDJSON };
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_text (data, length, &json, &error), *rows = read_text (data, length, &lines, NULL);

  g_test_message ("%s: %s", name, error != NULL ? error->message : "read");
  if (g_str_has_prefix (name, "y_"))
    g_assert_false (g_error_matches (error, CX_ERROR, CX_ERROR_SYNTAX));
  else if (g_strv_contains (empty_files, name))
    g_assert_error (error, CX_ERROR, CX_ERROR_EMPTY);
  else if (g_str_has_prefix (name, "n_"))
    g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
}

static void
test_suite (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "json-suites", "JSONTestSuite.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (; *lines[n] != '\0'; n++)
    {
      g_auto(GStrv) parts = g_strsplit (lines[n], "\t", 2);
      g_autofree char *data = NULL;
      gsize length = 0;

      data = *parts[1] != '\0' ? (char *) g_base64_decode (parts[1], &length) : g_strdup ("");
      check_suite_file (parts[0], data, length);
    }
  g_assert_cmpuint (n, ==, 316);
}

static void
test_suite_long (void)
{
  g_autofree char *arrays = g_strnfill (100000, '[');
  g_autoptr(GString) objects = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append (objects, "[{\"\":");
  check_suite_file ("n_structure_100000_opening_arrays.json", arrays, 100000);
  check_suite_file ("n_structure_open_array_object.json", objects->str, objects->len);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strdelimit (g_strdup_printf ("/json/table/%s", tables[i].name), " ", '-');

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/json/errors", test_errors);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/long-file", test_long_file);
  g_test_add_func ("/json/endless-line", test_endless_line);
  g_test_add_func ("/json/suite", test_suite);
  g_test_add_func ("/json/suite-long", test_suite_long);
  return g_test_run ();
}
