/* The shape of a stage, in its colour. The outline is cx-mark-shape's; what draws with something else
 * than Cairo takes it as a path. */
#include "cx-stage-mark.h"

#include "cx-mark-shape.h"
#include "cx-palette.h"

static const guint32 star_line[2] = { 0x7a4a00, 0x3a2600 };

/* The ring and the star carry their own line; the line of the others is a halo of paper. */
CxStageMarkStyle
cx_stage_mark_get_style (guint8   stage,
                         gboolean halo,
                         gboolean dark)
{
  guint32 color = cx_palette_stage (stage, dark), paper = cx_palette_paper (dark);

  switch (stage % CX_MARK_SHAPES)
    {
    case 0:
      return (CxStageMarkStyle) { paper, 0.75, color, 1.15, FALSE };
    case 4:
      return (CxStageMarkStyle) { color, 1, star_line[dark != FALSE], 0.9, FALSE };
    default:
      return (CxStageMarkStyle) { color, 1, paper, halo ? 2 : 0, TRUE };
    }
}

void
cx_stage_mark_trace (cairo_t *cr,
                     guint8   stage,
                     double   r)
{
  double xy[2 * CX_MARK_CORNERS];
  guint n = cx_mark_shape_get_corners (stage, r, xy);

  cairo_new_path (cr);
  if (n == 0)
    cairo_arc (cr, 0, 0, cx_mark_shape_get_radius (stage, r), 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, xy[2 * i], xy[2 * i + 1]);
  cairo_close_path (cr);
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
