/* What is drawn at a point is what is found there. Random accounts are laid out, every mark and cell
 * is drawn in a colour of its own by the shapes that the picture is drawn with, without soft edges,
 * and 10,000 random pixels are held against what the geometry says lies there. */
#include "cx-mark-shape.h"
#include "cx-rings.h"
#include "cx-stage-mark.h"

#include <math.h>
#include <stdlib.h>

#define LAYOUTS 40
#define POINTS  250      /* in each */
#define SIDE    900      /* pixels of a drawing … */
#define NEARER  8        /* … on so many of which each px is drawn: Cairo draws hard edges half a pixel off */
#define EDGE    0.1      /* px: more than that */

typedef struct {
  CxRingsInput *accounts;
  guint         n, n_sectors;
  double        thresholds[3];
} World;

static void
get_account (gpointer      accounts,
             guint         i,
             CxRingsInput *account)
{
  *account = ((const CxRingsInput *) accounts)[i];
}

static guint8
tier_of (const World *world,
         double       fit)
{
  for (guint8 tier = 1; tier <= 3; tier++)
    if (fit >= world->thresholds[tier - 1])
      return tier;
  return 0;
}

static void
fill_account (World        *world,
              GRand        *rand,
              CxRingsInput *account)
{
  account->key = g_strdup_printf ("%u.example", g_rand_int (rand));
  account->low = account->high = 100.0 / 16 * g_rand_int_range (rand, 0, 17);
  account->tier = g_rand_int_range (rand, 0, 10) ? tier_of (world, account->low) : g_rand_int_range (rand, 0, 4);
  account->stage = g_rand_int_range (rand, 0, 7);
  if (account->stage == 6)
    account->stage = 0xff;
  account->sector = g_rand_int_range (rand, 0, world->n_sectors);
  account->measure = g_rand_int_range (rand, 0, 2) ? g_rand_double_range (rand, 0, 500) : 0;
}

static void
init_world (World *world,
            GRand *rand,
            guint  n)
{
  world->n = n;
  world->n_sectors = g_rand_int_range (rand, 1, CX_RINGS_MAX_SECTORS + 1);
  world->thresholds[0] = g_rand_double_range (rand, 60, 95);
  world->thresholds[1] = g_rand_double_range (rand, 30, world->thresholds[0]);
  world->thresholds[2] = g_rand_double_range (rand, 5, world->thresholds[1]);
  world->accounts = g_new0 (CxRingsInput, n);
  for (guint i = 0; i < n; i++)
    fill_account (world, rand, &world->accounts[i]);
}

static void
clear_world (World *world)
{
  for (guint i = 0; i < world->n; i++)
    g_free ((char *) world->accounts[i].key);
  g_free (world->accounts);
}

static CxRings *
lay_out (const World       *world,
         double             radius,
         gboolean           rtl,
         const CxRingsView *view)
{
  static const char *const labels[CX_RINGS_MAX_SECTORS] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" };

  return cx_rings_new (get_account, world->accounts, world->n, labels, world->n_sectors, world->thresholds, 100.0 / 16,
                       radius, rtl, view);
}

/* ── drawing with a colour for each ───────────────────────────────────── */

static void
set_number (cairo_t *cr,
            guint    number)
{
  cairo_set_source_rgb (cr, (number >> 16 & 0xff) / 255.0, (number >> 8 & 0xff) / 255.0, (number & 0xff) / 255.0);
}

static void
draw_mark (cairo_t           *cr,
           const CxRingsMark *mark)
{
  cairo_save (cr);
  cairo_translate (cr, mark->x, mark->y);
  cx_stage_mark_trace (cr, mark->stage, mark->radius);
  cairo_restore (cr);
  cairo_fill (cr);
}

static void
draw_rings (cairo_t *cr,
            CxRings *rings)
{
  for (guint i = 0; i < rings->marks->len; i++)
    {
      set_number (cr, i + 1);
      draw_mark (cr, &g_array_index (rings->marks, CxRingsMark, i));
    }
  for (guint i = 0; i < rings->cells->len; i++)
    {
      const CxRingsCell *cell = &g_array_index (rings->cells, CxRingsCell, i);

      set_number (cr, i + 1);
      cairo_arc (cr, cell->x, cell->y, cell->radius, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* @x, @y: what lies in the middle */
static cairo_surface_t *
draw (CxRings *rings,
      double   x,
      double   y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_tolerance (cr, 0.01);
  cairo_translate (cr, SIDE / 2.0, SIDE / 2.0);
  cairo_scale (cr, NEARER, NEARER);
  cairo_translate (cr, -x, -y);
  draw_rings (cr, rings);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_number (cairo_surface_t *surface,
            int              x,
            int              y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return (int) (((const guint32 *) row)[x] & 0xffffff) - 1;
}

/* ── asking ───────────────────────────────────────────────────────────── */

/* What has the point itself: the nearest mark beside it is a help for the hand, and is not drawn there. */
static int
find (CxRings *rings,
      double   x,
      double   y)
{
  const CxRingsMark *mark;
  int found;

  if (rings->cells->len > 0)
    {
      const CxRingsCell *cell;

      found = cx_rings_find_cell (rings, x, y);
      cell = found < 0 ? NULL : &g_array_index (rings->cells, CxRingsCell, found);
      return cell && hypot (cell->x - x, cell->y - y) <= cell->radius ? found : -1;
    }
  found = cx_rings_find (rings, x, y);
  mark = found < 0 ? NULL : &g_array_index (rings->marks, CxRingsMark, found);
  return mark && cx_mark_shape_covers (mark->stage, mark->radius, x - mark->x, y - mark->y) ? found : -1;
}

/* Returns: whether the pixel lies on an outline, where either answer is right */
static gboolean
is_on_outline (CxRings *rings,
               double   x,
               double   y,
               int      drawn)
{
  static const double around[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (find (rings, x + EDGE * around[i][0], y + EDGE * around[i][1]) == drawn)
      return TRUE;
  return FALSE;
}

typedef struct {
  guint points, on, outlines;
} Tally;

/* Somewhere where something is drawn, or not far from it. */
static void
choose_middle (CxRings *rings,
               GRand   *rand,
               double  *x,
               double  *y)
{
  double radius = rings->radius * sqrt (g_rand_double (rand)), angle = g_rand_double_range (rand, 0, 2 * G_PI);

  *x = radius * cos (angle);
  *y = radius * sin (angle);
}

static void
ask_points (CxRings *rings,
            GRand   *rand,
            Tally   *tally)
{
  double middle_x, middle_y;
  cairo_surface_t *surface;

  choose_middle (rings, rand, &middle_x, &middle_y);
  surface = draw (rings, middle_x, middle_y);
  for (guint i = 0; i < POINTS; i++)
    {
      int px = g_rand_int_range (rand, 0, SIDE), py = g_rand_int_range (rand, 0, SIDE);
      double x = middle_x + (px + 0.5 - SIDE / 2.0) / NEARER, y = middle_y + (py + 0.5 - SIDE / 2.0) / NEARER;
      int drawn = get_number (surface, px, py);

      tally->points++;
      tally->on += drawn >= 0;
      if (find (rings, x, y) == drawn)
        continue;
      if (!is_on_outline (rings, x, y, drawn))
        g_error ("at %g, %g number %d is drawn, %d is found", x, y, drawn, find (rings, x, y));
      tally->outlines++;
    }
  cairo_surface_destroy (surface);
}

static guint32
choose_seed (void)
{
  const char *text = g_getenv ("CONCENTRIC_TEST_SEED");

  return text ? (guint32) g_ascii_strtoull (text, NULL, 10) : g_random_int ();
}

/* Every other layout is right-to-left, every third is zoomed. */
static void
hold_against (guint from,
              guint to)
{
  guint32 seed = choose_seed ();
  GRand *rand = g_rand_new_with_seed (seed);
  Tally tally = { 0 };

  g_test_message ("CONCENTRIC_TEST_SEED=%u", seed);
  for (guint i = 0; i < LAYOUTS; i++)
    {
      CxRingsView view = { 2.5, -400, -400, 400, 400 };
      gboolean near = i % 3 == 2;
      g_autoptr(CxRings) rings = NULL;
      World world;

      init_world (&world, rand, g_rand_int_range (rand, from, to));
      rings = lay_out (&world, g_rand_double_range (rand, 64, 400) * (near ? view.zoom : 1), i % 2, near ? &view : NULL);
      ask_points (rings, rand, &tally);
      clear_world (&world);
    }
  g_rand_free (rand);
  g_test_message ("%u points, %u on something, %u on an outline", tally.points, tally.on, tally.outlines);
  g_assert_cmpuint (tally.points, ==, 10000);
  g_assert_cmpuint (tally.on, >, 500);
  g_assert_cmpuint (tally.outlines, <, 250);
}

static void
test_marks (void)
{
  hold_against (1, CX_RINGS_DENSITY_FROM);
}

static void
test_density (void)
{
  hold_against (CX_RINGS_DENSITY_FROM * 4, CX_RINGS_DENSITY_FROM * 8);
}

/* A part that is few enough has marks, where all is a density, and each where it would be without the rest. */
static void
test_part (void)
{
  GRand *rand = g_rand_new_with_seed (7);
  CxRingsView view = { 8, 300, 300, 700, 700 };
  g_autoptr(CxRings) part = NULL;
  World world;

  init_world (&world, rand, CX_RINGS_DENSITY_FROM * 2);
  part = lay_out (&world, 8 * 260, FALSE, &view);
  g_assert_cmpuint (part->cells->len, ==, 0);
  g_assert_cmpuint (part->marks->len, >, 0);
  g_assert_cmpuint (part->marks->len, <, world.n / 8);
  for (guint i = 0; i < part->marks->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (part->marks, CxRingsMark, i);
      CxRingsMark placed = { 0 };

      cx_rings_place (part, &world.accounts[mark->account], &placed);
      g_assert_true (placed.x == mark->x && placed.y == mark->y);
      g_assert_true (mark->x >= view.left && mark->x <= view.right && mark->y >= view.top && mark->y <= view.bottom);
      g_assert_cmpint (cx_rings_find (part, mark->x, mark->y), >=, (int) i);
    }
  clear_world (&world);
  g_rand_free (rand);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rings-find/marks", test_marks);
  g_test_add_func ("/rings-find/density", test_density);
  g_test_add_func ("/rings-find/part", test_part);
  return g_test_run ();
}
