/* A file of a table, whatever its format. Knows nothing of accounts and workspaces. */
#include "cx-format-find.h"
#include "cx-header-find.h"
#include "cx-row-check.h"
#include "cx-row-source.h"

#include <string.h>

/* What is read ahead to find the header. */
#define AHEAD_ROWS 64
#define AHEAD_BYTES (1024 * 1024)

struct _CxReader {
  CxSource    *source;
  CxReadForm  *form;
  CxRowSource *rows;
  CxRowStore  *ahead;        /* rows that were read to find the header; %NULL once they were given */
  guint        n_given;      /* of those */
  gboolean     at_end;       /* nothing comes behind those */
  CxRowCheck  *check;
  gint64       last_line;    /* of a sheet, where blank rows are not even there */
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
    case CX_FORMAT_XLSX:
    case CX_FORMAT_XLS:
    case CX_FORMAT_ODS:
      self->rows = cx_sheet_rows_new (self->source, options, form, error);
      break;
    case CX_FORMAT_AUTO:
    case CX_FORMAT_CSV:
    case CX_FORMAT_TSV:
    default:
      self->rows = cx_text_rows_new (self->source, options, form, error);
      break;
    }
  return self->rows != NULL;
}

static gboolean
read_ahead (CxReader *self,
            GError  **error)
{
  g_autoptr(GError) cause = NULL;
  CxRow row;

  self->ahead = cx_row_store_new ();
  while (cx_row_store_get_n (self->ahead) < AHEAD_ROWS && cx_row_store_get_size (self->ahead) < AHEAD_BYTES)
    {
      if (!self->rows->next (self->rows, &row, &cause))
        {
          self->at_end = TRUE;
          break;
        }
      cx_row_store_add (self->ahead, &row);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
take_header (CxReader            *self,
             const CxHeaderPlace *place,
             GError             **error)
{
  const CxRow *first = cx_row_store_get (self->ahead, place->first), *last = cx_row_store_get (self->ahead, place->first + place->n - 1);
  CxReadForm *form = self->form;

  if (last->problem != NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: line %" G_GINT64_FORMAT ": the header cannot be read: %s",
                   cx_source_get_path (self->source), last->line, last->problem);
      return FALSE;
    }
  form->preamble_lines = first->line - 1;
  form->header_lines = last->line - first->line + 1;
  form->header = cx_header_join (self->ahead, place);
  self->n_given = place->first + place->n;
  return TRUE;
}

static gboolean
find_header (CxReader      *self,
             gint64         line,
             CxHeaderPlace *place,
             GError       **error)
{
  const char *path = cx_source_get_path (self->source);
  CxReadForm *form = self->form;

  if (form->header != NULL && cx_header_find_again (self->ahead, form->preamble_lines + form->header_lines, g_strv_length (form->header), place))
    return TRUE;
  if (form->header == NULL && line > 0 && cx_header_find_at (self->ahead, line, place))
    return TRUE;
  if (form->header == NULL && line == 0 && cx_header_find (self->ahead, form->delimiter, place))
    return TRUE;
  if (line > 0)
    g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX,
                 "%s: no header can be in line %" G_GINT64_FORMAT "; say a line with text among the first %d rows", path, line, AHEAD_ROWS);
  else
    g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: the file holds no text; export it again", path);
  return FALSE;
}

/* The header, if it is not known, and what stands below it. @line: where it is said to be, or 0 */
static gboolean
read_header (CxReader *self,
             gint64    line,
             GError  **error)
{
  CxReadForm *form = self->form;
  g_auto(CxHeaderPlace) place = { 0 };
  gboolean known = form->header != NULL;

  if (!known || form->header_lines > 0)
    {
      if (!read_ahead (self, error) || !find_header (self, line, &place, error))
        return FALSE;
      if (known)
        self->n_given = place.first + 1;
      else if (!take_header (self, &place, error))
        return FALSE;
      self->last_line = cx_row_store_get (self->ahead, self->n_given - 1)->line;
      self->check = cx_row_check_new (form->header, g_steal_pointer (&place.has_values));
    }
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
  return open_rows (self, options, error) && read_header (self, options->header_line, error) ? g_steal_pointer (&self) : NULL;
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

  g_return_val_if_fail (source != NULL, NULL);

  return reader_new (source, &options, cx_read_form_copy (form), error);
}

void
cx_reader_free (CxReader *self)
{
  if (self == NULL)
    return;
  if (self->rows != NULL)
    self->rows->free (self->rows);
  cx_row_store_free (self->ahead);
  cx_row_check_free (self->check);
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

static gboolean
next_row (CxReader *self,
          CxRow    *row,
          GError  **error)
{
  if (G_LIKELY (self->ahead == NULL))
    return self->rows->next (self->rows, row, error);
  if (self->n_given < cx_row_store_get_n (self->ahead))
    {
      *row = *cx_row_store_get (self->ahead, self->n_given++);
      return TRUE;
    }
  if (self->at_end)
    return FALSE;
  g_clear_pointer (&self->ahead, cx_row_store_free);
  return self->rows->next (self->rows, row, error);
}

static gboolean
is_sheet (CxReader *self)
{
  return self->form->format == CX_FORMAT_XLSX || self->form->format == CX_FORMAT_XLS || self->form->format == CX_FORMAT_ODS;
}

gboolean
cx_reader_next (CxReader *self,
                CxRow    *row,
                GError  **error)
{
  for (;;)
    {
      if (!next_row (self, row, error))
        return FALSE;
      if (row->problem != NULL || cx_row_has_text (row, 0))
        break;
      /* A row of empty cells is what a spreadsheet makes of a blank line. */
      if (self->check != NULL)
        cx_row_check_blank (self->check);
    }
  if (self->check == NULL)
    return TRUE;
  if (is_sheet (self) && row->line > self->last_line + 1)
    cx_row_check_blank (self->check);
  self->last_line = row->line;
  cx_row_check_row (self->check, row);
  return TRUE;
}
