/* The colours of the data for eyes of every kind: what order lightness carries, what is told apart by
 * colour and what by shape, and what stands out from the ground it lies on. Colour blindness is
 * simulated by the matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency" (IEEE TVCG 15(6), 2009), severity 1, on linear sRGB. */
#include "cx-palette.h"

#include "cx-evaluation.h"
#include "cx-mark-shape.h"
#include "cx-stage-mark.h"

#include <math.h>

#define N_STAGES 5
#define N_LEVELS 10

/* Steps of CIE lightness (0 … 100) and of CIE76 difference. */
#define TIER_STEP  8.0
#define LEVEL_STEP 2.0
#define FILL_STEP  1.0
#define STAGE_STEP 10.0   /* plain to see side by side; 2.3 is just noticeable */

#define GRAPHIC 3.0       /* WCAG 2.2, 1.4.11 */
#define TEXT    4.5       /* 1.4.3 */

typedef struct {
  const char *name;
  double      matrix[9];
} Vision;

static const Vision visions[] = {
  { "all cones", { 1, 0, 0, 0, 1, 0, 0, 0, 1 } },
  { "protanopia", { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 } },
  { "deuteranopia", { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 } },
  { "tritanopia", { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 } },
};

typedef struct {
  double l, a, b;
} Lab;

/* ── colours ──────────────────────────────────────────────────────────── */

/* IEC 61966-2-1 */
static double
to_linear (guint32 channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static void
see (const Vision *vision,
     guint32       color,
     double        rgb[3])
{
  double plain[3] = { to_linear (color >> 16 & 0xff), to_linear (color >> 8 & 0xff), to_linear (color & 0xff) };

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (vision->matrix[3 * i] * plain[0] + vision->matrix[3 * i + 1] * plain[1]
                    + vision->matrix[3 * i + 2] * plain[2], 0, 1);
}

static double
bend (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976, white D65. */
static Lab
get_lab (const Vision *vision,
         guint32       color)
{
  double rgb[3], x, y, z;

  see (vision, color, rgb);
  x = bend ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = bend (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = bend ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
get_difference (const Vision *vision,
                guint32       a,
                guint32       b)
{
  Lab x = get_lab (vision, a), y = get_lab (vision, b);

  return sqrt ((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}

/* WCAG 2.2, relative luminance */
static double
get_luminance (guint32 color)
{
  return 0.2126 * to_linear (color >> 16 & 0xff) + 0.7152 * to_linear (color >> 8 & 0xff) + 0.0722 * to_linear (color & 0xff);
}

static double
get_contrast (guint32 a,
              guint32 b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static void
assert_contrast (const char *what,
                 gboolean    dark,
                 guint32     color,
                 guint32     ground,
                 double      least)
{
  if (get_contrast (color, ground) < least)
    g_error ("%s, %s: #%06x on #%06x has %.2f : 1, not %.1f", what, dark ? "dark" : "light", color, ground,
             get_contrast (color, ground), least);
}

/* The tools themselves, by values that are published: white, mid grey, and red in CIE Lab; black on white. */
static void
test_tools (void)
{
  Lab white = get_lab (&visions[0], 0xffffff), grey = get_lab (&visions[0], 0x777777), red = get_lab (&visions[0], 0xff0000);

  g_assert_cmpfloat_with_epsilon (white.l, 100, 0.01);
  g_assert_cmpfloat_with_epsilon (hypot (white.a, white.b), 0, 0.02);
  g_assert_cmpfloat_with_epsilon (grey.l, 50.03, 0.02);
  g_assert_cmpfloat_with_epsilon (red.l, 53.24, 0.02);
  g_assert_cmpfloat_with_epsilon (red.a, 80.09, 0.05);
  g_assert_cmpfloat_with_epsilon (red.b, 67.20, 0.05);
  g_assert_cmpfloat_with_epsilon (get_contrast (0, 0xffffff), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_contrast (0x777777, 0xffffff), 4.48, 0.01);
  /* Greys are grey to all eyes. */
  for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
    g_assert_cmpfloat_with_epsilon (get_lab (&visions[v], 0x777777).l, grey.l, 0.01);
}

/* ── order by lightness ───────────────────────────────────────────────── */

typedef guint32 (*ColorFunc) (guint at, gboolean dark);

/* From the outside in, as they stand out more and more. */
static guint32
get_tier (guint    at,
          gboolean dark)
{
  static const guint8 inwards[CX_N_TIERS] = { 0, 3, 2, 1 };

  return cx_palette_tier (inwards[at], CX_TIER_MARK, dark);
}

static guint32
get_fill (guint    at,
          gboolean dark)
{
  static const guint8 inwards[CX_N_TIERS] = { 0, 3, 2, 1 };

  return cx_palette_tier (inwards[at], CX_TIER_FILL, dark);
}

static guint32
get_level (guint    at,
           gboolean dark)
{
  return cx_palette_density (at, dark);
}

/* On a light ground what counts for more is darker, on a dark ground lighter. */
static void
assert_order (const char *what,
              ColorFunc   get,
              guint       n,
              double      step)
{
  for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
    for (gboolean dark = FALSE; dark <= TRUE; dark++)
      for (guint i = 0; i + 1 < n; i++)
        {
          double by = get_lab (&visions[v], get (i + 1, dark)).l - get_lab (&visions[v], get (i, dark)).l;

          if ((dark ? by : -by) < step)
            g_error ("%s %u and %u, %s, %s: %.2f apart in lightness", what, i, i + 1, dark ? "dark" : "light",
                     visions[v].name, dark ? by : -by);
        }
}

static void
test_tiers (void)
{
  assert_order ("tiers", get_tier, CX_N_TIERS, TIER_STEP);
}

static void
test_fills (void)
{
  assert_order ("fills", get_fill, CX_N_TIERS, FILL_STEP);
}

static void
test_density (void)
{
  assert_order ("levels", get_level, N_LEVELS, LEVEL_STEP);
}

/* ── stages ───────────────────────────────────────────────────────────── */

static gboolean
have_one_shape (guint8 a,
                guint8 b)
{
  double x[2 * CX_MARK_CORNERS], y[2 * CX_MARK_CORNERS];

  if (cx_mark_shape_get_corners (a, 4, x) != cx_mark_shape_get_corners (b, 4, y))
    return FALSE;
  /* A ring is a disc whose middle is paper. */
  return !cx_mark_shape_is_disc (a) || (a == 0) == (b == 0);
}

/* Two stages never differ in colour alone; nor, for any eye, in shape alone. */
static void
test_stages (void)
{
  double least = 1000;

  for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
    for (gboolean dark = FALSE; dark <= TRUE; dark++)
      for (guint8 a = 0; a < N_STAGES; a++)
        for (guint8 b = 0; b < a; b++)
          {
            double by = get_difference (&visions[v], cx_palette_stage (a, dark), cx_palette_stage (b, dark));

            g_assert_false (have_one_shape (a, b));
            least = MIN (least, by);
            if (by < STAGE_STEP)
              g_error ("stages %u and %u, %s, %s: %.1f apart", b, a, dark ? "dark" : "light", visions[v].name, by);
          }
  g_test_message ("the least difference of two stages is %.1f", least);
}

/* ── on the ground they lie on ────────────────────────────────────────── */

/* The colour that a mark is seen by: its own line, where it has one, else its fill. */
static guint32
get_seen (guint8   stage,
          gboolean dark,
          guint32  ground)
{
  CxStageMarkStyle style = cx_stage_mark_get_style (stage, TRUE, dark);

  if (style.line_below || get_contrast (style.fill, ground) >= GRAPHIC)
    return style.fill;
  return style.line;
}

static void
test_marks_on_fills (void)
{
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    for (guint8 tier = 0; tier < CX_N_TIERS; tier++)
      {
        guint32 fill = cx_palette_tier (tier, CX_TIER_FILL, dark);

        for (guint8 stage = 0; stage < N_STAGES; stage++)
          assert_contrast ("a stage on a ring", dark, get_seen (stage, dark, fill), fill, GRAPHIC);
        assert_contrast ("an account in no stage", dark, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_TEXT, dark), fill, GRAPHIC);
      }
}

static void
test_signs (void)
{
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      guint32 outside = cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_FILL, dark);

      assert_contrast ("needs data on its halo", dark, cx_palette_unknown (dark), outside, GRAPHIC);
      assert_contrast ("all accounts in the funnel", dark, cx_palette_all (dark), cx_palette_paper (dark), GRAPHIC);
      assert_contrast ("all accounts beside those outside", dark, cx_palette_all (dark),
                       cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_MARK, dark), GRAPHIC);
      assert_contrast ("the fullest cell", dark, cx_palette_density (N_LEVELS - 1, dark), cx_palette_paper (dark), GRAPHIC);
      assert_contrast ("the line of the bullseye", dark, cx_palette_tier (1, CX_TIER_LINE, dark),
                       cx_palette_tier (2, CX_TIER_FILL, dark), GRAPHIC);
    }
}

/* Names of rings stand on their own ring, thresholds on the ground of tier 2, words on paper. */
static void
test_texts (void)
{
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    for (guint8 tier = 0; tier < CX_N_TIERS; tier++)
      {
        guint32 text = cx_palette_tier (tier, CX_TIER_TEXT, dark);

        assert_contrast ("the name of a ring", dark, text, cx_palette_tier (tier, CX_TIER_FILL, dark), TEXT);
        assert_contrast ("a tier on paper", dark, text, cx_palette_paper (dark), TEXT);
        if (tier > 0)
          assert_contrast ("a threshold", dark, text, cx_palette_tier (2, CX_TIER_FILL, dark), TEXT);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/tools", test_tools);
  g_test_add_func ("/palette/tiers", test_tiers);
  g_test_add_func ("/palette/fills", test_fills);
  g_test_add_func ("/palette/density", test_density);
  g_test_add_func ("/palette/stages", test_stages);
  g_test_add_func ("/palette/marks-on-fills", test_marks_on_fills);
  g_test_add_func ("/palette/signs", test_signs);
  g_test_add_func ("/palette/texts", test_texts);
  return g_test_run ();
}
