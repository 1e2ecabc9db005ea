/* Draws a frame of the bullseye: rings below, the texture of the marks, names, and what is chosen or
 * under the pointer on top. */
#include "cx-bullseye-private.h"

#include "cx-glyphs.h"

#include <math.h>

#define SPOKE_FROM   16.0
#define SPOKE_BEYOND 6.0
#define SPOKE_WIDTH  1.6
#define DENSITY_FILL 0.45  /* of the rings below a density */
#define NAME_SCALE   0.784 /* 11.5 px of 14.67 */
#define CUT_SCALE    0.716 /* 10.5 px */

/* From the outside in, as they are painted. */
static const guint8 painted[CX_N_TIERS] = { 0, 3, 2, 1 };

static double
outer_radius (const CxRings *rings,
              guint8         tier)
{
  return tier == CX_TIER_OUTSIDE ? rings->radius : rings->ring[tier - 1];
}

static double
inner_radius (const CxRings *rings,
              guint8         tier)
{
  return tier == CX_TIER_OUTSIDE ? rings->ring[2] : tier == 1 ? 0 : rings->ring[tier - 2];
}

static double
line_width (guint8 tier)
{
  return tier == 1 ? 1.5 : tier == 2 ? 1.25 : 1;
}

static GdkRGBA
get_paper (gboolean dark)
{
  return dark ? (GdkRGBA) { 0x1d / 255.f, 0x1d / 255.f, 0x20 / 255.f, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
}

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

static void
draw_fills (GtkSnapshot   *snapshot,
            const CxRings *rings,
            double         opacity)
{
  if (opacity < 1)
    gtk_snapshot_push_opacity (snapshot, opacity);
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      g_autoptr(GskPath) circle = make_circle (outer_radius (rings, painted[i]));
      GdkRGBA fill = cx_rgba_tier (painted[i], CX_TIER_FILL);

      gtk_snapshot_append_fill (snapshot, circle, GSK_FILL_RULE_WINDING, &fill);
    }
  if (opacity < 1)
    gtk_snapshot_pop (snapshot);
}

/* @margin: paper on both sides of each line, to part it from a density below. */
static void
draw_lines (GtkSnapshot   *snapshot,
            const CxRings *rings,
            double         margin,
            gboolean       dark)
{
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      g_autoptr(GskPath) circle = make_circle (outer_radius (rings, painted[i]));
      double width = line_width (painted[i]);

      if (margin > 0 && painted[i] != CX_TIER_OUTSIDE)
        stroke_path (snapshot, circle, width + 2 * margin, get_paper (dark));
      stroke_path (snapshot, circle, width, cx_rgba_tier (painted[i], CX_TIER_LINE));
    }
}

static graphene_point_t
get_point (double radius,
           double degrees)
{
  return GRAPHENE_POINT_INIT (radius * cos (degrees * G_PI / 180), -radius * sin (degrees * G_PI / 180));
}

/* Between each sector and the next; the axis parts the last from the first. */
static void
draw_spokes (GtkSnapshot   *snapshot,
             const CxRings *rings,
             gboolean       dark)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  for (guint i = 0; i + 1 < rings->n_sectors; i++)
    {
      const CxRingsSector *lower = &rings->sectors[rings->rtl ? i + 1 : i];
      const CxRingsSector *upper = &rings->sectors[rings->rtl ? i : i + 1];
      double degrees = (lower->end + upper->start) / 2;
      graphene_point_t from = get_point (SPOKE_FROM, degrees), to = get_point (rings->radius + SPOKE_BEYOND, degrees);

      gsk_path_builder_move_to (builder, from.x, from.y);
      gsk_path_builder_line_to (builder, to.x, to.y);
    }
  path = gsk_path_builder_to_path (builder);
  stroke_path (snapshot, path, SPOKE_WIDTH, get_paper (dark));
}

static void
draw_texture (GtkSnapshot           *snapshot,
              const CxBullseyeImage *image)
{
  float extent = image->extent;

  gtk_snapshot_append_texture (snapshot, image->texture, &GRAPHENE_RECT_INIT (-extent, -extent, 2 * extent, 2 * extent));
}

/* ── the axis ─────────────────────────────────────────────────────────── */

static void
draw_text (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           double         middle,
           double         top,
           const GdkRGBA *color)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (middle - extents.width / 2.0 - extents.x, top));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The name of a ring, or its bare number where the ring is too narrow for the name. */
static void
draw_ring_name (CxBullseye    *self,
                GtkSnapshot   *snapshot,
                const CxRings *rings,
                guint8         tier)
{
  g_autofree char *number = g_strdup_printf ("%u", tier);
  double inner = inner_radius (rings, tier), outer = outer_radius (rings, tier);
  double middle = tier == 1 ? outer * 0.62 : (inner + outer) / 2;
  double room = tier == 1 ? outer * 0.76 : outer - inner - 2;
  g_autoptr(PangoLayout) layout = cx_bullseye_text (GTK_WIDGET (self), cx_tier_label (tier), NAME_SCALE, TRUE);
  GdkRGBA color = cx_rgba_tier (tier, CX_TIER_TEXT);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room && tier != CX_TIER_OUTSIDE)
    {
      pango_layout_set_text (layout, number, -1);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  if (width <= room)
    draw_text (snapshot, layout, rings->rtl ? -middle : middle, -height + 3, &color);
}

/* A threshold below the line of its ring, on a ground that hides the line. */
static void
draw_cut (CxBullseye    *self,
          GtkSnapshot   *snapshot,
          const CxRings *rings,
          guint8         tier)
{
  g_autofree char *text = g_strdup_printf ("%.4g", rings->thresholds[tier - 1]);
  g_autoptr(PangoLayout) layout = cx_bullseye_text (GTK_WIDGET (self), text, CUT_SCALE, TRUE);
  double x = rings->rtl ? -rings->ring[tier - 1] : rings->ring[tier - 1];
  GdkRGBA color = cx_rgba_tier (tier, CX_TIER_TEXT), ground = cx_rgba_tier (2, CX_TIER_FILL);
  GskRoundedRect rounded;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x - width / 2.0 - 2, 5, width + 4, height - 2), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
  draw_text (snapshot, layout, x, 4, &color);
}

static void
draw_axis (CxBullseye    *self,
           GtkSnapshot   *snapshot,
           const CxRings *rings)
{
  for (guint i = 0; i < CX_N_TIERS; i++)
    draw_ring_name (self, snapshot, rings, painted[i]);
  for (guint8 tier = 1; tier <= 3; tier++)
    if (tier == 3 || fabs (rings->ring[tier - 1] - rings->ring[tier]) > 16)
      draw_cut (self, snapshot, rings, tier);
}

/* ── what is chosen ───────────────────────────────────────────────────── */

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
  double inner = region.tier < 0 ? 0 : inner_radius (rings, region.tier);
  double outer = region.tier < 0 ? rings->radius : outer_radius (rings, region.tier);

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

static void
draw_region (GtkSnapshot   *snapshot,
             const CxRings *rings,
             CxFitRegion    region,
             double         width,
             GdkRGBA        color)
{
  g_autoptr(GskPath) path = NULL;

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

void
cx_bullseye_draw (CxBullseye  *self,
                  GtkSnapshot *snapshot)
{
  const CxRings *rings = self->image->rings;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean density = rings->cells->len > 0;
  GdkRGBA color, dim;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                                          gtk_widget_get_height (GTK_WIDGET (self)) / 2.0));
  draw_fills (snapshot, rings, density ? DENSITY_FILL : 1);
  if (!density)
    draw_lines (snapshot, rings, 0, dark);
  draw_spokes (snapshot, rings, dark);
  draw_texture (snapshot, self->image);
  if (density)
    draw_lines (snapshot, rings, 1, dark);
  draw_axis (self, snapshot, rings);
  draw_live (self, snapshot);
  gtk_snapshot_restore (snapshot);

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  dim = color;
  dim.alpha *= dark ? 0.66 : 0.58;
  if (self->labels)
    cx_bullseye_labels_draw (self->labels, snapshot, &color, &dim);
}
