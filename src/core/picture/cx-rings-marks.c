/* What the bullseye shows of its accounts: marks with their smears and signs, or the cells of a density. */
#include "cx-rings-parts.h"

#include "cx-palette.h"
#include "cx-stage-mark.h"

#include <math.h>

#define CUSTOMER_RADIUS 1.3
#define TIP_RADIUS      1.3
#define PINNED_SHOWN    200   /* in a density: more would hide it */
#define PIN_MARGIN      4.0   /* between a mark and the circle of a pinned one */
#define BEYOND          12.0  /* how far a mark and its signs reach beyond the edge of the frame */

static void
trace_dot (cairo_t *cr,
           double   x,
           double   y,
           double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

static void
fill_dot (cairo_t *cr,
          double   x,
          double   y,
          double   radius,
          guint32  color,
          double   alpha)
{
  trace_dot (cr, x, y, radius);
  cx_palette_set_source (cr, color, alpha);
  cairo_fill (cr);
}

gboolean
cx_rings_is_in_view (const CxRingsDrawing *self,
                     double                x,
                     double                y,
                     double                radius)
{
  x += self->x;
  y += self->y;
  return x + radius >= 0 && x - radius <= self->frame.width && y + radius >= 0 && y - radius <= self->frame.height;
}

/* ── marks ────────────────────────────────────────────────────────────── */

/* A wedge from the mark, which is known, inwards to the best that it could be. */
static void
draw_smear (cairo_t           *cr,
            const CxRingsMark *mark,
            gboolean           dark)
{
  double dx = mark->tip_x - mark->x, dy = mark->tip_y - mark->y, length = hypot (dx, dy);
  guint32 color = cx_palette_stage (mark->stage, dark);
  double across_x, across_y;

  if (length < 0.5)
    return;
  across_x = -dy / length * mark->radius * 0.8;
  across_y = dx / length * mark->radius * 0.8;
  cairo_move_to (cr, mark->x + across_x, mark->y + across_y);
  cairo_line_to (cr, mark->tip_x + across_x * 0.28, mark->tip_y + across_y * 0.28);
  cairo_line_to (cr, mark->tip_x - across_x * 0.28, mark->tip_y - across_y * 0.28);
  cairo_line_to (cr, mark->x - across_x, mark->y - across_y);
  cairo_close_path (cr);
  cx_palette_set_source (cr, color, mark->stage == 0 ? 0.2 : 0.3);
  cairo_fill (cr);
  fill_dot (cr, mark->tip_x, mark->tip_y, TIP_RADIUS, color, 0.55);
}

/* An account in no stage has no shape: a pale disc. */
void
cx_rings_draw_stage (cairo_t           *cr,
                     const CxRingsMark *mark,
                     gboolean           dark)
{
  if (mark->stage != CX_NO_STAGE)
    {
      cx_stage_mark_draw (cr, mark->stage, mark->x, mark->y, mark->radius, TRUE, dark);
      return;
    }
  trace_dot (cr, mark->x, mark->y, mark->radius);
  cx_palette_set_source (cr, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_MARK, dark), 1);
  cairo_fill_preserve (cr);
  cx_palette_set_source (cr, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_TEXT, dark), 1);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

void
cx_rings_draw_pin (cairo_t           *cr,
                   const CxRingsMark *mark,
                   gboolean           dark)
{
  static const double dashes[] = { 2.4, 2 };

  cairo_save (cr);
  trace_dot (cr, mark->x, mark->y, mark->radius + PIN_MARGIN);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1.2);
  cairo_set_source_rgba (cr, dark, dark, dark, 0.9);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* At the upper end corner of the mark, where a star has no tip. */
void
cx_rings_draw_needs_data (cairo_t           *cr,
                          const CxRingsMark *mark,
                          gboolean           dark)
{
  double x = mark->x + mark->radius * 0.8 + 0.8, y = mark->y - mark->radius * 0.8 - 0.8;

  fill_dot (cr, x, y, 2.4, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_FILL, dark), 1);
  fill_dot (cr, x, y, 1.7, cx_palette_unknown (dark), 1);
}

typedef void (*DrawMark) (cairo_t *cr, const CxRingsMark *mark, const CxRingsInput *account, gboolean dark);

static void
draw_smear_of (cairo_t            *cr,
               const CxRingsMark  *mark,
               const CxRingsInput *account,
               gboolean            dark)
{
  if (account->could_move)
    draw_smear (cr, mark, dark);
}

static void
draw_mark_of (cairo_t            *cr,
              const CxRingsMark  *mark,
              const CxRingsInput *account,
              gboolean            dark)
{
  cx_rings_draw_stage (cr, mark, dark);
}

static void
draw_signs_of (cairo_t            *cr,
               const CxRingsMark  *mark,
               const CxRingsInput *account,
               gboolean            dark)
{
  if (account->needs_data)
    cx_rings_draw_needs_data (cr, mark, dark);
  if (account->pinned)
    cx_rings_draw_pin (cr, mark, dark);
}

/* A smear can come into view from a mark that is not. */
void
cx_rings_draw_marks (const CxRingsDrawing *self,
                     cairo_t              *cr,
                     GHashTable           *without)
{
  static const DrawMark layers[] = { draw_smear_of, draw_mark_of, draw_signs_of };

  for (guint layer = 0; layer < G_N_ELEMENTS (layers); layer++)
    for (guint i = 0; i < self->rings->marks->len; i++)
      {
        const CxRingsMark *mark = &g_array_index (self->rings->marks, CxRingsMark, i);
        CxRingsInput account = cx_fit_picture_get (self->picture, mark->account);

        if (without && g_hash_table_contains (without, GUINT_TO_POINTER (mark->account)))
          continue;
        if (layer == 0 || cx_rings_is_in_view (self, mark->x, mark->y, BEYOND))
          layers[layer] (cr, mark, &account, self->frame.dark);
      }
}

/* ── density ──────────────────────────────────────────────────────────── */

/* One dot after the other: Cairo takes longer over one path of thousands. */
static void
draw_cells (const CxRingsDrawing *self,
            cairo_t              *cr)
{
  for (guint i = 0; i < self->rings->cells->len; i++)
    {
      const CxRingsCell *cell = &g_array_index (self->rings->cells, CxRingsCell, i);

      if (cx_rings_is_in_view (self, cell->x, cell->y, cell->radius))
        fill_dot (cr, cell->x, cell->y, cell->radius, cx_palette_density (cell->level, self->frame.dark), 1);
    }
}

static void
draw_customers (const CxRingsDrawing *self,
                cairo_t              *cr)
{
  const CxFitPicture *picture = self->picture;

  if (!cx_fit_picture_shows_customers (picture))
    return;
  for (guint a = 0; a < picture->n_accounts; a++)
    {
      guint8 stage = cx_fit_picture_get_stage (picture, a);
      CxRingsMark mark;

      if (stage == CX_NO_STAGE || stage < picture->customer)
        continue;
      mark = cx_rings_drawing_place (self, a);
      if (cx_rings_is_in_view (self, mark.x, mark.y, CUSTOMER_RADIUS))
        fill_dot (cr, mark.x, mark.y, CUSTOMER_RADIUS, cx_palette_stage (CX_CUSTOMER_MARK, self->frame.dark), 1);
    }
}

/* A density has no marks; the few accounts that people pinned are worth one. */
static void
draw_pinned (const CxRingsDrawing *self,
             cairo_t              *cr)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->picture->question->snapshot);

  for (guint i = 0; i < MIN (cx_tiering_get_n_pinned (tiering), PINNED_SHOWN); i++)
    {
      CxRingsMark mark = cx_rings_drawing_place (self, cx_tiering_get_pinned (tiering, i));

      mark.radius = CUSTOMER_RADIUS;
      cx_rings_draw_pin (cr, &mark, self->frame.dark);
    }
}

void
cx_rings_draw_cells (const CxRingsDrawing *self,
                     cairo_t              *cr)
{
  draw_cells (self, cr);
  draw_customers (self, cr);
  draw_pinned (self, cr);
}
