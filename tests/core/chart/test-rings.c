/* The bullseye's geometry: every mark where its tier and sector say, the same on every run, found
 * again under the pointer; golden values from an independent computation in Python. */
#include "cx-mark-shape.h"
#include "cx-rings.h"

#include <math.h>

#define R 260.0

static const double thresholds[3] = { 75, 50, 25 };
static const char *const labels[] = { "a", "b", "c", "d", "e", "f", "g" };
static const guint counts[] = { 148, 112, 96, 88, 78, 54, 36 };

typedef struct {
  CxRingsInput *accounts;
  guint         n;
} World;

static void
get_account (gpointer      accounts,
             guint         i,
             CxRingsInput *account)
{
  *account = ((const CxRingsInput *) accounts)[i];
}

static guint8
tier_of (double fit)
{
  return fit >= 75 ? 1 : fit >= 50 ? 2 : fit >= 25 ? 3 : 0;
}

/* Accounts in seven sectors, on steps of a score of 18, every seventh capped, every fifth open. */
static World
make_world (guint scale)
{
  World world = { g_new0 (CxRingsInput, 612 * scale), 612 * scale };
  guint at = 0;

  for (guint s = 0; s < 7; s++)
    for (guint i = 0; i < counts[s] * scale; i++, at++)
      {
        CxRingsInput *account = &world.accounts[at];

        account->key = g_strdup_printf ("account-%u.example", at);
        account->low = account->high = 100.0 / 18 * ((at * 7) % 19);
        account->tier = tier_of (account->low);
        account->sector = s;
        account->stage = at % 6 == 5 ? 0xff : at % 6;
        account->measure = (at * 37) % 480;
        if (at % 7 == 0 && account->tier == 1)
          account->tier = 3;
        if (at % 5 == 0 && account->low < 60)
          {
            account->high = account->low + 30;
            account->could_move = TRUE;
          }
      }
  return world;
}

static void
free_world (World *world)
{
  for (guint i = 0; i < world->n; i++)
    g_free ((char *) world->accounts[i].key);
  g_free (world->accounts);
}

static CxRings *
lay_out (const World *world,
         gboolean     rtl)
{
  return cx_rings_new (get_account, world->accounts, world->n, labels, 7, thresholds, 100.0 / 18, R, rtl, NULL);
}

static double
degrees_of (double x,
            double y,
            double start)
{
  double degrees = atan2 (-y, x) * 180 / G_PI;

  while (degrees < start)
    degrees += 360;
  return degrees;
}

static void
test_radius (void)
{
  g_assert_cmpfloat_with_epsilon (cx_rings_radius (75, R), 98.521577, 1e-6);
  g_assert_cmpfloat_with_epsilon (cx_rings_radius (50, R), 160.048774, 1e-6);
  g_assert_cmpfloat_with_epsilon (cx_rings_radius (25, R), 212.576980, 1e-6);
  g_assert_cmpfloat (cx_rings_radius (0, R), ==, R);
  g_assert_cmpfloat (cx_rings_radius (100, R), ==, 0);
}

static void
test_sectors (void)
{
  static const double golden[7][2] = {
    { 8.000000, 86.522222 },    { 88.922222, 148.344444 },  { 150.744444, 201.677778 }, { 204.077778, 250.766667 },
    { 253.166667, 294.550000 }, { 296.950000, 325.600000 }, { 328.000000, 352.000000 },
  };
  World world = make_world (1);
  g_autoptr(CxRings) rings = lay_out (&world, FALSE);
  g_autoptr(CxRings) mirrored = lay_out (&world, TRUE);

  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpfloat_with_epsilon (rings->sectors[i].start, golden[i][0], 1e-6);
      g_assert_cmpfloat_with_epsilon (rings->sectors[i].end, golden[i][1], 1e-6);
      g_assert_cmpfloat_with_epsilon (mirrored->sectors[i].start, 180 - golden[i][1], 1e-6);
      g_assert_cmpuint (rings->sectors[i].accounts, ==, counts[i]);
      g_assert_cmpstr (rings->sectors[i].label, ==, labels[i]);
    }
  free_world (&world);
}

/* One large sector and eleven tiny ones: each keeps its minimum, and all fit in the circle. */
static void
test_sectors_never_too_narrow (void)
{
  static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" };

  for (guint n = 1; n <= CX_RINGS_MAX_SECTORS; n++)
    for (guint large = 1; large < 2000; large *= 3)
      {
        g_autofree CxRingsInput *accounts = g_new0 (CxRingsInput, large + n);
        g_autoptr(CxRings) rings = NULL;

        for (guint i = 0; i < large + n; i++)
          accounts[i] = (CxRingsInput) { .key = "k", .sector = i < large ? 0 : i - large };
        rings = cx_rings_new (get_account, accounts, large + n, names, n, thresholds, 5, R, FALSE, NULL);
        g_assert_cmpfloat (rings->sectors[0].start, ==, 8);
        g_assert_cmpfloat_with_epsilon (rings->sectors[n - 1].end, 352, 1e-6);
        for (guint i = 0; i < n; i++)
          {
            g_assert_cmpfloat (rings->sectors[i].end - rings->sectors[i].start, >=, 24 - 1e-6);
            if (i > 0)
              g_assert_cmpfloat_with_epsilon (rings->sectors[i].start - rings->sectors[i - 1].end, 2.4, 1e-6);
          }
      }
}

static void
test_sort_sectors (void)
{
  static const guint many[] = { 5, 9, 0, 9, 1, 2, 3 };
  static const char *const names[] = { "five", "nine b", "none", "nine a", "one", "two", "three" };
  guint8 sectors[7];

  g_assert_cmpuint (cx_rings_sort_sectors (many, names, 7, 12, sectors), ==, 6);
  g_assert_cmpuint (sectors[3], ==, 0);
  g_assert_cmpuint (sectors[1], ==, 1);
  g_assert_cmpuint (sectors[0], ==, 2);
  g_assert_cmpuint (sectors[4], ==, 5);

  g_assert_cmpuint (cx_rings_sort_sectors (many, names, 7, 4, sectors), ==, 4);
  g_assert_cmpuint (sectors[0], ==, 2);
  g_assert_cmpuint (sectors[6], ==, 3);
  g_assert_cmpuint (sectors[5], ==, 3);
  g_assert_cmpuint (sectors[4], ==, 3);
  g_assert_cmpuint (cx_rings_sort_sectors (many, names, 0, 4, sectors), ==, 0);
}

static const struct {
  const char *key;
  double      low, high;
  guint8      tier, sector;
  double      measure, x, y, radius, tip_x, tip_y;
} golden_marks[] = {
  { "grunfels.example", 61.111, 77.778, 2, 2, 259, -136.5841, 24.2883, 5.2321, -89.3226, 15.8839 },
  { "acme", 100, 100, 1, 0, 480, 13.0840, -7.6404, 6.4000, 13.0840, -7.6404 },
  { "capped.example", 72.2, 72.2, 3, 6, 10, 142.3718, 80.4498, 2.6351, 142.3718, 80.4498 },
  { "pinned", 10, 10, 2, 1, 0, -11.6326, -154.9694, 2.0000, -11.6326, -154.9694 },
  { "zero", 0, 0, 0, 3, 20, -219.5340, 135.3128, 2.8981, -219.5340, 135.3128 },
  { "Ångström", 94.444, 94.444, 1, 4, 120, 3.7955, 27.4212, 4.2000, 3.7955, 27.4212 },
};

static void
test_golden_marks (void)
{
  World world = make_world (1);
  g_autoptr(CxRings) rings = lay_out (&world, FALSE);
  g_autoptr(CxRings) mirrored = lay_out (&world, TRUE);

  rings->measure_max = mirrored->measure_max = 480;
  for (guint i = 0; i < G_N_ELEMENTS (golden_marks); i++)
    {
      CxRingsInput account = { .key = golden_marks[i].key, .low = golden_marks[i].low, .high = golden_marks[i].high,
                               .tier = golden_marks[i].tier, .sector = golden_marks[i].sector,
                               .measure = golden_marks[i].measure };
      CxRingsMark mark;

      account.could_move = account.low != account.high;
      cx_rings_place (rings, &account, &mark);
      g_assert_cmpfloat_with_epsilon (mark.x, golden_marks[i].x, 1e-4);
      g_assert_cmpfloat_with_epsilon (mark.y, golden_marks[i].y, 1e-4);
      g_assert_cmpfloat_with_epsilon (mark.radius, golden_marks[i].radius, 1e-4);
      g_assert_cmpfloat_with_epsilon (mark.tip_x, golden_marks[i].tip_x, 1e-4);
      g_assert_cmpfloat_with_epsilon (mark.tip_y, golden_marks[i].tip_y, 1e-4);

      cx_rings_place (mirrored, &account, &mark);
      g_assert_cmpfloat_with_epsilon (mark.x, -golden_marks[i].x, 1e-4);
      g_assert_cmpfloat_with_epsilon (mark.y, golden_marks[i].y, 1e-4);
    }
  free_world (&world);
}

static void
assert_inside (const CxRings      *rings,
               const CxRingsInput *account,
               const CxRingsMark  *mark)
{
  const CxRingsSector *sector = &rings->sectors[account->sector];
  double r = hypot (mark->x, mark->y);
  double inner = account->tier == 1 ? 0 : rings->ring[account->tier == 0 ? 2 : account->tier - 2];
  double outer = account->tier == 0 ? rings->radius : rings->ring[account->tier - 1];
  double degrees = degrees_of (mark->x, mark->y, sector->start);

  g_assert_cmpfloat (r, >=, inner - 1e-9);
  g_assert_cmpfloat (r, <=, outer + 1e-9);
  if (r > 1e-6)
    g_assert_cmpfloat (degrees, <=, sector->end);
  g_assert_cmpfloat (hypot (mark->tip_x, mark->tip_y), <=, r + 1e-9);
  g_assert_cmpfloat (mark->radius, >=, 2);
  g_assert_cmpfloat (mark->radius, <=, 6.4 + 1e-9);
}

static void
test_marks_lie_in_ring_and_sector (void)
{
  static const double cuts[][3] = { { 75, 50, 25 }, { 90, 89, 88 }, { 50, 50, 50 }, { 100, 60, 0 }, { 100, 100, 100 } };
  World world = make_world (3);

  for (guint c = 0; c < G_N_ELEMENTS (cuts); c++)
    for (int rtl = 0; rtl <= 1; rtl++)
      {
        g_autoptr(CxRings) rings = cx_rings_new (get_account, world.accounts, world.n, labels, 7, cuts[c], 100.0 / 18, R, rtl, NULL);

        g_assert_cmpuint (rings->marks->len, ==, world.n);
        for (guint i = 0; i < rings->marks->len; i++)
          {
            const CxRingsMark *mark = &g_array_index (rings->marks, CxRingsMark, i);

            assert_inside (rings, &world.accounts[mark->account], mark);
          }
      }
  free_world (&world);
}

static void
test_order_of_drawing (void)
{
  World world = make_world (1);
  g_autoptr(CxRings) rings = lay_out (&world, FALSE);

  for (guint i = 1; i < rings->marks->len; i++)
    {
      const CxRingsMark *below = &g_array_index (rings->marks, CxRingsMark, i - 1);
      const CxRingsMark *above = &g_array_index (rings->marks, CxRingsMark, i);
      guint8 stage_below = world.accounts[below->account].stage + 1, stage_above = world.accounts[above->account].stage + 1;

      g_assert_cmpuint (stage_below, <=, stage_above);
      if (stage_below == stage_above)
        g_assert_cmpfloat (below->radius, >=, above->radius);
    }
  free_world (&world);
}

static const CxRingsMark *
find_mark (const CxRings *rings,
           guint          account)
{
  for (guint i = 0; i < rings->marks->len; i++)
    if (g_array_index (rings->marks, CxRingsMark, i).account == account)
      return &g_array_index (rings->marks, CxRingsMark, i);
  g_assert_not_reached ();
}

static void
test_only_a_changed_fit_moves_a_mark (void)
{
  World world = make_world (1);
  g_autoptr(CxRings) before = lay_out (&world, FALSE);
  g_autoptr(CxRings) after = NULL;

  world.accounts[100].low = world.accounts[100].high = 100;
  world.accounts[100].tier = 1;
  after = lay_out (&world, FALSE);
  for (guint i = 0; i < world.n; i++)
    {
      const CxRingsMark *was = find_mark (before, i), *is = find_mark (after, i);

      if (i != 100)
        g_assert_true (was->x == is->x && was->y == is->y);
      else
        {
          g_assert_cmpfloat (hypot (is->x, is->y), <, hypot (was->x, was->y));
          g_assert_cmpfloat_with_epsilon (degrees_of (is->x, is->y, 0), degrees_of (was->x, was->y, 0), 1e-6);
        }
    }
  free_world (&world);
}

/* Whether no other mark is near enough to be meant instead. */
static gboolean
is_isolated (const CxRings *rings,
             guint          at)
{
  const CxRingsMark *mark = &g_array_index (rings->marks, CxRingsMark, at);

  for (guint i = 0; i < rings->marks->len; i++)
    {
      const CxRingsMark *other = &g_array_index (rings->marks, CxRingsMark, i);

      if (i != at && hypot (other->x - mark->x, other->y - mark->y) < 15)
        return FALSE;
    }
  return TRUE;
}

static void
test_find_isolated_marks (void)
{
  World world = make_world (1);
  g_autoptr(CxRings) rings = lay_out (&world, FALSE);
  guint isolated = 0;

  for (guint i = 0; i < rings->marks->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (rings->marks, CxRingsMark, i);

      if (!is_isolated (rings, i))
        continue;
      isolated++;
      g_assert_cmpint (cx_rings_find (rings, mark->x, mark->y), ==, i);
      g_assert_cmpint (cx_rings_find (rings, mark->x + 3, mark->y - 3), ==, i);
    }
  g_assert_cmpuint (isolated, >, 50);
  g_assert_cmpint (cx_rings_find (rings, R + 30, 0), ==, -1);
  g_assert_cmpint (cx_rings_find (rings, NAN, NAN), ==, -1);
  free_world (&world);
}

/* By definition: the last mark that has the point, else the nearest within 9 px. */
static int
find_by_hand (CxRings *rings,
              double   x,
              double   y)
{
  double nearest = 9;
  int on = -1, near = -1;

  for (guint i = 0; i < rings->marks->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (rings->marks, CxRingsMark, i);
      double distance = hypot (mark->x - x, mark->y - y);

      if (cx_mark_shape_covers (mark->stage, mark->radius, x - mark->x, y - mark->y))
        on = i;
      if (distance <= nearest)
        near = i, nearest = distance;
    }
  return on >= 0 ? on : near;
}

/* The grid answers as a look at every mark does, wherever the pointer is. */
static void
test_find_agrees_with_a_full_search (void)
{
  World world = make_world (1);
  g_autoptr(CxRings) rings = lay_out (&world, FALSE);

  for (double y = -R - 12; y <= R + 12; y += 7.3)
    for (double x = -R - 12; x <= R + 12; x += 7.3)
      g_assert_cmpint (cx_rings_find (rings, x, y), ==, find_by_hand (rings, x, y));
  free_world (&world);
}

static void
test_find_ring (void)
{
  static const struct { double r, degrees; int tier, sector; } cases[] = {
    { 20, 40, 1, 0 },  { 120, 120, 2, 1 },  { 200, 180, 3, 2 }, { 250, 340, 0, 6 },
    { 270, 40, -1, 0 }, { 120, 0, 2, -1 },  { 120, 87.5, 2, -1 }, { 250, 355, 0, -1 },
  };
  World world = make_world (1);

  for (int rtl = 0; rtl <= 1; rtl++)
    {
      g_autoptr(CxRings) rings = lay_out (&world, rtl);

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          double radians = cases[i].degrees * G_PI / 180, x = cases[i].r * cos (radians);
          int sector;

          g_assert_cmpint (cx_rings_find_ring (rings, rtl ? -x : x, -cases[i].r * sin (radians), &sector), ==,
                           cases[i].tier);
          g_assert_cmpint (sector, ==, cases[i].sector);
        }
    }
  free_world (&world);
}

static void
test_density (void)
{
  World world = make_world (50);

  for (double radius = 10; radius < 900; radius *= 2.4)
    for (int rtl = 0; rtl <= 1; rtl++)
      {
        g_autoptr(CxRings) rings = cx_rings_new (get_account, world.accounts, world.n, labels, 7, thresholds, 100.0 / 18, radius, rtl, NULL);
        guint sum = 0, fullest = 0;

        g_assert_cmpuint (rings->marks->len, ==, 0);
        g_assert_cmpuint (rings->cells->len, <=, 6000);
        for (guint i = 0; i < rings->cells->len; i++)
          {
            const CxRingsCell *cell = &g_array_index (rings->cells, CxRingsCell, i);

            sum += cell->accounts;
            fullest = MAX (fullest, cell->accounts);
            g_assert_cmpuint (cell->level, <=, 9);
            if (cell->accounts == rings->cell_accounts)
              g_assert_cmpuint (cell->level, ==, 9);
            g_assert_cmpint (cx_rings_find_cell (rings, cell->x, cell->y), ==, i);
          }
        g_assert_cmpuint (sum, ==, world.n);
        g_assert_cmpuint (fullest, ==, rings->cell_accounts);
        g_assert_cmpint (cx_rings_find_cell (rings, radius + 5, 0), ==, -1);
      }
  free_world (&world);
}

static void
test_density_begins_at_its_count (void)
{
  World world = make_world (7);
  g_autoptr(CxRings) marks = NULL;
  g_autoptr(CxRings) cells = NULL;

  marks = cx_rings_new (get_account, world.accounts, CX_RINGS_DENSITY_FROM - 1, labels, 7, thresholds, 5, R, FALSE, NULL);
  cells = cx_rings_new (get_account, world.accounts, CX_RINGS_DENSITY_FROM, labels, 7, thresholds, 5, R, FALSE, NULL);
  g_assert_cmpuint (marks->marks->len, ==, CX_RINGS_DENSITY_FROM - 1);
  g_assert_cmpuint (marks->cells->len, ==, 0);
  g_assert_cmpint (cx_rings_find_cell (marks, 10, 10), ==, -1);
  g_assert_cmpuint (cells->marks->len, ==, 0);
  g_assert_cmpint (cx_rings_find (cells, 10, 10), ==, -1);
  free_world (&world);
}

/* Marks need room: small rings have fewer. */
static void
test_density_begins_with_the_radius (void)
{
  World world = make_world (7);
  g_autoptr(CxRings) marks = cx_rings_new (get_account, world.accounts, 980, labels, 7, thresholds, 5, 100, FALSE, NULL);
  g_autoptr(CxRings) cells = cx_rings_new (get_account, world.accounts, 981, labels, 7, thresholds, 5, 100, FALSE, NULL);

  g_assert_cmpuint (cx_rings_density_from (100), ==, 981);
  g_assert_cmpuint (marks->marks->len, ==, 980);
  g_assert_cmpuint (cells->marks->len, ==, 0);
  g_assert_cmpuint (cx_rings_density_from (R), ==, CX_RINGS_DENSITY_FROM);
  free_world (&world);
}

static void
test_nothing_to_show (void)
{
  g_autoptr(CxRings) rings = cx_rings_new (get_account, NULL, 0, labels, 1, thresholds, 5, R, FALSE, NULL);
  int sector;

  g_assert_cmpfloat (rings->sectors[0].end, ==, 352);
  g_assert_cmpint (cx_rings_find (rings, 0, 0), ==, -1);
  g_assert_cmpint (cx_rings_find_ring (rings, 10, -10, &sector), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rings/radius", test_radius);
  g_test_add_func ("/rings/sectors", test_sectors);
  g_test_add_func ("/rings/sectors-never-too-narrow", test_sectors_never_too_narrow);
  g_test_add_func ("/rings/sort-sectors", test_sort_sectors);
  g_test_add_func ("/rings/golden-marks", test_golden_marks);
  g_test_add_func ("/rings/marks-lie-in-ring-and-sector", test_marks_lie_in_ring_and_sector);
  g_test_add_func ("/rings/order-of-drawing", test_order_of_drawing);
  g_test_add_func ("/rings/only-a-changed-fit-moves-a-mark", test_only_a_changed_fit_moves_a_mark);
  g_test_add_func ("/rings/find-isolated-marks", test_find_isolated_marks);
  g_test_add_func ("/rings/find-agrees-with-a-full-search", test_find_agrees_with_a_full_search);
  g_test_add_func ("/rings/find-ring", test_find_ring);
  g_test_add_func ("/rings/density", test_density);
  g_test_add_func ("/rings/density-begins-at-its-count", test_density_begins_at_its_count);
  g_test_add_func ("/rings/density-begins-with-the-radius", test_density_begins_with_the_radius);
  g_test_add_func ("/rings/nothing-to-show", test_nothing_to_show);
  return g_test_run ();
}
