/* Draws a frame of the bullseye: the texture of the picture, and on top what is chosen or under the pointer. */
#include "cx-bullseye-private.h"

#include <adwaita.h>
#include <math.h>

static GskPath *
make_circle (double radius)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), radius);
  return gsk_path_builder_to_path (builder);
}

static void
stroke_path (GtkSnapshot *snapshot,
             GskPath     *path,
             double       width,
             GdkRGBA      color)
{
  g_autoptr(GskStroke) stroke = gsk_stroke_new (width);

  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
}

static graphene_point_t
get_point (double radius,
           double degrees)
{
  return GRAPHENE_POINT_INIT (radius * cos (degrees * G_PI / 180), -radius * sin (degrees * G_PI / 180));
}

/* Arcs by straight pieces of about 3 px: no path builder needs to know about large and small arcs. */
static void
add_arc (GskPathBuilder *builder,
         double          radius,
         double          from,
         double          to,
         gboolean        begins)
{
  guint n = MAX (2, (guint) (fabs (to - from) * G_PI / 180 * radius / 3));

  for (guint i = 0; i <= n; i++)
    {
      graphene_point_t point = get_point (radius, from + (to - from) * i / n);

      if (i == 0 && begins)
        gsk_path_builder_move_to (builder, point.x, point.y);
      else
        gsk_path_builder_line_to (builder, point.x, point.y);
    }
}

static GskPath *
make_region (const CxRings *rings,
             CxFitRegion    region)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  double inner = 0, outer = rings->radius;

  if (region.tier >= 0)
    cx_rings_get_edges (rings, region.tier, &inner, &outer);
  if (region.sector < 0)
    {
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), outer);
      if (inner > 0)
        gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), inner);
    }
  else
    {
      const CxRingsSector *sector = &rings->sectors[region.sector];

      add_arc (builder, outer, sector->start, sector->end, TRUE);
      add_arc (builder, inner, sector->end, sector->start, FALSE);
      gsk_path_builder_close (builder);
    }
  return gsk_path_builder_to_path (builder);
}

/* A rectangle of a mirrored picture lies elsewhere on this one. */
static void
draw_box (GtkSnapshot    *snapshot,
          const CxRings  *rings,
          const CxFitBox *box,
          double          width,
          GdkRGBA         color)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  double left = box->left, right = box->right;

  if (box->rtl != rings->rtl)
    left = -box->right, right = -box->left;
  gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (left * rings->radius, box->top * rings->radius,
                                                           (right - left) * rings->radius,
                                                           (box->bottom - box->top) * rings->radius));
  path = gsk_path_builder_to_path (builder);
  stroke_path (snapshot, path, width, color);
}

static void
draw_region (GtkSnapshot   *snapshot,
             const CxRings *rings,
             CxFitRegion    region,
             double         width,
             GdkRGBA        color)
{
  g_autoptr(GskPath) path = NULL;

  if (region.boxed)
    {
      draw_box (snapshot, rings, &region.box, width, color);
      return;
    }
  if ((region.tier < 0 && region.sector < 0) || region.sector >= (int) rings->n_sectors)
    return;
  path = make_region (rings, region);
  stroke_path (snapshot, path, width, color);
}

static void
draw_account_ring (GtkSnapshot           *snapshot,
                   const CxBullseyeImage *image,
                   int                    row,
                   GdkRGBA                color)
{
  CxRingsMark mark;
  g_autoptr(GskPath) circle = NULL;

  if (row < 0 || row >= (int) image->picture->n_accounts)
    return;
  mark = cx_bullseye_image_place (image, row);
  circle = make_circle (mark.radius + 3.5);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mark.x, mark.y));
  stroke_path (snapshot, circle, 2.4, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_live (CxBullseye  *self,
           GtkSnapshot *snapshot)
{
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  CxFitRegion focused;
  int row;

  draw_region (snapshot, self->image->rings, self->region, 2, *accent);
  if (cx_bullseye_get_focused (self, &focused, &row))
    {
      draw_region (snapshot, self->image->rings, focused, 3.5, *accent);
      draw_account_ring (snapshot, self->image, row, *accent);
    }
  draw_account_ring (snapshot, self->image, self->chosen, *accent);
  draw_account_ring (snapshot, self->image, self->hovered, *accent);
}

static gboolean
is_unscaled (double scale)
{
  return fabs (scale - 1) < 1e-6;
}

/* What is stretched for a moment need not be smooth: that would take longer than a frame. */
static void
draw_texture (CxBullseye  *self,
              GtkSnapshot *snapshot,
              double       scale)
{
  const CxBullseyeImage *image = self->image;
  const CxRingsDrawing *drawing = image->drawing;
  double width = gdk_texture_get_width (image->texture) / image->scale;
  double height = gdk_texture_get_height (image->texture) / image->scale;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-drawing->x, -drawing->y, width, height);

  if (cx_bullseye_is_changing (self))
    cx_bullseye_draw_change (self, snapshot, &bounds);
  else if (is_unscaled (scale))
    gtk_snapshot_append_texture (snapshot, image->texture, &bounds);
  else
    gtk_snapshot_append_scaled_texture (snapshot, image->texture, GSK_SCALING_FILTER_NEAREST, &bounds);
}

/* The rectangle under the pointer. */
static void
draw_band (CxBullseye  *self,
           GtkSnapshot *snapshot)
{
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA fill = *accent;
  GskRoundedRect outline;

  if (self->band.size.width <= 0 && self->band.size.height <= 0)
    return;
  fill.alpha = 0.12f;
  gtk_snapshot_append_color (snapshot, &fill, &self->band);
  gsk_rounded_rect_init_from_rect (&outline, &self->band, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { *accent, *accent, *accent, *accent });
}

/* An image of another size or view stands in, moved and stretched, until the next is drawn; one that is only
 * moved lies on whole pixels. */
void
cx_bullseye_draw (CxBullseye  *self,
                  GtkSnapshot *snapshot)
{
  double x, y, scale;

  cx_bullseye_get_middle (self, &x, &y, &scale);
  if (is_unscaled (scale))
    {
      x = round (x - self->image->drawing->x) + self->image->drawing->x;
      y = round (y - self->image->drawing->y) + self->image->drawing->y;
      scale = 1;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_scale (snapshot, scale, scale);
  draw_texture (self, snapshot, scale);
  draw_live (self, snapshot);
  gtk_snapshot_restore (snapshot);
  draw_band (self, snapshot);
}
