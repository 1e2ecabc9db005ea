/* The small signs: what assistive technology hears of them, and that they draw. */
#include "cx-glyphs.h"

static void
test_tier_glyph (void)
{
  static const char *const names[CX_N_TIERS] = { "Outside", "Tier 1", "Tier 2", "Tier 3" };

  for (guint8 tier = 0; tier < CX_N_TIERS; tier++)
    {
      GtkWidget *glyph = g_object_ref_sink (cx_tier_glyph_new (tier));
      guint8 next = (tier + 1) % CX_N_TIERS;

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (glyph), GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (glyph), GTK_ACCESSIBLE_PROPERTY_LABEL, names[tier]);
      cx_tier_glyph_set_tier (CX_TIER_GLYPH (glyph), next);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (glyph), GTK_ACCESSIBLE_PROPERTY_LABEL, names[next]);
      g_assert_finalize_object (glyph);
    }
}

static void
test_stage_glyph (void)
{
  GtkWidget *glyph = g_object_ref_sink (cx_stage_glyph_new (255));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (glyph), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_finalize_object (glyph);
}

static void
test_fit_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (cx_fit_bar_new ());
  CxFit known = { .low = 61.1, .high = 61.1, .tier = 2 }, open = { .low = 61.1, .high = 77.8, .tier = 2, .high_tier = 1 };
  const double thresholds[3] = { 75, 50, 25 };

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_METER);
  cx_fit_bar_set_fit (CX_FIT_BAR (bar), &known, thresholds);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 61.1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "61.1");
  cx_fit_bar_set_fit (CX_FIT_BAR (bar), &open, thresholds);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "61.1, at most 77.8");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0);
  g_assert_finalize_object (bar);
}

static void
test_tier_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (cx_tier_bar_new ());
  const guint counts[CX_N_TIERS] = { 4, 1, 2, 3 };

  cx_tier_bar_set_counts (CX_TIER_BAR (bar), counts);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, "Tier 1: 1, tier 2: 2, tier 3: 3, outside: 4");
  g_assert_finalize_object (bar);
}

static void
test_match_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (cx_match_bar_new ());
  CxVerdictCounts counts = { .match = 3, .miss = 5, .unknown = 2 };

  cx_match_bar_set_counts (CX_MATCH_BAR (bar), counts);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 3.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 10.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "3 of 10 match, 5 miss, 2 unknown");
  g_assert_finalize_object (bar);
}

/* Every shape covers about the area of the disc: no stage looks larger than another. */
static double
coverage (guint8 stage)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 200);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  double sum = 0;

  cx_stage_mark_draw (cr, stage, 100, 100, 40, FALSE, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 200; y++)
    for (int x = 0; x < 200; x++)
      sum += pixels[y * cairo_image_surface_get_stride (surface) + x] / 255.0;
  cairo_surface_destroy (surface);
  return sum / (G_PI * 40 * 40);
}

static void
test_equal_areas (void)
{
  for (guint8 stage = 1; stage < 4; stage++)
    g_assert_cmpfloat_with_epsilon (coverage (stage), 1, 0.15);
  g_assert_cmpfloat (coverage (4), >, 0.85);
  g_assert_cmpfloat (coverage (0xff), ==, 0);
}

/* Strong centre to pale outside in light, bright centre to dim outside in dark; never the same twice. */
static double
lightness (guint8 tier)
{
  GdkRGBA color = cx_rgba_tier (tier, CX_TIER_MARK);

  return 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
}

static void
test_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpfloat (lightness (1), <, lightness (2));
  g_assert_cmpfloat (lightness (2), <, lightness (3));
  g_assert_cmpfloat (lightness (3), <, lightness (0));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpfloat (lightness (1), >, lightness (2));
  g_assert_cmpfloat (lightness (2), >, lightness (3));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/glyphs/tier", test_tier_glyph);
  g_test_add_func ("/glyphs/stage", test_stage_glyph);
  g_test_add_func ("/glyphs/fit-bar", test_fit_bar);
  g_test_add_func ("/glyphs/tier-bar", test_tier_bar);
  g_test_add_func ("/glyphs/match-bar", test_match_bar);
  g_test_add_func ("/glyphs/equal-areas", test_equal_areas);
  g_test_add_func ("/glyphs/palette", test_palette);
  return g_test_run ();
}
