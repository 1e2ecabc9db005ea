/* Any bytes are input to the CSV reader: nothing crashes it, nothing gets lost, and it does not matter how much is read
 * at a time.
 *
 * With clang and -Dfuzz=true this is a libFuzzer program; test-fuzz-corpus runs the same checks over the
 * seed corpus and past findings with any compiler. */
#include "cx-csv.h"
#include "cx-dialect.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Lines that end in @p … @end; CRLF ends one. */
static gint64
count_lines (const char *p,
             const char *end,
             const char *limit)
{
  gint64 n = 0;

  for (; p < end; p++)
    n += *p == '\n' || (*p == '\r' && (p + 1 == limit || p[1] != '\n'));
  return n;
}

static void
check_cells (const CxRow *row)
{
  gsize total = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const CxCell *cell = &row->cells[i];

      total += cell->length;
      if (row->problem == NULL)
        g_assert_true (g_utf8_validate_len (cell->text, cell->length, NULL));
      else if (cell->length > 0)
        g_assert_true (cell->text[0] == cell->text[0] && cell->text[cell->length - 1] == cell->text[cell->length - 1]);
    }
  g_assert_cmpuint (total, <=, row->raw_length);
  g_assert_true (!cx_row_has_text (row, row->n_cells));
}

/* Without quotes, a row is its text cut at every delimiter. */
static void
check_plain_row (const CxRow *row,
                 char            delimiter)
{
  const char *p = row->raw, *end = row->raw + row->raw_length;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *stop = memchr (p, delimiter, end - p);

      if (stop == NULL)
        stop = end;
      g_assert_true (row->cells[i].text == p);
      g_assert_cmpuint (row->cells[i].length, ==, stop - p);
      p = stop < end ? stop + 1 : end;
    }
  g_assert_true (p == end);
}

static void
check_row (const CxRow     *row,
           const CxDialect *dialect)
{
  check_cells (row);
  if (row->problem != NULL)
    return;
  g_assert_cmpuint (row->n_cells, >, 0);
  g_assert_true (g_utf8_validate_len (row->raw, row->raw_length, NULL));
  if (memchr (row->raw, dialect->quote, row->raw_length) == NULL && memchr (row->raw, dialect->escape, row->raw_length) == NULL)
    check_plain_row (row, dialect->delimiter);
}

/* @next: what the file has from behind the last row on. Rows are there in full and in order, with blank lines between. */
static const char *
check_place (const CxRow *row,
             const char  *next,
             const char  *end,
             gint64      *line)
{
  for (; next < end && row->raw_length > 0 && is_line_end (*next) && !is_line_end (row->raw[0]); next++)
    *line += count_lines (next, next + 1, end);
  g_assert_cmpuint (row->raw_length, <=, end - next);
  g_assert_cmpmem (row->raw, row->raw_length, next, row->raw_length);
  g_assert_cmpint (row->line, ==, *line);
  *line += count_lines (next, next + row->raw_length, end);
  next += row->raw_length;
  g_assert_true (next == end || is_line_end (*next));
  return next;
}

static void
append (GString     *text,
        const CxRow *row)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT "!%s!%u", row->line, row->problem ? row->problem : "", row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_string_append_printf (text, ":%" G_GSIZE_FORMAT ":", row->cells[i].length);
      g_string_append_len (text, row->cells[i].text, row->cells[i].length);
    }
}

/* Reads everything. Returns: a text of all of it */
static GString *
check_file (const char      *data,
            gsize            length,
            const CxDialect *dialect,
            gsize            window)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(CxSource) source = cx_source_new_for_bytes (bytes, "fuzz");
  g_autoptr(CxTextInput) input = cx_text_input_new (source, "UTF-8", NULL);
  g_autoptr(CxCsv) csv = cx_csv_new (g_steal_pointer (&input), dialect, &(CxCsvSizes) { .window = window });
  const char *end = data + length, *next = data + (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0);
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);
  gint64 line = 1;
  CxRow row;

  while (cx_csv_next (csv, &row, &error))
    {
      append (text, &row);
      if (row.n_cells == 0 && row.problem == NULL)
        continue;
      next = check_place (&row, next, end, &line);
      check_row (&row, dialect);
      g_assert_cmpuint (cx_csv_get_position (csv), >=, next - data);
    }
  g_assert_no_error (error);
  for (; next < end; next++)
    g_assert_true (is_line_end (*next));
  g_assert_cmpuint (cx_csv_get_position (csv), ==, length);
  return text;
}

/* The first byte chooses the dialect and the window, the others are the file. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const CxDialect dialects[] = {
    { ',', '"', '"' }, { ';', '"', '"' }, { '\t', '\n', '\n' }, { '|', '\'', '\'' }, { ',', '"', '\\' }, { ' ', '\n', '\\' }, { 0 },
  };
  static const gsize windows[] = { 16, 19, 64, 1000 };
  g_autoptr(GString) whole = NULL, pieces = NULL;
  CxDialect dialect;
  char *padded;

  if (size == 0)
    return 0;
  dialect = dialects[data[0] % G_N_ELEMENTS (dialects)];
  padded = calloc (1, size + CX_CSV_PADDING);
  memcpy (padded, data + 1, size - 1);
  if (dialect.delimiter == 0)
    dialect = cx_dialect_find (padded, size - 1, TRUE, &dialect);
  free (padded);
  whole = check_file ((const char *) data + 1, size - 1, &dialect, 0);
  pieces = check_file ((const char *) data + 1, size - 1, &dialect, windows[data[0] / 8 % G_N_ELEMENTS (windows)]);
  g_assert_true (g_string_equal (whole, pieces));
  return 0;
}
