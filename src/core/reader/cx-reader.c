/* A file of a table, whatever its format. Knows nothing of accounts and workspaces. */
#include "cx-format-find.h"
#include "cx-row-source.h"

#include <string.h>

struct _CxReader {
  CxSource    *source;
  CxReadForm  *form;
  CxRowSource *rows;
  guint        n_columns;
  guint        n_headed;     /* columns up to the last that has a header: a whole row has so many cells */
  char         problem[96];
};

static const char *const format_names[] = {
  [CX_FORMAT_AUTO] = "auto", [CX_FORMAT_CSV] = "csv", [CX_FORMAT_TSV] = "tsv", [CX_FORMAT_JSON] = "json",
  [CX_FORMAT_NDJSON] = "ndjson", [CX_FORMAT_XLSX] = "xlsx", [CX_FORMAT_XLS] = "xls", [CX_FORMAT_ODS] = "ods",
};

const char *
cx_format_get_name (CxFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (format_names), NULL);

  return format_names[format];
}

gboolean
cx_format_from_name (const char *name,
                     CxFormat   *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (g_str_equal (format_names[i], name))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/* ── form ───────────────────────────────────────────────────────────────── */

CxReadForm *
cx_read_form_copy (const CxReadForm *self)
{
  CxReadForm *copy = g_memdup2 (self, sizeof *self);

  copy->encoding = g_strdup (self->encoding);
  copy->sheets = g_strdupv (self->sheets);
  copy->sheet = g_strdup (self->sheet);
  copy->header = g_strdupv (self->header);
  return copy;
}

void
cx_read_form_free (CxReadForm *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_strfreev (self->sheets);
  g_free (self->sheet);
  g_strfreev (self->header);
  g_free (self);
}

/* ── opening ────────────────────────────────────────────────────────────── */

static gboolean
open_rows (CxReader            *self,
           const CxReadOptions *options,
           GError             **error)
{
  CxReadForm *form = self->form;

  if (form->format == CX_FORMAT_AUTO && !cx_format_find (self->source, &form->format, error))
    return FALSE;
  switch (form->format)
    {
    case CX_FORMAT_JSON:
    case CX_FORMAT_NDJSON:
      self->rows = cx_json_rows_new (self->source, options, form, error);
      break;
    case CX_FORMAT_AUTO:
    case CX_FORMAT_CSV:
    case CX_FORMAT_TSV:
    case CX_FORMAT_XLSX:
    case CX_FORMAT_XLS:
    case CX_FORMAT_ODS:
    default:
      self->rows = cx_text_rows_new (self->source, options, form, error);
      break;
    }
  return self->rows != NULL;
}

static void
count_columns (CxReader *self)
{
  self->n_columns = self->n_headed = g_strv_length (self->form->header);
  while (self->n_headed > 0 && *self->form->header[self->n_headed - 1] == '\0')
    self->n_headed--;
}

static gboolean
read_header (CxReader *self,
             GError  **error)
{
  const char *path = cx_source_get_path (self->source);
  g_autoptr(GStrvBuilder) header = g_strv_builder_new ();
  g_autoptr(GError) cause = NULL;
  CxRow row;

  do
    if (!self->rows->next (self->rows, &row, &cause))
      {
        if (cause != NULL)
          g_propagate_error (error, g_steal_pointer (&cause));
        else
          g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: the file holds no text; export it again", path);
        return FALSE;
      }
  while (row.problem == NULL && row.n_cells == 0);
  if (row.problem != NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: line %" G_GINT64_FORMAT ": the header cannot be read: %s", path, row.line,
                   row.problem);
      return FALSE;
    }
  for (guint i = 0; i < row.n_cells; i++)
    g_strv_builder_take (header, g_strstrip (g_strndup (row.cells[i].text, row.cells[i].length)));
  self->form->header_lines = 1;
  self->form->header = g_strv_builder_end (header);
  return TRUE;
}

static CxReader *
reader_new (CxSource            *source,
            const CxReadOptions *options,
            CxReadForm          *form,
            GError             **error)
{
  g_autoptr(CxReader) self = g_new0 (CxReader, 1);

  self->source = cx_source_ref (source);
  self->form = form;
  if (!open_rows (self, options, error) || (form->header == NULL && !read_header (self, error)))
    return NULL;
  count_columns (self);
  return g_steal_pointer (&self);
}

CxReader *
cx_reader_new (CxSource            *source,
               const CxReadOptions *options,
               GError             **error)
{
  const CxReadOptions none = { 0 };
  CxReadForm *form;

  g_return_val_if_fail (source != NULL, NULL);

  form = g_new0 (CxReadForm, 1);
  form->format = options ? options->format : CX_FORMAT_AUTO;
  return reader_new (source, options ? options : &none, form, error);
}

CxReader *
cx_reader_new_again (CxSource         *source,
                     const CxReadForm *form,
                     GError          **error)
{
  CxReadOptions options = { form->format, form->encoding, form->delimiter, form->quote, form->escape, form->sheet };
  g_autoptr(CxReader) self = NULL;
  CxRow row;

  g_return_val_if_fail (source != NULL, NULL);

  self = reader_new (source, &options, cx_read_form_copy (form), error);
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < form->header_lines; i += row.n_cells > 0)
    if (!self->rows->next (self->rows, &row, error))
      break;
  return g_steal_pointer (&self);
}

void
cx_reader_free (CxReader *self)
{
  if (self == NULL)
    return;
  if (self->rows != NULL)
    self->rows->free (self->rows);
  cx_read_form_free (self->form);
  cx_source_unref (self->source);
  g_free (self);
}

const CxReadForm *
cx_reader_get_form (CxReader *self)
{
  return self->form;
}

guint64
cx_reader_get_position (CxReader *self)
{
  return self->rows->position (self->rows);
}

guint64
cx_reader_get_length (CxReader *self)
{
  return cx_source_get_size (self->source);
}

/* ── rows ───────────────────────────────────────────────────────────────── */

/* What Salesforce writes under a report: a line in one cell, the others empty or not even there. */
static gboolean
is_report_footer (CxReader    *self,
                  const CxRow *row)
{
  static const char *const beginnings[] = {
    "Grand Total", "Subtotal", "Total (", "Confidential Information - Do Not Distribute", "Copyright ©", "Copyright (c)", "©",
  };
  const CxCell *cell = row->cells;

  if (row->n_cells == 0 || (row->n_cells >= self->n_columns && cx_row_has_text (row, 1)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (cell->length >= strlen (beginnings[i]) && g_ascii_strncasecmp (cell->text, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Why the row cannot be used; NULL when it can. A row that ends early is most often the half of one that a stray line end
 * broke: its values may stand in the wrong columns. */
static const char *
find_fault (CxReader    *self,
            const CxRow *row)
{
  if (row->n_cells == self->n_columns && (row->n_cells == 0 || row->cells[0].length > 0) && cx_row_has_text (row, 1))
    return NULL;
  if (cx_row_has_text (row, self->n_columns))
    g_snprintf (self->problem, sizeof self->problem, "%u cells, but the header has %u", row->n_cells, self->n_columns);
  else if (is_report_footer (self, row))
    return "the footer of a report, not an account";
  else if (row->n_cells < self->n_headed)
    g_snprintf (self->problem, sizeof self->problem, "%u of %u cells: the row ends early", row->n_cells, self->n_columns);
  else
    return NULL;
  return self->problem;
}

gboolean
cx_reader_next (CxReader *self,
                CxRow    *row,
                GError  **error)
{
  /* A row of empty cells is what a spreadsheet makes of a blank line. */
  do
    if (!self->rows->next (self->rows, row, error))
      return FALSE;
  while (row->problem == NULL && !cx_row_has_text (row, 0));
  if (row->problem == NULL)
    row->problem = find_fault (self, row);
  return TRUE;
}
