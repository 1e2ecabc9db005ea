/* The shape of a stage: ring, disc, triangle, square, star; equal area at one radius. One description
 * of each shape in Cairo terms, drawn into a texture or, as a path, into a snapshot. */
#include "cx-glyphs.h"

#include <math.h>

#define N_SHAPES 5

/* What a shape is filled and outlined with. The ring and the star carry their own line. */
typedef struct {
  GdkRGBA fill, line;
  double  line_width;
} MarkStyle;

/* The paper that halos and the inside of the ring show. */
static GdkRGBA
paper (gboolean dark)
{
  return dark
    ? (GdkRGBA) { 0x1d / 255.f, 0x1d / 255.f, 0x20 / 255.f, 1 }
    : (GdkRGBA) { 1, 1, 1, 1 };
}

static GdkRGBA
star_line (gboolean dark)
{
  return dark
    ? (GdkRGBA) { 0x3a / 255.f, 0x26 / 255.f, 0, 1 }
    : (GdkRGBA) { 0x7a / 255.f, 0x4a / 255.f, 0, 1 };
}

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

static MarkStyle
style_of (guint8   stage,
          gboolean halo,
          gboolean dark)
{
  GdkRGBA color = cx_palette_stage_for (stage, dark), inside = paper (dark);

  switch (stage % N_SHAPES)
    {
    case 0:
      inside.alpha = 0.75f;
      return (MarkStyle) { inside, color, 1.15 };
    case 4:
      return (MarkStyle) { color, star_line (dark), 0.9 };
    default:
      return (MarkStyle) { color, inside, halo ? 1 : 0 };
    }
}

/* Halos lie under the mark, so that they take nothing from it; lines lie on it. */
static gboolean
line_is_halo (guint8 stage)
{
  return stage % N_SHAPES != 0 && stage % N_SHAPES != 4;
}

static double
disc_radius (guint8 shape,
             double r)
{
  return shape == 0 ? MAX (1.4, r - 0.5) : r;
}

static void
trace_cairo (cairo_t *cr,
             guint8   shape,
             double   r)
{
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

static GskPath *
trace_path (guint8 shape,
            double r,
            double x,
            double y)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  double xy[20], side = r * 1.86;
  guint n;

  if (shape < 2)
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), disc_radius (shape, r));
  else if (shape == 3)
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x - side / 2, y - side / 2, side, side));
  else
    {
      n = corners (shape, r, xy);
      gsk_path_builder_move_to (builder, x + xy[0], y + xy[1]);
      for (guint i = 1; i < n; i++)
        gsk_path_builder_line_to (builder, x + xy[2 * i], y + xy[2 * i + 1]);
      gsk_path_builder_close (builder);
    }
  return gsk_path_builder_to_path (builder);
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
  MarkStyle style = style_of (stage, halo, dark);
  gboolean under = line_is_halo (stage);

  if (stage == 0xff)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  trace_cairo (cr, stage % N_SHAPES, radius);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, under ? 2 * style.line_width : style.line_width);
  if (under && style.line_width > 0)
    {
      gdk_cairo_set_source_rgba (cr, &style.line);
      cairo_stroke_preserve (cr);
    }
  gdk_cairo_set_source_rgba (cr, &style.fill);
  cairo_fill_preserve (cr);
  if (!under)
    {
      gdk_cairo_set_source_rgba (cr, &style.line);
      cairo_stroke_preserve (cr);
    }
  cairo_restore (cr);
  cairo_new_path (cr);
}

void
cx_stage_mark_append (GtkSnapshot            *snapshot,
                      guint8                  stage,
                      const graphene_point_t *middle,
                      double                  radius,
                      gboolean                halo)
{
  MarkStyle style = style_of (stage, halo, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  gboolean under = line_is_halo (stage);
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = NULL;

  if (stage == 0xff)
    return;
  path = trace_path (stage % N_SHAPES, radius, middle->x, middle->y);
  if (style.line_width > 0)
    {
      stroke = gsk_stroke_new (under ? 2 * style.line_width : style.line_width);
      gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
    }
  if (under && stroke)
    gtk_snapshot_append_stroke (snapshot, path, stroke, &style.line);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &style.fill);
  if (!under && stroke)
    gtk_snapshot_append_stroke (snapshot, path, stroke, &style.line);
}
