/* A drawing of the core as nodes of a snapshot. */
#include "cx-drawing-append.h"

#include <adwaita.h>

static GdkRGBA
color_of (guint  color,
          double opacity)
{
  return (GdkRGBA) { (color >> 16 & 0xff) / 255.f, (color >> 8 & 0xff) / 255.f, (color & 0xff) / 255.f, (float) opacity };
}

static void
append_box (double   x,
            double   y,
            double   width,
            double   height,
            double   radius,
            guint    color,
            double   opacity,
            gpointer snapshot)
{
  GdkRGBA rgba = color_of (color, opacity);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
                                   (float) MIN (radius, MIN (width, height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &rgba, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_path (const cairo_path_t *outline,
             double              line,
             double              dash,
             guint               color,
             double              opacity,
             gpointer            snapshot)
{
  GdkRGBA rgba = color_of (color, opacity);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = NULL;

  gsk_path_builder_add_cairo_path (builder, outline);
  path = gsk_path_builder_to_path (builder);
  if (line <= 0)
    {
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &rgba);
      return;
    }
  stroke = gsk_stroke_new ((float) line);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (dash > 0)
    gsk_stroke_set_dash (stroke, (const float[]) { (float) dash }, 1);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &rgba);
}

static void
append_text (PangoLayout *layout,
             double       x,
             double       y,
             guint        color,
             double       opacity,
             gpointer     snapshot)
{
  GdkRGBA rgba = color_of (color, opacity);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
append_picture (double     x,
                double     y,
                double     width,
                double     height,
                CxDrawFunc draw,
                gpointer   picture,
                gpointer   snapshot)
{
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw (cr, width, height, picture);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

void
cx_drawing_append (CxDrawing   *drawing,
                   GtkSnapshot *snapshot)
{
  static const CxDrawingTarget target = { append_box, append_path, append_text, append_picture };

  cx_drawing_replay (drawing, &target, snapshot);
}

/* ── the look ── */

static guint
part_of (float part)
{
  return (guint) (CLAMP (part, 0, 1) * 255 + 0.5f);
}

/* Libadwaita's text is not quite opaque: what is seen is its mixture with the ground. */
CxLook
cx_look_of (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  float ground = dark ? 0.15f : 1;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  return (CxLook) {
    .dark = dark,
    .high_contrast = adw_style_manager_get_high_contrast (style),
    .ink = part_of (color.red * color.alpha + ground * (1 - color.alpha)) << 16 |
           part_of (color.green * color.alpha + ground * (1 - color.alpha)) << 8 |
           part_of (color.blue * color.alpha + ground * (1 - color.alpha)),
  };
}

int
cx_look_faint_percent (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 100 : (int) (100 * CX_FAINT);
}

void
cx_look_follow (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}
