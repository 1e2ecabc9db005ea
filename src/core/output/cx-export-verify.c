/* Whether a file that was written holds what should stand in it: read by the reader of imports, cell by cell. */
#include "cx-export-private.h"

#include "cx-reader.h"
#include "cx-value.h"

#include <string.h>

/* A workbook holds numbers to so many digits at least. */
#define WORKBOOK_PRECISION 1e-15

/* The file is read as what it was written as; nothing is guessed. */
static CxReader *
open_reader (CxExportTable  *table,
             CxExportFormat  format,
             const char     *path,
             GError        **error)
{
  static const CxReadOptions csv = { .format = CX_FORMAT_CSV, .encoding = "UTF-8", .delimiter = ',', .quote = '"', .escape = '"' };
  static const CxReadOptions workbook = { .format = CX_FORMAT_XLSX };
  g_autoptr(CxSource) source = cx_source_open (path, error);

  return source ? cx_reader_new (source, format == CX_EXPORT_XLSX ? &workbook : &csv, error) : NULL;
}

/* ── one cell ── */

static gboolean
same_text (const CxCell *read,
           const char   *text,
           gsize         length)
{
  return read->length == length && memcmp (read->text, text, length) == 0;
}

static gboolean
same_in_csv (const CxExportCell *cell,
             const CxCell       *read,
             GString            *scratch)
{
  g_string_truncate (scratch, 0);
  cx_cell_append_plain (scratch, cell);
  return same_text (read, scratch->str, scratch->len);
}

/* Texts stand in a workbook as they are, or with an apostrophe that keeps theirs; numbers as numbers; how a reader writes them is not compared. */
static gboolean
same_in_workbook (const CxExportCell *cell,
                  const CxCell       *read,
                  GString            *scratch)
{
  double number;
  gboolean flag;
  gint32 day;

  if (cell->kind == CX_EXPORT_EMPTY)
    return read->length == 0;
  g_string_truncate (scratch, 0);
  if (cell->kind == CX_EXPORT_TEXT)
    {
      g_string_append (scratch, cx_cell_seems_guarded (cell->text) ? "'" : "");
      g_string_append (scratch, cell->text);
      return same_text (read, scratch->str, scratch->len);
    }
  g_string_append_len (scratch, read->text, (gssize) read->length);
  switch (cell->kind)
    {
    case CX_EXPORT_NUMBER:
      number = g_ascii_strtod (scratch->str, NULL);
      return number - cell->number <= WORKBOOK_PRECISION * ABS (cell->number) &&
             cell->number - number <= WORKBOOK_PRECISION * ABS (cell->number);
    case CX_EXPORT_DATE:
      return cx_date_parse (scratch->str, CX_DATE_DAY_FIRST, &day) && day == (gint32) cell->number;
    default:
      return cx_boolean_parse (scratch->str, &flag) && flag == (cell->number != 0);
    }
}

/* ── the file ── */

static gboolean
set_damaged (GError    **error,
             const char *name,
             guint       row,
             const char *column)
{
  g_set_error (error, CX_ERROR, CX_ERROR_DAMAGED,
               "%s: reading it again, row %u does not hold what was written (%s); the file was taken away: try another folder", name, row,
               column);
  return FALSE;
}

static gboolean
same_header (CxExportTable *table,
             CxReader      *reader)
{
  char **header = cx_reader_get_form (reader)->header;

  if (g_strv_length (header) != table->columns->len)
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autofree char *expected = g_strstrip (g_strdup (((const CxExportColumn *) table->columns->pdata[i])->header));
      const char *read = header[i];

      if (!g_str_equal (read, expected) && !(*read == '\'' && g_str_equal (read + 1, expected)))
        return FALSE;
    }
  return TRUE;
}

/* @column: (out): the first column that differs */
static gboolean
same_row (CxExportTable  *table,
          CxExportFormat  format,
          guint           account,
          const CxRow    *row,
          GString        *scratch,
          guint          *column)
{
  static const CxCell empty = { "", 0 };

  for (guint i = *column = 0; i < table->columns->len; i = ++*column)
    {
      const CxCell *read = i < row->n_cells ? &row->cells[i] : &empty;
      CxExportCell cell;

      cx_export_table_get (table, i, account, &cell);
      if (format == CX_EXPORT_XLSX ? !same_in_workbook (&cell, read, scratch) : !same_in_csv (&cell, read, scratch))
        return FALSE;
    }
  return row->n_cells <= table->columns->len;
}

gboolean
cx_export_verify (CxExportTable    *table,
                  const guint      *rows,
                  guint             n,
                  CxExportFormat    format,
                  const char       *path,
                  const char       *name,
                  CxExportProgress *progress,
                  GError          **error)
{
  g_autoptr(CxReader) reader = open_reader (table, format, path, error);
  g_autoptr(GString) scratch = g_string_new (NULL);
  g_autoptr(GError) cause = NULL;
  CxRow row;
  guint column;

  if (reader == NULL)
    return FALSE;
  if (!same_header (table, reader))
    return set_damaged (error, name, 1, "header");
  for (guint i = 0; i < n; i++)
    {
      if (!cx_reader_next (reader, &row, &cause))
        return cause ? (g_propagate_error (error, g_steal_pointer (&cause)), FALSE) : set_damaged (error, name, i + 2, "missing");
      if (!same_row (table, format, rows[i], &row, scratch, &column))
        return set_damaged (error, name, i + 2, column < table->columns->len
                                                  ? ((const CxExportColumn *) table->columns->pdata[column])->header : "too long");
      if (!cx_export_step (progress, error))
        return FALSE;
    }
  if (cx_reader_next (reader, &row, &cause))
    return set_damaged (error, name, n + 2, "one too many");
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
