/* What the columns of a file look like. */
#include "cx-survey.h"

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
  cx_read_form_free (self->form);
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
add_columns (CxSurvey *self)
{
  for (guint i = 0; self->form->header[i] != NULL; i++)
    {
      CxSurveyColumn *column = g_new0 (CxSurveyColumn, 1);

      column->header = g_strdup (self->form->header[i]);
      column->name = cx_header_split_unit (column->header, &column->unit);
      column->occurrence = count_occurrence (self->columns, column->header);
      column->guess = cx_guess_new ();
      g_ptr_array_add (self->columns, column);
    }
}

static void
add_preview (CxSurvey       *self,
             const CxRow *row)
{
  char **cells = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strndup (row->cells[i].text, row->cells[i].length);
  g_ptr_array_add (self->preview, cells);
}

static CxGuess *
guess_at (CxSurvey *self,
          guint     column)
{
  return ((CxSurveyColumn *) self->columns->pdata[column])->guess;
}

/* The columns that rows outside the sample are looked at for: most often none. */
static void
find_open (CxSurvey *self,
           GArray   *open)
{
  g_array_set_size (open, 0);
  for (guint i = 0; i < self->columns->len; i++)
    if (cx_guess_is_open (guess_at (self, i)))
      g_array_append_val (open, i);
}

static void
sample_row (CxSurvey    *self,
            const CxRow *row)
{
  for (guint i = 0; i < MIN (row->n_cells, self->columns->len); i++)
    cx_guess_add (guess_at (self, i), row->cells[i].text, row->cells[i].length);
  self->n_sampled++;
  if (self->preview->len < PREVIEW_ROWS)
    add_preview (self, row);
}

static void
look_at_row (CxSurvey    *self,
             const CxRow *row,
             GArray      *open)
{
  for (guint k = 0; k < open->len; k++)
    {
      guint i = g_array_index (open, guint, k);
      const CxCell *cell = i < row->n_cells ? &row->cells[i] : NULL;

      if (cell == NULL || cell->length == 0)
        continue;
      if (cx_guess_get_filled (guess_at (self, i)) == 0)
        cx_guess_add (guess_at (self, i), cell->text, cell->length);
      else
        cx_guess_add_order (guess_at (self, i), cell->text, cell->length);
    }
}

static gboolean
look_at_rows (CxSurvey   *self,
              CxReader   *reader,
              const char *path,
              GError    **error)
{
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GError) cause = NULL;
  CxRow row;
  gsize n = 0;

  while (cx_reader_next (reader, &row, &cause))
    {
      gboolean sampled = n < SAMPLE_ROWS || n % SAMPLE_STRIDE == 0;

      n++;
      /* Rows that will be set aside say nothing about columns. */
      if (row.problem != NULL)
        continue;
      if (!sampled)
        look_at_row (self, &row, open);
      else
        sample_row (self, &row);
      if (sampled && n >= SAMPLE_ROWS)
        find_open (self, open);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (n == 0)
    g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: a header but no rows; export the accounts again", path);
  else
    return TRUE;
  return FALSE;
}

CxSurvey *
cx_survey_source (CxSource            *source,
                  const CxReadOptions *options,
                  GError             **error)
{
  g_autoptr(CxSurvey) self = NULL;
  g_autoptr(CxReader) reader = cx_reader_new (source, options, error);

  if (reader == NULL)
    return NULL;
  self = g_new0 (CxSurvey, 1);
  self->form = cx_read_form_copy (cx_reader_get_form (reader));
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  add_columns (self);
  return look_at_rows (self, reader, cx_source_get_path (source), error) ? g_steal_pointer (&self) : NULL;
}
