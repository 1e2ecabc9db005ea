/* The shape of a stage: ring, disc, triangle, square, star; equal area at one radius. One description
 * of each shape, which what draws with something else than Cairo takes as a path. */
#include "cx-stage-mark.h"

#include "cx-palette.h"

#include <math.h>

#define N_SHAPES 5

/* The corners of the triangle (height 2.26 r, centroid in the middle) and of the star (1.62 r, inner 46 %). */
static guint
corners (guint8 shape,
         double r,
         double xy[20])
{
  double q = r * 1.45;

  if (shape == 2)
    {
      double triangle[] = { 0, -q, 0.9 * q, 0.56 * q, -0.9 * q, 0.56 * q };

      memcpy (xy, triangle, sizeof triangle);
      return 3;
    }
  for (guint i = 0; i < 10; i++)
    {
      double angle = -G_PI_2 + i * G_PI / 5, length = r * 1.62 * (i % 2 ? 0.46 : 1);

      xy[2 * i] = length * cos (angle);
      xy[2 * i + 1] = length * sin (angle);
    }
  return 10;
}

static const guint32 star_line[2] = { 0x7a4a00, 0x3a2600 };

/* The ring and the star carry their own line; the line of the others is a halo of paper. */
CxStageMarkStyle
cx_stage_mark_get_style (guint8   stage,
                         gboolean halo,
                         gboolean dark)
{
  guint32 color = cx_palette_stage (stage, dark), paper = cx_palette_paper (dark);

  switch (stage % N_SHAPES)
    {
    case 0:
      return (CxStageMarkStyle) { paper, 0.75, color, 1.15, FALSE };
    case 4:
      return (CxStageMarkStyle) { color, 1, star_line[dark != FALSE], 0.9, FALSE };
    default:
      return (CxStageMarkStyle) { color, 1, paper, halo ? 2 : 0, TRUE };
    }
}

static double
disc_radius (guint8 shape,
             double r)
{
  return shape == 0 ? MAX (1.4, r - 0.5) : r;
}

void
cx_stage_mark_trace (cairo_t *cr,
                     guint8   stage,
                     double   r)
{
  guint8 shape = stage % N_SHAPES;
  double xy[20], side = r * 1.86;
  guint n;

  cairo_new_path (cr);
  if (shape < 2)
    cairo_arc (cr, 0, 0, disc_radius (shape, r), 0, 2 * G_PI);
  else if (shape == 3)
    cairo_rectangle (cr, -side / 2, -side / 2, side, side);
  else
    {
      n = corners (shape, r, xy);
      for (guint i = 0; i < n; i++)
        cairo_line_to (cr, xy[2 * i], xy[2 * i + 1]);
      cairo_close_path (cr);
    }
}

static void
stroke (cairo_t                *cr,
        const CxStageMarkStyle *style)
{
  if (style->line_width <= 0)
    return;
  cx_palette_set_source (cr, style->line, 1);
  cairo_set_line_width (cr, style->line_width);
  cairo_stroke_preserve (cr);
}

void
cx_stage_mark_draw (cairo_t *cr,
                    guint8   stage,
                    double   x,
                    double   y,
                    double   radius,
                    gboolean halo,
                    gboolean dark)
{
  CxStageMarkStyle style = cx_stage_mark_get_style (stage, halo, dark);

  if (stage == 0xff)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cx_stage_mark_trace (cr, stage, radius);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (style.line_below)
    stroke (cr, &style);
  cx_palette_set_source (cr, style.fill, style.fill_alpha);
  cairo_fill_preserve (cr);
  if (!style.line_below)
    stroke (cr, &style);
  cairo_restore (cr);
  cairo_new_path (cr);
}
