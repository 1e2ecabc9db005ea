/* A table of texts: kept, written, and put down on a drawing. */
#include "cx-config.h"

#include "cx-figures.h"

#include "cx-amount.h"
#include "cx-text.h"

#include <stdarg.h>

#define GAP 12.0       /* between two columns, at the scale 1 */
#define LEADING 2.4    /* above and below a line of texts */

typedef struct {
  char *text, *markup, *note;
} Cell;

static void
cell_free (gpointer data)
{
  Cell *self = data;

  g_free (self->text);
  g_free (self->markup);
  g_free (self->note);
  g_free (self);
}

CxFigures *
cx_figures_new (const char *title,
                ...)
{
  CxFigures *self = g_new0 (CxFigures, 1);
  const char *column;
  va_list columns;

  self->title = g_strdup (title);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  va_start (columns, title);
  while ((column = va_arg (columns, const char *)) != NULL)
    cx_figures_add_column (self, column);
  va_end (columns);
  return self;
}

void
cx_figures_free (CxFigures *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
cx_figures_add_column (CxFigures  *self,
                       const char *column)
{
  g_ptr_array_add (self->columns, g_strdup (column));
}

void
cx_figures_add_row (CxFigures  *self,
                    const char *name)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (cell_free));
  cx_figures_take (self, g_strdup (name));
}

void
cx_figures_take (CxFigures *self,
                 char      *text)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->text = text;
  g_ptr_array_add (self->rows->pdata[self->rows->len - 1], cell);
}

void
cx_figures_dress (CxFigures *self,
                  char      *markup,
                  char      *note)
{
  GPtrArray *cells = self->rows->pdata[self->rows->len - 1];
  Cell *cell = cells->pdata[cells->len - 1];

  cell->markup = markup;
  cell->note = note;
}

void
cx_figures_count (CxFigures *self,
                  guint      n)
{
  cx_figures_take (self, cx_format_number (n, 0));
}

guint
cx_figures_get_n_columns (const CxFigures *self)
{
  return self->columns->len;
}

guint
cx_figures_get_n_rows (const CxFigures *self)
{
  return self->rows->len;
}

static const Cell *
find_cell (const CxFigures *self,
           guint            row,
           guint            column)
{
  static const Cell none = { "", NULL, NULL };
  GPtrArray *cells = self->rows->pdata[row];

  return column < cells->len ? cells->pdata[column] : &none;
}

const char *
cx_figures_get (const CxFigures *self,
                guint            row,
                guint            column)
{
  return find_cell (self, row, column)->text;
}

const char *
cx_figures_get_markup (const CxFigures *self,
                       guint            row,
                       guint            column)
{
  return find_cell (self, row, column)->markup;
}

const char *
cx_figures_get_note (const CxFigures *self,
                     guint            row,
                     guint            column)
{
  return find_cell (self, row, column)->note;
}

/* ── as text ── */

/* A tab or a line's end in a text would be another cell. */
static void
append_cell (GString    *text,
             const char *cell,
             gboolean    is_last)
{
  gsize from = text->len;

  g_string_append (text, cell);
  g_strdelimit (text->str + from, "\t\r\n", ' ');
  g_string_append_c (text, is_last ? '\n' : '\t');
}

char *
cx_figures_to_tabs (const CxFigures *self)
{
  GString *text = g_string_new (NULL);
  guint n = self->columns->len;

  for (guint column = 0; column < n; column++)
    append_cell (text, self->columns->pdata[column], column + 1 == n);
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; column < n; column++)
      append_cell (text, cx_figures_get (self, row, column), column + 1 == n);
  return cx_text_drop_marks (g_string_free_and_steal (text));
}

/* ── on a drawing ── */

/* Where the columns stand. */
typedef struct {
  guint   n;
  double *x, *width;
} Columns;

static PangoLayout *
layout_cell (const CxFigures *self,
             CxDrawing       *drawing,
             int              row,
             guint            column,
             double           width)
{
  const char *text = row < 0 ? self->columns->pdata[column] : cx_figures_get (self, (guint) row, column);
  CxTextStyle style = row < 0 ? CX_TEXT_CAPTION_STRONG : CX_TEXT_COUNT;

  return cx_drawing_layout (drawing, style, text, width, width >= 0 && column > 0 && !self->prose);
}

static double
natural_width (const CxFigures *self,
               CxDrawing       *drawing,
               guint            column)
{
  double most = 0;

  for (int row = -1; row < (int) self->rows->len; row++)
    {
      g_autoptr(PangoLayout) layout = layout_cell (self, drawing, row, column, -1);
      double width;

      cx_layout_get_size (layout, &width, NULL, NULL);
      most = MAX (most, width);
    }
  return most + 1;
}

/* Prose shares the width; of numbers the names take what is left, but never less than a fifth. */
static void
find_columns (const CxFigures *self,
              CxDrawing       *drawing,
              double           width,
              Columns         *columns)
{
  double gap = GAP * cx_drawing_get_scale (drawing), left = width - gap * (columns->n - 1), natural = 0, first, x = 0;

  for (guint i = 0; i < columns->n; i++)
    {
      columns->width[i] = self->prose ? left * (i == 0 ? 0.6 : 1) / (columns->n - 0.4) : natural_width (self, drawing, i);
      natural += i > 0 ? columns->width[i] : 0;
    }
  first = self->prose ? columns->width[0] : MAX (left - natural, width / 5);
  for (guint i = 0; i < columns->n; i++)
    {
      if (!self->prose)
        columns->width[i] = i == 0 ? first : columns->width[i] * MIN (1, (left - first) / MAX (natural, 1));
      columns->x[i] = x;
      x += columns->width[i] + gap;
    }
}

static double
put_row (const CxFigures *self,
         CxDrawing       *drawing,
         const Columns   *columns,
         int              row,
         double           x,
         double           y,
         CxLook           look)
{
  double below = y;

  cx_drawing_begin (drawing, "TR");
  for (guint column = 0; column < columns->n; column++)
    {
      PangoLayout *layout = layout_cell (self, drawing, row, column, columns->width[column]);
      double end = cx_drawing_place_as (drawing, row < 0 || column == 0 ? "TH" : "TD", layout, x + columns->x[column], y, look.ink);

      below = MAX (below, end);
    }
  cx_drawing_end (drawing, "TR");
  return below;
}

double
cx_figures_put (const CxFigures *self,
                CxDrawing       *drawing,
                double           x,
                double           y,
                double           width,
                CxLook           look)
{
  guint n = self->columns->len;
  g_autofree double *places = g_new0 (double, 2 * n + 1);
  Columns columns = { n, places, places + n };
  double leading = LEADING * cx_drawing_get_scale (drawing);

  find_columns (self, drawing, width, &columns);
  cx_drawing_begin (drawing, "Table");
  for (int row = -1; row < (int) self->rows->len; row++)
    {
      y = put_row (self, drawing, &columns, row, x, y + leading, look) + leading;
      cx_drawing_set_opacity (drawing, look.high_contrast ? 1 : 0.25);
      cx_drawing_line (drawing, x, y, x + width, y, row < 0 ? 1 : 0.5, 0, look.ink);
      cx_drawing_set_opacity (drawing, 1);
    }
  cx_drawing_end (drawing, "Table");
  return y;
}
