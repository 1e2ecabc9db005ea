/* What the marks of the bullseye mean, on paper. */
#include "cx-config.h"

#include "cx-rings-picture.h"

#include "cx-amount.h"
#include "cx-palette.h"
#include "cx-rings-words.h"
#include "cx-rings-draw.h"
#include "cx-stage-mark.h"

#include <glib/gi18n-lib.h>

#define INK 0x1c1b20
#define SAMPLE_HEIGHT 14.0
#define GAP 6.0            /* between a sample and its words */
#define BETWEEN 16.0       /* between two of them */

/* The row that is being filled. */
typedef struct {
  CxDrawing *drawing;
  double     x, y, start, end, height;
} Rows;

/* ── samples: the start of the line is at the left; the drawing mirrors their places, not what is in them ── */

static void
draw_could_move (cairo_t *cr,
                 double   width,
                 double   height,
                 gpointer data)
{
  if (GPOINTER_TO_INT (data))
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_translate (cr, 5, height / 2);
  cairo_move_to (cr, 0, 3.4);
  cairo_line_to (cr, width - 6, 1);
  cairo_line_to (cr, width - 6, -1);
  cairo_line_to (cr, 0, -3.4);
  cairo_close_path (cr);
  cx_palette_set_source (cr, cx_palette_stage (1, FALSE), 0.32);
  cairo_fill (cr);
  cx_stage_mark_draw (cr, 1, 0, 0, 4, FALSE, FALSE);
}

static void
draw_needs_data (cairo_t *cr,
                 double   width,
                 double   height,
                 gpointer data)
{
  cx_stage_mark_draw (cr, 1, width / 2, height / 2, 4, FALSE, FALSE);
  cx_rings_draw_needs_data (cr, &(CxRingsMark) { .x = width / 2, .y = height / 2, .radius = 4 }, FALSE);
}

static void
draw_pinned (cairo_t *cr,
             double   width,
             double   height,
             gpointer data)
{
  cx_rings_draw_pin (cr, &(CxRingsMark) { .x = width / 2, .y = height / 2, .radius = 3 }, FALSE);
  cx_stage_mark_draw (cr, 1, width / 2, height / 2, 3, FALSE, FALSE);
}

static void
draw_stage (cairo_t *cr,
            double   width,
            double   height,
            gpointer mark)
{
  cx_stage_mark_draw (cr, (guint8) GPOINTER_TO_UINT (mark), width / 2, height / 2, 4, FALSE, FALSE);
}

static void
draw_sizes (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  static const double radii[] = { 2.5, 4, 6.2 };
  double x = 4;

  cx_palette_set_source (cr, INK, 1);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      cairo_arc (cr, x, height / 2, radii[i], 0, 2 * G_PI);
      cairo_stroke (cr);
      x += i == 0 ? 11 : 16;
    }
}

static void
draw_levels (cairo_t *cr,
             double   width,
             double   height,
             gpointer data)
{
  for (guint level = 0; level < 10; level++)
    {
      cx_palette_set_source (cr, cx_palette_density ((guint8) level, FALSE), 1);
      cairo_arc (cr, 8 + 15 * level, height / 2, 10.2 * (0.16 + 0.034 * (level + 1)), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* ── rows ── */

static void
add_item (Rows       *self,
          CxDrawFunc  draw,
          gpointer    data,
          double      width,
          const char *words)
{
  PangoLayout *layout = cx_drawing_layout (self->drawing, CX_TEXT_CAPTION, words, -1, FALSE);
  double own, height;

  cx_layout_get_size (layout, &own, &height, NULL);
  if (self->x > self->start && self->x + width + GAP + own > self->end)
    {
      self->x = self->start;
      self->y += self->height + 2;
    }
  self->height = MAX (height, SAMPLE_HEIGHT);
  cx_drawing_picture (self->drawing, self->x, self->y + (height - SAMPLE_HEIGHT) / 2, width, SAMPLE_HEIGHT, draw, data, NULL);
  cx_drawing_place_as (self->drawing, "P", layout, self->x + width + GAP, self->y, INK);
  self->x += width + GAP + own + BETWEEN;
}

static void
add_sizes (Rows         *self,
           CxFitPicture *picture)
{
  const CxField *field = picture->size ? picture->size->field : NULL;
  g_autofree char *low = NULL, *high = NULL, *range = NULL;

  if (field == NULL || picture->measure_high <= 0)
    return;
  low = cx_format_money (picture->measure_low, field->type == CX_FIELD_MONEY ? field->unit : NULL, TRUE);
  high = cx_format_money (picture->measure_high, field->type == CX_FIELD_MONEY ? field->unit : NULL, TRUE);
  /* Translators: what marks are as large as, and their range: "Potential: €20k to €480k" */
  range = g_strdup_printf (_("%s: %s to %s"), field->label, low, high);
  add_item (self, draw_sizes, NULL, 40, range);
}

static void
add_marks (Rows         *self,
           CxFitPicture *picture)
{
  CxJourney *journey = cx_snapshot_get_journey (picture->question->snapshot);

  for (guint s = 0; s < cx_journey_get_n_stages (journey); s++)
    add_item (self, draw_stage, GUINT_TO_POINTER (cx_journey_get_mark (journey, (guint8) s)), 12,
              cx_journey_get_stage (journey, s)->label);
  if (picture->could_move > 0)
    add_item (self, draw_could_move, GINT_TO_POINTER (cx_drawing_is_rtl (self->drawing)), 20, _("could move"));
  if (picture->needs_data > 0)
    add_item (self, draw_needs_data, NULL, 16, C_("account", "needs data"));
}

double
cx_rings_put_legend (CxFitPicture *picture,
                     guint         fullest,
                     CxDrawing    *drawing,
                     double        x,
                     double        y,
                     double        width)
{
  Rows rows = { drawing, x, y, x, x + width, 0 };

  if (fullest > 0)
    {
      g_autofree char *cells = cx_rings_describe_cells (fullest);

      add_item (&rows, draw_levels, NULL, 152, cells);
    }
  else
    add_marks (&rows, picture);
  if (fullest > 0 && cx_fit_picture_shows_customers (picture))
    add_item (&rows, draw_stage, GUINT_TO_POINTER (4), 12, _("customers"));
  if (picture->pinned > 0)
    add_item (&rows, draw_pinned, NULL, 18, C_("account", "pinned"));
  if (fullest == 0)
    add_sizes (&rows, picture);
  return rows.y + rows.height;
}
