/* Any bytes are input to the CSV reader: nothing crashes it, and nothing gets lost.
 *
 * With clang and -Dfuzz=true this is a libFuzzer program; test-fuzz-corpus runs the same checks over the
 * seed corpus and past findings with any compiler. */
#include "cx-csv.h"

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
check_row (const CxRow *row,
           char            delimiter)
{
  check_cells (row);
  if (row->problem != NULL)
    return;
  g_assert_cmpuint (row->n_cells, >, 0);
  g_assert_true (g_utf8_validate_len (row->raw, row->raw_length, NULL));
  if (memchr (row->raw, '"', row->raw_length) == NULL)
    check_plain_row (row, delimiter);
}

static void
check_file (const char *data,
            gsize       length,
            char        delimiter)
{
  g_autoptr(CxCsv) csv = cx_csv_new (data, length, delimiter);
  const char *end = data + length, *covered = data + (cx_csv_has_bom (csv) ? 3 : 0), *counted = data;
  gint64 line = 1;
  CxRow row;

  if (delimiter != 0)
    g_assert_cmpint (cx_csv_get_delimiter (csv), ==, delimiter);
  while (cx_csv_next (csv, &row))
    {
      g_assert_true (row.raw >= covered && row.raw + row.raw_length <= end);
      for (; covered < row.raw; covered++)
        g_assert_true (is_line_end (*covered));
      line += count_lines (counted, row.raw, end);
      counted = row.raw;
      g_assert_cmpint (row.line, ==, line);
      check_row (&row, cx_csv_get_delimiter (csv));
      covered = row.raw + row.raw_length;
      g_assert_true (covered == end || is_line_end (*covered));
      g_assert_cmpuint (cx_csv_get_position (csv), >=, covered - data);
    }
  for (; covered < end; covered++)
    g_assert_true (is_line_end (*covered));
  g_assert_cmpuint (cx_csv_get_position (csv), ==, length);
}

/* The first byte chooses the delimiter, the others are the file. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char delimiters[] = { 0, ',', ';', '\t', '|' };
  char *file;

  if (size == 0)
    return 0;
  /* An exact copy on the heap, so that a sanitizer sees every byte too far. */
  file = malloc (size > 1 ? size - 1 : 1);
  memcpy (file, data + 1, size - 1);
  check_file (file, size - 1, delimiters[data[0] % G_N_ELEMENTS (delimiters)]);
  free (file);
  return 0;
}
