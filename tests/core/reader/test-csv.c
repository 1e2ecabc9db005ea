/* The CSV reader: every quirk a row of the table. */
#include "cx-csv.h"
#include "cx-dialect.h"

#include <string.h>

/* Windows from a few bytes up, so that every row crosses an edge of one. */
static const gsize windows[] = { 0, 16, 17, 33, 64, 300 };

static CxCsv *
open_text (const char *data,
           gsize       length,
           char        delimiter,
           gsize       window)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(CxSource) source = cx_source_new_for_bytes (bytes, "text");
  g_autofree char *padded = g_malloc0 (length + CX_CSV_PADDING);
  const gsize mark = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  const CxDialect known = { delimiter, '"', '"' };
  CxDialect dialect;

  memcpy (padded, data + mark, length - mark);
  dialect = cx_dialect_find (padded, length - mark, TRUE, &known);
  return cx_csv_new (cx_text_input_new (source, "UTF-8", NULL), &dialect, &(CxCsvSizes) { .window = window });
}

static void
append_row (GString     *text,
            const CxRow *row)
{
  g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len ? "\n" : "", row->line);
  if (row->problem != NULL)
    {
      g_string_append_printf (text, "!%s¦", row->problem);
      g_string_append_len (text, row->raw, row->raw_length);
      return;
    }
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_string_append (text, i ? "¦" : ":");
      g_string_append_len (text, row->cells[i].text, row->cells[i].length);
    }
}

/* What a reader makes of @data: "line:cell¦cell" a row, "line!reason¦raw" for a row that cannot be used. */
static GString *
read_all (const char *data,
          gsize       length,
          char        delimiter,
          gsize       window)
{
  g_autoptr(CxCsv) csv = open_text (data, length, delimiter, window);
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);
  CxRow row;

  while (cx_csv_next (csv, &row, &error))
    if (row.n_cells > 0 || row.problem != NULL)
      append_row (text, &row);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_csv_get_position (csv), ==, length);
  return text;
}

#define TEXT(s) s, sizeof s - 1

static const struct {
  const char *name, *data;
  gsize       length;
  const char *rows;
  gsize       rows_length;
} cases[] = {
  { "plain", TEXT ("a,b\n1,2\n"), TEXT ("1:a¦b\n2:1¦2") },
  { "no last line end", TEXT ("a,b\n1,2"), TEXT ("1:a¦b\n2:1¦2") },
  { "empty", TEXT (""), TEXT ("") },
  { "only a mark", TEXT ("\xef\xbb\xbf"), TEXT ("") },
  { "only blank lines", TEXT ("\n\r\n\r"), TEXT ("") },
  { "byte-order mark", TEXT ("\xef\xbb\xbf" "a,b\n1,2\n"), TEXT ("1:a¦b\n2:1¦2") },
  { "mark before a quote", TEXT ("\xef\xbb\xbf\"a\",b\n"), TEXT ("1:a¦b") },
  { "CRLF", TEXT ("a,b\r\n1,2\r\n"), TEXT ("1:a¦b\n2:1¦2") },
  { "CR", TEXT ("a,b\r1,2\r"), TEXT ("1:a¦b\n2:1¦2") },
  { "mixed line ends", TEXT ("a,b\r\n1,2\n3,4\r5,6\r\n7,8"), TEXT ("1:a¦b\n2:1¦2\n3:3¦4\n4:5¦6\n5:7¦8") },
  { "LF CR is two line ends", TEXT ("a,b\n\r1,2"), TEXT ("1:a¦b\n3:1¦2") },
  { "blank lines", TEXT ("\n\na,b\n\n\r\n1,2\n\n"), TEXT ("3:a¦b\n6:1¦2") },
  { "empty cells", TEXT ("a,b,c\n,,\n1,,3\n"), TEXT ("1:a¦b¦c\n2:¦¦\n3:1¦¦3") },
  { "quoted", TEXT ("\"a\",\"b\"\n\"1,5\",\"2\"\n"), TEXT ("1:a¦b\n2:1,5¦2") },
  { "quoted empty", TEXT ("a,b\n\"\",\"\"\n"), TEXT ("1:a¦b\n2:¦") },
  { "doubled quotes", TEXT ("a,b\n\"say \"\"hi\"\"\",2\n\"\"\"\",\"\"\"x\"\n"), TEXT ("1:a¦b\n2:say \"hi\"¦2\n3:\"¦\"x") },
  { "header with doubled quotes", TEXT ("\"Date entered \"\"Won\"\"\",b\n"), TEXT ("1:Date entered \"Won\"¦b") },
  { "quoted line ends", TEXT ("a,b\n\"1\n2\r\n3\r4\",5\n6,7\n"), TEXT ("1:a¦b\n2:1\n2\r\n3\r4¦5\n6:6¦7") },
  { "blank lines inside quotes", TEXT ("a,b\n\"1\n\n\n2\",5\n6,7\n"), TEXT ("1:a¦b\n2:1\n\n\n2¦5\n6:6¦7") },
  { "LF rows with CRLF in cells", TEXT ("a,b\n\"1\r\n2\",5\n6,7\n"), TEXT ("1:a¦b\n2:1\r\n2¦5\n4:6¦7") },
  { "text after a closing quote", TEXT ("a,b\n\"Acme\" Corp,2\n\"x\"y\"z\",3\n"), TEXT ("1:a¦b\n2:Acme Corp¦2\n3:xy\"z\"¦3") },
  { "quote inside an unquoted cell", TEXT ("a,b\n12\" pipe,2\nx \"y\" z,3\n"), TEXT ("1:a¦b\n2:12\" pipe¦2\n3:x \"y\" z¦3") },
  { "space before a quote is text", TEXT ("a,b\n1, \"2\"\n"), TEXT ("1:a¦b\n2:1¦ \"2\"") },
  { "space after a closing quote", TEXT ("a,b\n\"1\n2\" ,3\n"), TEXT ("1:a¦b\n2:1\n2¦3") },
  { "ragged", TEXT ("a,b,c\n1\n1,2,3,4\n"), TEXT ("1:a¦b¦c\n2:1\n3:1¦2¦3¦4") },
  { "semicolons", TEXT ("a;b\n1,5;2\n"), TEXT ("1:a¦b\n2:1,5¦2") },
  { "tabs", TEXT ("a\tb, c\n1\t2, 3\n"), TEXT ("1:a¦b, c\n2:1¦2, 3") },
  { "bars", TEXT ("a|b|c\n1|2|3\n"), TEXT ("1:a¦b¦c\n2:1¦2¦3") },
  { "delimiter inside quotes does not count", TEXT ("\"a,b\";\"c,d\"\n\"1,2\";\"3,4\"\n"), TEXT ("1:a,b¦c,d\n2:1,2¦3,4") },
  { "one column", TEXT ("name\nAcme\nBeta\n"), TEXT ("1:name\n2:Acme\n3:Beta") },
  { "one column with a comma in one row", TEXT ("name\nAcme, Inc\nBeta\n"), TEXT ("1:name\n2:Acme¦ Inc\n3:Beta") },
  { "NUL", TEXT ("a,b\n1,x\0y\n3,4\n"), TEXT ("1:a¦b\n2!a NUL byte in cell 2¦1,x\0y\n3:3¦4") },
  { "broken UTF-8", TEXT ("a,b\nCaf\xe9,2\n3,4\n"), TEXT ("1:a¦b\n2!cell 1 is not UTF-8 (byte 0xE9)¦Caf\xe9,2\n3:3¦4") },
  { "broken UTF-8 in quotes", TEXT ("a,b\n1,\"x\"\"\xff\"\n"), TEXT ("1:a¦b\n2!cell 2 is not UTF-8 (byte 0xFF)¦1,\"x\"\"\xff\"") },
  { "cut UTF-8 at the end", TEXT ("a,b\n1,\xc3"), TEXT ("1:a¦b\n2!cell 2 is not UTF-8 (byte 0xC3)¦1,\xc3") },
  { "surrogate in UTF-8", TEXT ("a,b\n1,\xed\xa0\x80\n"), TEXT ("1:a¦b\n2!cell 2 is not UTF-8 (byte 0xED)¦1,\xed\xa0\x80") },
  { "UTF-8", TEXT ("a,b\nČeské,株式会社\n"), TEXT ("1:a¦b\n2:České¦株式会社") },

  /* A stray quote takes its own row with it, and no other. */
  { "quote never closes", TEXT ("a,b,c\n1,\"x,3\n4,5,6\n7,8,9\n"),
    TEXT ("1:a¦b¦c\n2!a quote opens and never closes¦1,\"x,3\n3:4¦5¦6\n4:7¦8¦9") },
  { "quote never closes in the last row", TEXT ("a,b\n1,2\n3,\"4\n"), TEXT ("1:a¦b\n2:1¦2\n3!a quote opens and never closes¦3,\"4") },
  { "quote never closes in the last bytes", TEXT ("a,b\n1,2\n3,\""), TEXT ("1:a¦b\n2:1¦2\n3!a quote opens and never closes¦3,\"") },
  { "the next quote closes it", TEXT ("a,b,c\n1,\"x,3\n4,\"y, z\",6\n7,8,9\n"),
    TEXT ("1:a¦b¦c\n2!a quote opens and never closes¦1,\"x,3\n3:4¦y, z¦6\n4:7¦8¦9") },
  { "a far quote closes it neatly", TEXT ("a,b,c\n1,\"x,3\n4,5,6\n7,8,9\n10,11 12\",13,14\n15,16,17\n"),
    TEXT ("1:a¦b¦c\n2!a quote opens and never closes¦1,\"x,3\n3:4¦5¦6\n4:7¦8¦9\n5:10¦11 12\"¦13¦14\n6:15¦16¦17") },
  { "damage runs to the next row that fits", TEXT ("a,b,c\n1,\"two\nthree \"four\" five\n\",3\n4,5,6\n"),
    TEXT ("1:a¦b¦c\n2!a quote opens and never closes¦1,\"two\nthree \"four\" five\n\",3\n5:4¦5¦6") },
  { "nothing fits after the damage", TEXT ("a,b,c\n1,\"x\n4\n5,6\n"),
    TEXT ("1:a¦b¦c\n2!a quote opens and never closes¦1,\"x\n3:4\n4:5¦6") },
  { "two stray quotes", TEXT ("a,b\n\"1,2\n3,4\n\"5,6\n7,8\n"),
    TEXT ("1:a¦b\n2!a quote opens and never closes¦\"1,2\n3:3¦4\n4!a quote opens and never closes¦\"5,6\n5:7¦8") },
  { "damage in CRLF rows", TEXT ("a,b\r\n1,\"2\r\n3,4\r\n"), TEXT ("1:a¦b\n2!a quote opens and never closes¦1,\"2\n3:3¦4") },
  { "a short row may hold line ends", TEXT ("a,b,c\n1,\"x\ny\"\n4,5,6\n"), TEXT ("1:a¦b¦c\n2:1¦x\ny\n4:4¦5¦6") },
  { "rows wider than the header may hold line ends", TEXT ("a,b\n1,2,\n3,\"x\ny,z,\n\",\n5,6,\n"),
    TEXT ("1:a¦b\n2:1¦2¦\n3:3¦x\ny,z,\n¦\n6:5¦6¦") },
  { "header never closes", TEXT ("\"a,b\n1,2\n"), TEXT ("1!a quote opens and never closes¦\"a,b\n2:1¦2") },
};

static void
test_quirks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (windows); j++)
      {
        g_autoptr(GString) rows = read_all (cases[i].data, cases[i].length, 0, windows[j]);

        if (rows->len != cases[i].rows_length || memcmp (rows->str, cases[i].rows, rows->len) != 0)
          g_error ("%s, window %" G_GSIZE_FORMAT ":\n%s\nis not\n%s", cases[i].name, windows[j], rows->str, cases[i].rows);
      }
}

static void
test_delimiter_is_obeyed (void)
{
  g_autoptr(GString) rows = read_all ("a,b;c\n1,2;3\n", 12, ';', 0);

  g_assert_cmpstr (rows->str, ==, "1:a,b¦c\n2:1,2¦3");
}

static void
test_position (void)
{
  g_autoptr(CxCsv) csv = open_text ("\xef\xbb\xbf" "a,b\n1,2\n", 11, 0, 0);
  CxRow row;

  g_assert_true (cx_csv_next (csv, &row, NULL));
  g_assert_cmpuint (cx_csv_get_position (csv), ==, 7);
  g_assert_cmpuint (row.raw_length, ==, 3);
}

/* A run of blank lines is one row without cells. */
static void
test_blank_lines (void)
{
  g_autoptr(CxCsv) csv = open_text ("a,b\n\n\r\n1,2\n", 11, 0, 16);
  CxRow row;

  g_assert_true (cx_csv_next (csv, &row, NULL));
  g_assert_true (cx_csv_next (csv, &row, NULL));
  g_assert_cmpuint (row.n_cells, ==, 0);
  g_assert_cmpint (row.line, ==, 2);
  g_assert_true (cx_csv_next (csv, &row, NULL));
  g_assert_cmpint (row.line, ==, 4);
}

static void
test_too_many_cells (void)
{
  g_autofree char *data = g_strnfill (70000, ',');
  g_autoptr(CxCsv) csv = open_text (data, 70000, ',', 64);
  CxRow row;

  g_assert_true (cx_csv_next (csv, &row, NULL));
  g_assert_cmpstr (row.problem, ==, "more than 65536 cells");
  g_assert_cmpuint (row.raw_length, ==, 70000);
  g_assert_false (cx_csv_next (csv, &row, NULL));
}

/* Reads with small limits, so that rows that are too large need no gigabytes. */
static char *
read_limited (const char *data,
              gsize       long_row,
              gsize       largest_row,
              gsize       window)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, strlen (data));
  g_autoptr(CxSource) source = cx_source_new_for_bytes (bytes, "text");
  g_autoptr(CxCsv) csv = cx_csv_new (cx_text_input_new (source, "UTF-8", NULL), &(CxDialect) { ',', '"', '"' },
                                     &(CxCsvSizes) { window, long_row, largest_row });
  GString *text = g_string_new (NULL);
  CxRow row;

  while (cx_csv_next (csv, &row, NULL))
    append_row (text, &row);
  return g_string_free (text, FALSE);
}

static void
test_large_rows (void)
{
  static const struct {
    const char *data, *rows;
  } large[] = {
    /* A cell may be longer than a row usually is, as long as it closes. */
    { "a,b\n\"1234567890123456\n890 2345678\n01234567890\",2\n3,4\n", "1:a¦b\n2:1234567890123456\n890 2345678\n01234567890¦2\n5:3¦4" },
    /* … unless a row that fits begins inside it. */
    { "a,b\n\"1234567890123456\n890,2345678\n01234567890,2\n3,4\n\"5,6\"\n",
      "1:a¦b\n2!a quote opens and never closes¦\"1234567890123456\n3:890¦2345678\n4:01234567890¦2\n5:3¦4\n6:5,6" },
    /* What has no end comes in pieces. */
    { "a,b\n12345678901234567890123456789012345678901234567890123456789012345678901234567890,2\n3,4\n",
      "1:a¦b\n2!part of a row longer than 64 bytes¦1234567890123456789012345678901234567890123456789012345678901234\n"
      "2!the rest of a row longer than 64 bytes¦5678901234567890,2\n3:3¦4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    for (guint j = 1; j < G_N_ELEMENTS (windows); j++)
      {
        g_autofree char *rows = read_limited (large[i].data, 32, 64, windows[j]);

        g_assert_cmpstr (rows, ==, large[i].rows);
      }
}

/* Stray quotes must not cost more than linear time: this took minutes when every one was tried to the end. */
static void
test_damage_is_linear (void)
{
  g_autoptr(GString) data = g_string_new ("a,b,c\n");
  g_autoptr(GString) rows = NULL;
  gint64 start;

  for (guint i = 0; i < 60000; i++)
    g_string_append (data, i % 2 ? "x,\"y z\n" : "q \"w\" e\n\"r\n");
  start = g_get_monotonic_time ();
  rows = read_all (data->str, data->len, ',', 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_nonnull (strchr (rows->str, '!'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/quirks", test_quirks);
  g_test_add_func ("/csv/delimiter-is-obeyed", test_delimiter_is_obeyed);
  g_test_add_func ("/csv/position", test_position);
  g_test_add_func ("/csv/blank-lines", test_blank_lines);
  g_test_add_func ("/csv/too-many-cells", test_too_many_cells);
  g_test_add_func ("/csv/large-rows", test_large_rows);
  g_test_add_func ("/csv/damage-is-linear", test_damage_is_linear);
  return g_test_run ();
}
