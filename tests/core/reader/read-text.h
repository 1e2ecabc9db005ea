/* What a reader makes of bytes, as text that a test can compare. */
#pragma once

#include "cx-reader.h"

#include <glib/gstdio.h>

/* @data as a file of its own, for the time that it is open. */
static inline CxSource *
source_of (const char *data,
           gsize       length,
           GError    **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("concentric-read-XXXXXX", &path, NULL);
  CxSource *source;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, data, length, NULL));
  source = cx_source_open (path, error);
  g_unlink (path);
  return source;
}

static inline void
append_row (GString     *text,
            const CxRow *row)
{
  g_string_append_printf (text, "\n%" G_GINT64_FORMAT, row->line);
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

static inline void
append_rows (GString  *text,
             CxReader *reader)
{
  g_autoptr(GError) error = NULL;
  CxRow row;

  while (cx_reader_next (reader, &row, &error))
    append_row (text, &row);
  g_assert_no_error (error);
}

/*
 * "FORMAT SHEET {SHEETS}", the header, then "line:cell¦cell" a row and "line!reason¦raw" for a row that cannot be used. The
 * rows are read twice, the second time with what the first found out.
 */
static inline char *
read_text (const char          *data,
           gsize                length,
           const CxReadOptions *options,
           GError             **error)
{
  g_autoptr(CxSource) source = source_of (data, length, error);
  g_autoptr(CxReader) reader = source ? cx_reader_new (source, options, error) : NULL;
  g_autoptr(CxReader) again = NULL;
  g_autoptr(GString) rows = g_string_new (NULL), rows_again = g_string_new (NULL);
  g_autofree char *header = NULL, *sheets = NULL;
  const CxReadForm *form;

  if (reader == NULL)
    return NULL;
  form = cx_reader_get_form (reader);
  append_rows (rows, reader);
  again = cx_reader_new_again (source, form, error);
  g_assert_nonnull (again);
  append_rows (rows_again, again);
  g_assert_cmpstr (rows->str, ==, rows_again->str);
  header = g_strjoinv ("¦", form->header);
  sheets = form->sheets != NULL ? g_strjoinv ("|", form->sheets) : g_strdup ("");
  return g_strdup_printf ("%s %s {%s}\n%s%s", cx_format_get_name (form->format), form->sheet ? form->sheet : "-", sheets,
                          header, rows->str);
}
