/* The shape of a stage as a path of a snapshot. */
#include "cx-glyphs.h"

/* A surface of no size is enough to hold a path. */
static GskPath *
make_path (guint8                  stage,
           const graphene_point_t *middle,
           double                  radius)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 0, 0);
  cairo_t *cr = cairo_create (surface);
  cairo_path_t *path;

  cairo_translate (cr, middle->x, middle->y);
  cx_stage_mark_trace (cr, stage, radius);
  cairo_identity_matrix (cr);
  path = cairo_copy_path (cr);
  gsk_path_builder_add_cairo_path (builder, path);
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return gsk_path_builder_to_path (builder);
}

static void
append_stroke (GtkSnapshot            *snapshot,
               GskPath                *path,
               const CxStageMarkStyle *style)
{
  g_autoptr(GskStroke) stroke = NULL;
  GdkRGBA color = cx_rgba (style->line);

  if (style->line_width <= 0)
    return;
  stroke = gsk_stroke_new (style->line_width);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
}

void
cx_stage_mark_append (GtkSnapshot            *snapshot,
                      guint8                  stage,
                      const graphene_point_t *middle,
                      double                  radius,
                      gboolean                halo)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  CxStageMarkStyle style = cx_stage_mark_get_style (stage, halo, dark);
  GdkRGBA fill = cx_rgba (style.fill);
  g_autoptr(GskPath) path = NULL;

  if (stage == 0xff)
    return;
  fill.alpha = (float) style.fill_alpha;
  path = make_path (stage, middle, radius);
  if (style.line_below)
    append_stroke (snapshot, path, &style);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &fill);
  if (!style.line_below)
    append_stroke (snapshot, path, &style);
}
