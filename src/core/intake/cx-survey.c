/* What a file of delimited text holds. */
#include "cx-survey.h"

#include "cx-csv.h"
#include "cx-source.h"

/* All of the first rows are the sample, and one in so many of the others. */
#define SAMPLE_ROWS 1000
#define SAMPLE_STRIDE 100

#define PREVIEW_ROWS 20

static void
column_free (CxSurveyColumn *column)
{
  g_free (column->header);
  g_free (column->name);
  cx_guess_free (column->guess);
  g_free (column);
}

void
cx_survey_free (CxSurvey *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->preview);
  g_free (self);
}

static guint
count_occurrence (GPtrArray  *columns,
                  const char *header)
{
  guint n = 1;

  for (guint i = 0; i < columns->len; i++)
    {
      const CxSurveyColumn *column = columns->pdata[i];

      n += g_str_equal (column->header, header);
    }
  return n;
}

static void
read_header (CxSurvey       *self,
             const CxCsvRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      CxSurveyColumn *column = g_new0 (CxSurveyColumn, 1);

      column->header = g_strstrip (g_strndup (row->cells[i].text, row->cells[i].length));
      column->name = cx_header_split_unit (column->header, &column->unit);
      column->occurrence = count_occurrence (self->columns, column->header);
      column->guess = cx_guess_new ();
      g_ptr_array_add (self->columns, column);
    }
}

static void
add_preview (CxSurvey       *self,
             const CxCsvRow *row)
{
  char **cells = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strndup (row->cells[i].text, row->cells[i].length);
  g_ptr_array_add (self->preview, cells);
}

static void
look_at_row (CxSurvey       *self,
             const CxCsvRow *row,
             gboolean        sampled)
{
  for (guint i = 0; i < MIN (row->n_cells, self->columns->len); i++)
    {
      const CxCell *cell = &row->cells[i];
      CxSurveyColumn *column = self->columns->pdata[i];

      /* Beyond the sample there are two questions left: whether a column is empty, and the order of dates. */
      if (sampled || (cell->length > 0 && cx_guess_get_filled (column->guess) == 0))
        cx_guess_add (column->guess, cell->text, cell->length);
      else if (cell->length > 0)
        cx_guess_add_order (column->guess, cell->text, cell->length);
    }
}

static gboolean
look_at_rows (CxSurvey   *self,
              CxCsv      *csv,
              const char *path,
              GError    **error)
{
  CxCsvRow row;
  gsize n = 0;

  while (cx_csv_next (csv, &row))
    {
      gboolean sampled = n < SAMPLE_ROWS || n % SAMPLE_STRIDE == 0;

      n++;
      /* Rows that will be set aside say nothing about columns. */
      if (row.problem != NULL || cx_csv_row_has_text (&row, self->columns->len))
        continue;
      look_at_row (self, &row, sampled);
      self->n_sampled += sampled;
      if (self->preview->len < PREVIEW_ROWS)
        add_preview (self, &row);
    }
  if (n > 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: a header but no rows; export the accounts again", path);
  return FALSE;
}

CxSurvey *
cx_survey_file (const char *path,
                char        delimiter,
                GError    **error)
{
  g_autoptr(CxSurvey) self = NULL;
  g_autoptr(GBytes) bytes = cx_source_read (path, error);
  g_autoptr(CxCsv) csv = NULL;
  CxCsvRow row;

  if (bytes == NULL)
    return NULL;
  csv = cx_csv_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), delimiter);
  if (!cx_csv_next (csv, &row))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: the file holds no text; export it again", path);
      return NULL;
    }
  if (row.problem != NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: line %" G_GINT64_FORMAT ": the header cannot be read: %s", path, row.line,
                   row.problem);
      return NULL;
    }
  self = g_new0 (CxSurvey, 1);
  self->bytes = g_steal_pointer (&bytes);
  self->delimiter = cx_csv_get_delimiter (csv);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  read_header (self, &row);
  return look_at_rows (self, csv, path, error) ? g_steal_pointer (&self) : NULL;
}
