/* How cohorts look. Done is dark with a light sign, missed is light with a dark one: who sees no red and no green sees that, and
 * the sign. */
#include "cx-cohort-draw.h"

#include "cx-palette.h"

#include <math.h>

#define RADIUS 0.22

static const struct {
  guint32 fill, sign;
} light[] = { { 0x1f7a4d, 0xffffff }, { 0xf7c9c4, 0x8f1d13 }, { 0xe9e9ec, 0x77767b }, { 0xf3f3f5, 0x77767b }, { 0xffffff, 0x9a9996 } },
  dark[] = { { 0x4cc38a, 0x06301c }, { 0x6b2a26, 0xffd0c9 }, { 0x3a3a40, 0xa5a5ab }, { 0x2e2e33, 0xa5a5ab }, { 0x242428, 0x77767b } };

guint32
cx_cohort_color_fill (CxCohortCell cell,
                      gboolean     is_dark)
{
  return is_dark ? dark[cell].fill : light[cell].fill;
}

guint32
cx_cohort_color_sign (CxCohortCell cell,
                      gboolean     is_dark)
{
  return is_dark ? dark[cell].sign : light[cell].sign;
}

guint32
cx_cohort_color_standing (CxStanding standing,
                          gboolean   is_dark)
{
  switch (standing)
    {
    case CX_STANDING_GREEN:
      return is_dark ? 0x4cc38a : 0x1f7a4d;
    case CX_STANDING_RED:
      return is_dark ? 0xe27d74 : 0xb8382c;
    case CX_STANDING_NONE:
    default:
      return is_dark ? 0x9a9aa0 : 0x77767b;
    }
}

/* ── cells ── */

static void
trace_rounded (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Strokes around the origin, in a square from -1 to 1. */
static void
trace_sign (cairo_t     *cr,
            CxCohortCell cell)
{
  switch (cell)
    {
    case CX_CELL_DONE:
      cairo_move_to (cr, -.52, .04);
      cairo_line_to (cr, -.14, .42);
      cairo_line_to (cr, .54, -.4);
      break;
    case CX_CELL_MISSED:
      cairo_move_to (cr, -.42, -.42);
      cairo_line_to (cr, .42, .42);
      cairo_move_to (cr, .42, -.42);
      cairo_line_to (cr, -.42, .42);
      break;
    case CX_CELL_OPEN:
      cairo_move_to (cr, 0, 0);
      cairo_line_to (cr, 0, .001);
      break;
    case CX_CELL_UNKNOWN:
      cairo_arc (cr, 0, -.26, .28, G_PI, 2.4 * G_PI);
      cairo_line_to (cr, 0, .2);
      cairo_move_to (cr, 0, .56);
      cairo_line_to (cr, 0, .561);
      break;
    case CX_CELL_LEFT:
    default:
      cairo_move_to (cr, -.4, 0);
      cairo_line_to (cr, .4, 0);
    }
}

static void
draw_sign (cairo_t             *cr,
           CxCohortCell         cell,
           const CxRect        *place,
           CxLook look)
{
  double half = MIN (place->width, place->height) / 2;

  cairo_save (cr);
  cairo_translate (cr, place->x + place->width / 2, place->y + place->height / 2);
  cairo_scale (cr, half, half);
  trace_sign (cr, cell);
  cairo_restore (cr);
  cx_palette_set_source (cr, cx_cohort_color_sign (cell, look.dark), 1);
  cairo_set_line_width (cr, MAX (half * (cell == CX_CELL_OPEN ? .3 : .22), 1));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* Of a cell that is too small for a sign, so much of the height is filled, from below. */
static double
height_of (CxCohortCell cell)
{
  static const double heights[] = { 1, .4, .12, .12, 0 };

  return heights[cell];
}

void
cx_cohort_draw_cell (cairo_t             *cr,
                     CxCohortCell         cell,
                     const CxRect        *place,
                     gboolean             signs,
                     CxLook look)
{
  double height = signs ? place->height : place->height * height_of (cell);
  double radius = signs ? RADIUS * MIN (place->width, place->height) : 0;
  guint32 color = signs ? cx_cohort_color_fill (cell, look.dark)
                        : cell == CX_CELL_DONE ? cx_cohort_color_standing (CX_STANDING_GREEN, look.dark)
                        : cell == CX_CELL_MISSED ? cx_cohort_color_standing (CX_STANDING_RED, look.dark)
                                                 : cx_cohort_color_sign (cell, look.dark);

  if (!signs || cell != CX_CELL_LEFT)
    {
      trace_rounded (cr, place->x, place->y + place->height - height, place->width, height, radius);
      cx_palette_set_source (cr, color, 1);
      cairo_fill (cr);
    }
  if (signs && look.high_contrast && cell != CX_CELL_LEFT)
    {
      trace_rounded (cr, place->x + .5, place->y + .5, place->width - 1, place->height - 1, radius);
      cx_palette_set_source (cr, look.ink, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  if (signs)
    draw_sign (cr, cell, place, look);
}

void
cx_cohort_draw_row (cairo_t             *cr,
                    const CxCohorts     *cohorts,
                    guint                customer,
                    const CxCohortShape *shape,
                    guint                row,
                    CxLook look)
{
  gboolean signs = cx_cohort_shape_shows_signs (shape);

  for (guint column = 0; column < shape->n_columns; column++)
    {
      CxRect place = cx_cohort_shape_get_cell (shape, row, column);

      cx_cohort_draw_cell (cr, cx_cohorts_get_cell (cohorts, customer, column), &place, signs, look);
    }
}

/* ── columns ── */

static void
draw_target (cairo_t             *cr,
             double              x1,
             double              y1,
             double              x2,
             double              y2,
             CxLook look)
{
  const double dashes[] = { 4, 3 };

  cx_palette_set_source (cr, look.ink, look.high_contrast ? 1 : .75);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_column (cairo_t             *cr,
             const CxCohortShare *share,
             const CxRect        *bar,
             CxLook look)
{
  cx_palette_set_source (cr, cx_cohort_color_standing (share->enough ? CX_STANDING_GREEN : CX_STANDING_NONE, look.dark), 1);
  if (share->enough)
    {
      cairo_rectangle (cr, bar->x, bar->y, bar->width, bar->height);
      cairo_fill (cr);
      return;
    }
  /* Too few to say: an outline. */
  cairo_rectangle (cr, bar->x + .5, bar->y + .5, MAX (bar->width - 1, 1), MAX (bar->height - 1, 0));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

void
cx_cohort_draw_columns (cairo_t             *cr,
                        const CxCohorts     *cohorts,
                        const CxCohort      *cohort,
                        const CxCohortShape *shape,
                        double               height,
                        CxLook look)
{
  double target = cohorts->indicator->target / 100.0, extent = shape->pitch * shape->n_columns;
  double from = shape->rtl ? shape->width - extent : 0;

  for (guint column = 0; column < shape->n_columns; column++)
    {
      CxRect bar = cx_cohort_shape_get_column (shape, column, cohort->periods[column].share, height);

      if (cohort->periods[column].n > 0)
        draw_column (cr, &cohort->periods[column], &bar, look);
    }
  draw_target (cr, from, (1 - target) * height, from + extent, (1 - target) * height, look);
}

/* ── shares ── */

static void
draw_whisker (cairo_t             *cr,
              const CxCohortShare *share,
              double               width,
              double               height,
              gboolean             rtl,
              CxLook look)
{
  double low = cx_share_place (share->low, 1, width - 2, rtl), high = cx_share_place (share->high, 1, width - 2, rtl);
  double middle = height / 2, cap = height * .22;

  cx_palette_set_source (cr, look.ink, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, low, middle);
  cairo_line_to (cr, high, middle);
  cairo_move_to (cr, low, middle - cap);
  cairo_line_to (cr, low, middle + cap);
  cairo_move_to (cr, high, middle - cap);
  cairo_line_to (cr, high, middle + cap);
  cairo_stroke (cr);
}

void
cx_cohort_draw_share (cairo_t             *cr,
                      const CxCohortShare *share,
                      double               target,
                      double               width,
                      double               height,
                      gboolean             rtl,
                      CxStanding           standing,
                      CxLook look)
{
  trace_rounded (cr, 0, 0, width, height, 3);
  cx_palette_set_source (cr, look.ink, look.dark ? .14 : .08);
  cairo_fill (cr);
  if (share->enough && share->k > 0)
    {
      double end = cx_share_place (share->share, 0, width, rtl);

      trace_rounded (cr, rtl ? end : 0, 0, MAX (rtl ? width - end : end, 3), height, MIN (3, MAX (rtl ? width - end : end, 3) / 2));
      cx_palette_set_source (cr, cx_cohort_color_standing (standing, look.dark), look.high_contrast ? 1 : .82);
      cairo_fill (cr);
    }
  if (share->n > 0)
    draw_whisker (cr, share, width, height, rtl, look);
  if (!isnan (target))
    {
      double x = cx_share_place (target, 0, width, rtl);

      draw_target (cr, x, 0, x, height, look);
    }
}
