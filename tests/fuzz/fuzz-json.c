/* Any bytes are input to the JSON reader: nothing crashes it, what it gives can be read twice, and no record gets lost. */
#include "cx-reader.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static CxSource *
source_of (const uint8_t *data,
           size_t         size)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("concentric-fuzz-XXXXXX", &path, NULL);
  CxSource *source;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (int) size);
  g_close (fd, NULL);
  source = cx_source_open (path, NULL);
  g_unlink (path);
  return source;
}

/* Rows, cells and all; returns a sum over them. */
static guint
read_rows (CxReader *reader)
{
  guint sum = 0, n_columns = g_strv_length (cx_reader_get_form (reader)->header);
  gint64 line = 0;
  CxRow row;

  while (cx_reader_next (reader, &row, NULL))
    {
      g_assert_cmpint (row.line, >=, line);
      line = row.line;
      g_assert_true (row.problem == NULL || g_utf8_validate (row.problem, -1, NULL));
      g_assert_true (row.problem != NULL || row.n_cells == n_columns);
      for (guint i = 0; i < row.n_cells; i++)
        {
          if (row.problem == NULL)
            g_assert_true (g_utf8_validate_len (row.cells[i].text, row.cells[i].length, NULL));
          for (gsize k = 0; k < row.cells[i].length; k++)
            sum = sum * 31 + (guchar) row.cells[i].text[k];
        }
      for (gsize k = 0; k < row.raw_length; k++)
        sum = sum * 31 + (guchar) row.raw[k];
    }
  g_assert_cmpuint (cx_reader_get_position (reader), <=, cx_reader_get_length (reader));
  return sum;
}

static void
check_format (CxSource *source,
              CxFormat  format)
{
  CxReadOptions options = { format };
  g_autoptr(GError) error = NULL;
  g_autoptr(CxReader) reader = cx_reader_new (source, &options, &error), again = NULL;

  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  again = cx_reader_new_again (source, cx_reader_get_form (reader), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_rows (reader), ==, read_rows (again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(CxSource) source = size > 0 ? source_of (data, size) : NULL;

  if (source == NULL)
    return 0;
  check_format (source, CX_FORMAT_JSON);
  check_format (source, CX_FORMAT_NDJSON);
  return 0;
}
