/* Draws the marks of the bullseye, or the cells of its density, into a texture. */
#include "cx-bullseye-image.h"

#include "cx-glyphs.h"

#include <math.h>

#define MARGIN          16.0  /* px around the outermost mark: the largest star and its line */
#define CUSTOMER_RADIUS 1.3
#define TIP_RADIUS      1.3
#define PINNED_SHOWN    200   /* in a density: more would hide it */
#define PIN_MARGIN      4.0   /* between a mark and the circle of a pinned one */

static void
draw_dot (cairo_t *cr,
          double   x,
          double   y,
          double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* A wedge from the mark, which is known, inwards to the best that it could be. */
static void
draw_smear (cairo_t           *cr,
            const CxRingsMark *mark,
            guint8             stage,
            gboolean           dark)
{
  double dx = mark->tip_x - mark->x, dy = mark->tip_y - mark->y, length = hypot (dx, dy);
  guint32 color = cx_palette_stage (stage, dark);
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
  cx_palette_set_source (cr, color, stage == 0 ? 0.2 : 0.3);
  cairo_fill (cr);
  draw_dot (cr, mark->tip_x, mark->tip_y, TIP_RADIUS);
  cx_palette_set_source (cr, color, 0.55);
  cairo_fill (cr);
}

/* An account in no stage has no shape: a pale disc. */
static void
draw_mark (cairo_t           *cr,
           const CxRingsMark *mark,
           guint8             stage,
           gboolean           dark)
{
  if (stage != CX_NO_STAGE)
    {
      cx_stage_mark_draw (cr, stage, mark->x, mark->y, mark->radius, TRUE, dark);
      return;
    }
  draw_dot (cr, mark->x, mark->y, mark->radius);
  cx_palette_set_source (cr, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_MARK, dark), 1);
  cairo_fill_preserve (cr);
  cx_palette_set_source (cr, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_TEXT, dark), 1);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

static void
draw_marks (cairo_t         *cr,
            CxBullseyeImage *self,
            gboolean         dark)
{
  for (guint i = 0; i < self->rings->marks->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (self->rings->marks, CxRingsMark, i);
      CxRingsInput account = cx_fit_picture_get (self->picture, mark->account);

      if (account.could_move)
        draw_smear (cr, mark, account.stage, dark);
    }
  for (guint i = 0; i < self->rings->marks->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (self->rings->marks, CxRingsMark, i);

      draw_mark (cr, mark, cx_fit_picture_get (self->picture, mark->account).stage, dark);
    }
}

void
cx_bullseye_draw_pin (cairo_t           *cr,
                      const CxRingsMark *mark,
                      gboolean           dark)
{
  static const double dashes[] = { 2.4, 2 };

  cairo_save (cr);
  draw_dot (cr, mark->x, mark->y, mark->radius + PIN_MARGIN);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1.2);
  cairo_set_source_rgba (cr, dark, dark, dark, 0.9);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* At the upper end corner of the mark, where a star has no tip. */
void
cx_bullseye_draw_needs_data (cairo_t           *cr,
                             const CxRingsMark *mark,
                             gboolean           dark)
{
  double x = mark->x + mark->radius * 0.8 + 0.8, y = mark->y - mark->radius * 0.8 - 0.8;

  draw_dot (cr, x, y, 2.4);
  cx_palette_set_source (cr, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_FILL, dark), 1);
  cairo_fill (cr);
  draw_dot (cr, x, y, 1.7);
  cx_palette_set_source (cr, cx_palette_unknown (dark), 1);
  cairo_fill (cr);
}

static void
draw_signs (cairo_t         *cr,
            CxBullseyeImage *self,
            gboolean         dark)
{
  for (guint i = 0; i < self->rings->marks->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (self->rings->marks, CxRingsMark, i);
      CxRingsInput account = cx_fit_picture_get (self->picture, mark->account);

      if (account.needs_data)
        cx_bullseye_draw_needs_data (cr, mark, dark);
      if (account.pinned)
        cx_bullseye_draw_pin (cr, mark, dark);
    }
}

/* One dot after the other: Cairo takes longer over one path of thousands. */
static void
draw_cells (cairo_t         *cr,
            CxBullseyeImage *self,
            gboolean         dark)
{
  for (guint i = 0; i < self->rings->cells->len; i++)
    {
      const CxRingsCell *cell = &g_array_index (self->rings->cells, CxRingsCell, i);

      draw_dot (cr, cell->x, cell->y, cell->radius);
      cx_palette_set_source (cr, cx_palette_density (cell->level, dark), 1);
      cairo_fill (cr);
    }
}

CxRingsMark
cx_bullseye_image_place (const CxBullseyeImage *self,
                         guint                  account)
{
  CxRingsInput input = cx_fit_picture_get (self->picture, account);
  CxRingsMark mark = { .account = account };

  cx_rings_place (self->rings, &input, &mark);
  return mark;
}

static void
draw_customers (cairo_t         *cr,
                CxBullseyeImage *self,
                gboolean         dark)
{
  const CxFitPicture *picture = self->picture;

  if (!cx_fit_picture_shows_customers (picture))
    return;
  cx_palette_set_source (cr, cx_palette_stage (4, dark), 1);
  for (guint a = 0; a < picture->n_accounts; a++)
    {
      guint8 stage = cx_fit_picture_get_stage (picture, a);
      CxRingsMark mark;

      if (stage == CX_NO_STAGE || stage < picture->customer)
        continue;
      mark = cx_bullseye_image_place (self, a);
      draw_dot (cr, mark.x, mark.y, CUSTOMER_RADIUS);
      cairo_fill (cr);
    }
}

/* A density has no marks; the few accounts that people pinned are worth one. */
static void
draw_pinned (cairo_t         *cr,
             CxBullseyeImage *self,
             gboolean         dark)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->picture->question->snapshot);

  for (guint i = 0; i < MIN (cx_tiering_get_n_pinned (tiering), PINNED_SHOWN); i++)
    {
      CxRingsMark mark = cx_bullseye_image_place (self, cx_tiering_get_pinned (tiering, i));

      mark.radius = CUSTOMER_RADIUS;
      cx_bullseye_draw_pin (cr, &mark, dark);
    }
}

static GdkTexture *
take_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

CxBullseyeImage *
cx_bullseye_image_new (CxFitPicture *picture,
                       double        radius,
                       double        scale,
                       gboolean      rtl,
                       gboolean      dark)
{
  CxBullseyeImage *self = g_new0 (CxBullseyeImage, 1);
  int side = ceil (2 * (radius + MARGIN) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  self->picture = cx_fit_picture_ref (picture);
  self->rings = cx_fit_picture_lay_out (picture, radius, rtl);
  self->extent = side / scale / 2;
  self->scale = scale;
  self->dark = dark;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, self->extent, self->extent);
  if (self->rings->cells->len > 0)
    {
      draw_cells (cr, self, dark);
      draw_customers (cr, self, dark);
      draw_pinned (cr, self, dark);
    }
  else
    {
      draw_marks (cr, self, dark);
      draw_signs (cr, self, dark);
    }
  cairo_destroy (cr);
  self->texture = take_texture (surface);
  return self;
}

void
cx_bullseye_image_free (CxBullseyeImage *self)
{
  if (self == NULL)
    return;
  cx_fit_picture_unref (self->picture);
  cx_rings_free (self->rings);
  g_object_unref (self->texture);
  g_free (self);
}
