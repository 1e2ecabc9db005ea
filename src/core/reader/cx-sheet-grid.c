/* The rows of a sheet between the one who finds their cells and the one who reads them. Knows nothing of formats. */
#include "cx-sheet-grid.h"

#include <string.h>

typedef struct {
  guint column;
  guint length;
  gsize start;     /* in @text */
} Cell;

typedef struct {
  gint64 line;
  guint  first, n_cells, repeat;
} Line;

struct _CxSheetGrid {
  GString *text;
  GArray  *cells;            /* of Cell */
  GArray  *lines;            /* of Line: whole rows, and the one that is being added to */
  guint    n_taken;
  guint    width;            /* of the widest row so far */
  gboolean is_open;
  CxCell   row[CX_SHEET_MAX_COLUMNS];
  guint    n_row;            /* cells of @row that may hold something */
  GString *raw;
};

CxSheetGrid *
cx_sheet_grid_new (void)
{
  CxSheetGrid *self = g_new0 (CxSheetGrid, 1);

  self->text = g_string_new (NULL);
  self->raw = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->n_row = CX_SHEET_MAX_COLUMNS;
  return self;
}

void
cx_sheet_grid_free (CxSheetGrid *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->raw, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self);
}

/* ── adding ─────────────────────────────────────────────────────────────── */

void
cx_sheet_grid_end_row (CxSheetGrid *self,
                       guint        repeat)
{
  Line *line;

  if (!self->is_open)
    return;
  line = &g_array_index (self->lines, Line, self->lines->len - 1);
  line->n_cells = self->cells->len - line->first;
  line->repeat = repeat;
  if (line->n_cells == 0 || repeat == 0)
    g_array_set_size (self->lines, self->lines->len - 1);
  self->is_open = FALSE;
}

void
cx_sheet_grid_start_row (CxSheetGrid *self,
                         gint64       line)
{
  Line added = { line, self->cells->len, 0, 1 };

  if (self->is_open)
    cx_sheet_grid_end_row (self, 1);
  g_array_append_val (self->lines, added);
  self->is_open = TRUE;
}

void
cx_sheet_grid_add (CxSheetGrid *self,
                   guint        column,
                   const char  *text,
                   gsize        length)
{
  Cell cell = { column, length, self->text->len };

  g_assert (column < CX_SHEET_MAX_COLUMNS);

  if (!self->is_open || length == 0)
    return;
  g_string_append_len (self->text, text, length);
  g_array_append_val (self->cells, cell);
}

/* ── taking ─────────────────────────────────────────────────────────────── */

static void
append_raw (GString      *raw,
            const CxCell *cell)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < cell->length && !quoted; i++)
    quoted = cell->text[i] == '"' || cell->text[i] == ',' || cell->text[i] == '\n' || cell->text[i] == '\r';
  if (!quoted)
    {
      g_string_append_len (raw, cell->text, cell->length);
      return;
    }
  g_string_append_c (raw, '"');
  for (gsize i = 0; i < cell->length; i++)
    {
      if (cell->text[i] == '"')
        g_string_append_c (raw, '"');
      g_string_append_c (raw, cell->text[i]);
    }
  g_string_append_c (raw, '"');
}

static void
clear_row (CxSheetGrid *self)
{
  while (self->n_row > 0)
    self->row[--self->n_row] = (CxCell) { "", 0 };
}

static void
fill_row (CxSheetGrid *self,
          const Line  *line)
{
  clear_row (self);
  for (guint i = 0; i < line->n_cells; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, line->first + i);

      self->row[cell->column] = (CxCell) { self->text->str + cell->start, cell->length };
      self->n_row = MAX (self->n_row, cell->column + 1);
    }
  self->width = MAX (self->width, self->n_row);
  g_string_truncate (self->raw, 0);
  for (guint i = 0; i < self->n_row; i++)
    {
      if (i > 0)
        g_string_append_c (self->raw, ',');
      append_raw (self->raw, &self->row[i]);
    }
}

/* Lets go of all rows that have been taken. */
static void
forget_taken (CxSheetGrid *self)
{
  guint gone = self->is_open ? g_array_index (self->lines, Line, self->n_taken).first : self->cells->len;
  gsize gone_text = gone < self->cells->len ? g_array_index (self->cells, Cell, gone).start : self->text->len;

  g_string_erase (self->text, 0, gone_text);
  g_array_remove_range (self->cells, 0, gone);
  g_array_remove_range (self->lines, 0, self->n_taken);
  self->n_taken = 0;
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, Cell, i).start -= gone_text;
  for (guint i = 0; i < self->lines->len; i++)
    g_array_index (self->lines, Line, i).first -= gone;
}

gboolean
cx_sheet_grid_take (CxSheetGrid *self,
                    CxRow       *row)
{
  Line *line;

  if (self->n_taken + (self->is_open ? 1 : 0) >= self->lines->len)
    {
      forget_taken (self);
      return FALSE;
    }
  line = &g_array_index (self->lines, Line, self->n_taken);
  fill_row (self, line);
  *row = (CxRow) { self->row, self->width, line->line, self->raw->str, self->raw->len, NULL };
  line->line++;
  if (--line->repeat == 0)
    self->n_taken++;
  return TRUE;
}
