/* What the place Fit shows, without a window: sectors, counts, moves, order and words. */
#include "fit-world.h"

#include "cx-bullseye-moves.h"
#include "cx-fit-words.h"
#include "cx-rings-picture.h"
#include "cx-rings-words.h"

static char *
keys_of (CxFitPicture *picture,
         CxFitRegion   region)
{
  g_autoptr(GArray) rows = cx_fit_picture_find (picture, region);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append (keys, cx_fit_picture_get (picture, g_array_index (rows, guint, i)).key);
  return g_string_free_and_steal (keys);
}

static void
assert_keys (CxFitPicture *picture,
             int           tier,
             int           sector,
             gboolean      moved,
             const char   *expected)
{
  g_autofree char *keys = keys_of (picture, (CxFitRegion) { .tier = tier, .sector = sector, .moved = moved });

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_sectors (void)
{
  /* tier 1, 2, 3, outside */
  static const guint golden[3][4] = { { 3, 0, 0, 0 }, { 0, 0, 1, 1 }, { 0, 0, 1, 0 } };
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  g_assert_cmpuint (picture->n_sectors, ==, 3);
  g_assert_cmpstr (picture->sectors[0], ==, "Retail");
  g_assert_cmpstr (picture->sectors[1], ==, "Wholesale");
  g_assert_cmpstr (picture->sectors[2], ==, "Not known");
  for (guint s = 0; s < 3; s++)
    for (guint t = 0; t < 4; t++)
      g_assert_cmpuint (picture->counts[s][(t + 1) % 4], ==, golden[s][t]);
  g_assert_cmpuint (cx_fit_picture_count (picture, 1, -1), ==, 3);
  g_assert_cmpuint (cx_fit_picture_count (picture, -1, 1), ==, 2);
  g_assert_cmpuint (cx_fit_picture_count (picture, -1, -1), ==, 6);
  g_assert_cmpuint (picture->could_move, ==, 1);
  g_assert_cmpuint (picture->n_customers, ==, 2);
  g_assert_cmpfloat (picture->measure_low, ==, 10);
  g_assert_cmpfloat (picture->measure_high, ==, 900);
  fit_world_tear_down (&world);
}

static void
test_no_sectors (void)
{
  static const char *const keys[] = { "", "no such field", "potential" };
  FitWorld world;

  fit_world_set_up (&world, fit_world_accounts);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(CxFitPicture) picture = fit_world_picture (&world, NULL, keys[i], "");

      g_assert_cmpuint (picture->n_sectors, ==, 1);
      g_assert_cmpuint (cx_fit_picture_count (picture, -1, 0), ==, 6);
      g_assert_cmpfloat (picture->measure_high, ==, 0);
    }
  fit_world_tear_down (&world);
}

static void
test_sectors_by_stage (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, CX_FIT_BY_STAGE, "");
  g_assert_cmpuint (picture->n_sectors, ==, 5);
  g_assert_cmpuint (cx_fit_picture_count (picture, -1, 0), ==, 2);
  g_assert_cmpstr (picture->sectors[0], ==,
                   cx_journey_get_stage (cx_snapshot_get_journey (world.snapshot), 0)->label);
  g_assert_cmpstr (picture->sectors[4], ==, "Not known");
  fit_world_tear_down (&world);
}

/* A pinned account lies in the ring that it is pinned to, whatever is tried, and counts there. */
static void
test_pinned (void)
{
  FitWorld world;
  g_autoptr(GArray) changes = g_array_new (FALSE, TRUE, sizeof (CxPin));
  g_autoptr(GRefString) words = g_ref_string_new ("Board member");
  g_autoptr(CxFitPicture) before = NULL, picture = NULL;
  CxSnapshot *unpinned;
  CxFitCounts counts;
  guint account;
  CxPin pin;

  fit_world_set_up (&world, fit_world_accounts);
  before = fit_world_picture (&world, NULL, "industry", "");
  account = 0;
  g_assert_cmpuint (cx_fit_picture_get (before, account).tier, ==, 1);
  pin = (CxPin) { cx_columns_get_id (cx_snapshot_get_columns (world.snapshot), account), 20000, 3, words, words };
  g_array_append_val (changes, pin);
  unpinned = world.snapshot;
  world.snapshot = cx_snapshot_with_pins (unpinned, changes);
  cx_snapshot_unref (unpinned);
  picture = fit_world_picture (&world, NULL, "industry", "");
  g_assert_cmpuint (cx_fit_picture_get (picture, account).tier, ==, 3);
  g_assert_true (cx_fit_picture_get (picture, account).pinned);
  g_assert_cmpuint (picture->pinned, ==, 1);
  g_assert_cmpuint (picture->up + picture->down, ==, 0);
  g_assert_cmpuint (cx_fit_picture_count (picture, 1, -1), ==, cx_fit_picture_count (before, 1, -1) - 1);
  g_assert_cmpuint (cx_fit_picture_count (picture, 3, -1), ==, cx_fit_picture_count (before, 3, -1) + 1);
  cx_tiering_count_by (cx_snapshot_get_tiering (world.snapshot), world.base, &counts);
  for (int tier = 0; tier < CX_N_TIERS; tier++)
    g_assert_cmpuint (counts.tiers[tier], ==, cx_fit_picture_count (picture, tier, -1));
  fit_world_tear_down (&world);
}

/* Industry 0 has one account, industry 1 two … industry 14 fifteen; two accounts have none. */
static char *
make_many_industries (void)
{
  GString *sql = g_string_new ("INSERT INTO account (key, f_1, f_2) VALUES ('x', 'X', NULL), ('y', 'Y', NULL)");

  for (guint industry = 0; industry < 15; industry++)
    for (guint i = 0; i <= industry; i++)
      g_string_append_printf (sql, ", ('%u-%u', 'N', 'Industry %02u')", industry, i, industry);
  return g_string_free_and_steal (sql);
}

static void
test_too_many_sectors (void)
{
  g_autofree char *sql = make_many_industries ();
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, sql);
  picture = fit_world_picture (&world, NULL, "industry", "");
  g_assert_cmpuint (picture->n_sectors, ==, CX_RINGS_MAX_SECTORS);
  g_assert_cmpstr (picture->sectors[0], ==, "Industry 14");
  g_assert_cmpstr (picture->sectors[9], ==, "Industry 05");
  g_assert_cmpstr (picture->sectors[10], ==, "5 others");
  g_assert_cmpstr (picture->sectors[11], ==, "Not known");
  g_assert_cmpuint (cx_fit_picture_count (picture, -1, 10), ==, 1 + 2 + 3 + 4 + 5);
  g_assert_cmpuint (cx_fit_picture_count (picture, -1, 11), ==, 2);
  fit_world_tear_down (&world);
}

/* A value may be called what accounts without one are called. */
static void
test_sector_not_known (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, "INSERT INTO account (key, f_1, f_2) VALUES ('a', 'A', 'Not known'), ('b', 'B', 'Not known'), ('c', 'C', NULL)");
  picture = fit_world_picture (&world, NULL, "industry", "");
  g_assert_cmpuint (picture->n_sectors, ==, 2);
  g_assert_cmpstr (picture->sectors[0], ==, "Not known");
  g_assert_cmpstr (picture->sectors[1], ==, "No value");
  g_assert_cmpuint (cx_fit_picture_count (picture, -1, 1), ==, 1);
  fit_world_tear_down (&world);
}

static CxEvaluation *
evaluate_with_weights (FitWorld *world,
                       double    large,
                       double    rich)
{
  CxProfile *profile = cx_evaluation_get_profile (world->base);
  g_autoptr(CxCriterion) first = cx_criterion_copy (cx_profile_get_criterion (profile, 0));
  g_autoptr(CxCriterion) second = cx_criterion_copy (cx_profile_get_criterion (profile, 1));
  g_autoptr(CxProfile) half = NULL;
  g_autoptr(CxProfile) trial = NULL;

  first->weight = large;
  second->weight = rich;
  half = cx_profile_with_criterion (profile, 0, first);
  trial = cx_profile_with_criterion (half, 1, second);
  return cx_evaluation_new (cx_snapshot_get_columns (world->snapshot), trial, cx_snapshot_get_day (world->snapshot),
                            world->base);
}

/* With weights 1 and 3: a 100, b 25 (down), c 75 (up), d 0, e 75–100 (up), f 25–100 (down). */
static void
test_moves (void)
{
  FitWorld world;
  g_autoptr(CxEvaluation) trial = NULL;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  trial = evaluate_with_weights (&world, 1, 3);
  picture = fit_world_picture (&world, trial, "industry", "potential");
  g_assert_cmpuint (picture->up, ==, 2);
  g_assert_cmpuint (picture->down, ==, 2);
  assert_keys (picture, -1, -1, TRUE, "cebf");
  fit_world_tear_down (&world);
}

static void
test_find (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  assert_keys (picture, -1, -1, FALSE, "abfced");
  assert_keys (picture, 1, -1, FALSE, "abf");
  assert_keys (picture, -1, 1, FALSE, "cd");
  assert_keys (picture, 3, 1, FALSE, "c");
  assert_keys (picture, 2, 0, FALSE, "");
  assert_keys (picture, -1, -1, TRUE, "");
  fit_world_tear_down (&world);
}

static void
test_measures (void)
{
  static const struct { CxFieldType type; const char *unit; double measure; const char *text; } cases[] = {
    { CX_FIELD_MONEY, "EUR", 259000, "€259k" },    { CX_FIELD_MONEY, "USD", 1250000, "$1.25M" },
    { CX_FIELD_MONEY, "CHF", 12000, "CHF 12k" },   { CX_FIELD_MONEY, NULL, 12000, "12k" },
    { CX_FIELD_NUMBER, NULL, 480, "480" },         { CX_FIELD_NUMBER, "EUR", 2e9, "2bn" },
    { CX_FIELD_NUMBER, NULL, 1e15, "1,000,000bn" },
    { CX_FIELD_NUMBER, NULL, 999600, "1M" },       { CX_FIELD_NUMBER, NULL, 2, "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxField) field = cx_field_new ("k", "K", cases[i].type, NULL, cases[i].unit, NULL);
      g_autofree char *text = cx_fit_format_measure (field, cases[i].measure);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_words (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;
  g_autofree char *open = NULL, *whole = NULL, *ring = NULL, *sector = NULL, *region = NULL, *all = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  open = cx_fit_describe_account (picture, 4);
  g_assert_cmpstr (open, ==, "Tier 3, fit 25, at most 100 · €900");
  whole = cx_fit_describe_account (picture, 0);
  g_assert_cmpstr (whole, ==, "Tier 1, fit 100 · Rev · €900");
  ring = cx_fit_describe_ring (picture, CX_TIER_OUTSIDE);
  g_assert_cmpstr (ring, ==, "Outside: 1 of 6 accounts, ring 4 of 4");
  sector = cx_fit_describe_sector (picture, 3, 1);
  g_assert_cmpstr (sector, ==, "Tier 3, Wholesale: 1 account, sector 2 of 3");
  region = cx_fit_describe_region (picture, (CxFitRegion) { .tier = 1 });
  g_assert_cmpstr (region, ==, "Tier 1 · Retail");
  all = cx_fit_describe_picture (picture);
  g_assert_cmpstr (all, ==, "Fit of 6 accounts: Tier 1 3, Tier 2 0, Tier 3 2, Outside 1");
  fit_world_tear_down (&world);
}

/* ── a rectangle over the rings ───────────────────────────────────────── */

/* Those that a rectangle finds are those whose marks lie in it, whatever the size of the rings, mirrored or not. */
static void
test_box (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;
  guint found = 0;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  for (guint i = 0; i < 400; i++)
    {
      double x = g_test_rand_double_range (-1, 1), y = g_test_rand_double_range (-1, 1);
      CxFitBox box = { x, y, x + g_test_rand_double_range (0, 1), y + g_test_rand_double_range (0, 1), i % 2 };
      CxFitRegion region = { .tier = -1, .sector = -1, .boxed = TRUE, .box = box };
      g_autoptr(CxRings) rings = cx_fit_picture_lay_out (picture, 300, box.rtl, NULL);
      g_autoptr(GArray) rows = cx_fit_picture_find (picture, region);
      guint inside = 0;

      for (guint m = 0; m < rings->marks->len; m++)
        {
          const CxRingsMark *mark = &g_array_index (rings->marks, CxRingsMark, m);
          gboolean in = mark->x / 300 >= box.left && mark->x / 300 <= box.right && mark->y / 300 >= box.top && mark->y / 300 <= box.bottom;

          g_assert_cmpint (cx_fit_picture_is_in (picture, mark->account, region), ==, in);
          inside += in;
        }
      g_assert_cmpuint (rows->len, ==, inside);
      found += inside;
    }
  g_assert_cmpuint (found, >, 50);
  fit_world_tear_down (&world);
}

static void
test_box_of_a_tier (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;
  CxFitRegion region = { .tier = 1, .sector = -1, .boxed = TRUE, .box = { -1, -1, 1, 1, FALSE } };
  g_autofree char *keys = NULL;
  g_autofree char *words = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "");
  keys = keys_of (picture, region);
  g_assert_cmpuint (strlen (keys), ==, 3);
  words = cx_fit_describe_region (picture, region);
  g_assert_cmpstr (words, ==, "In the rectangle");
  g_assert_false (cx_fit_region_equal (region, CX_FIT_EVERYWHERE));
  fit_world_tear_down (&world);
}

/* ── the message ──────────────────────────────────────────────────────── */

static void
test_message (void)
{
  static const struct { const char *accounts, *message, *tier1, *outside; } rows[] = {
    { NULL, "3 of 6 accounts are in the bullseye; 2 of them are customers", "Tier 1 · 3 · \u206650\u202f%\u2069", "Outside · 1 · \u206617\u202f%\u2069" },
    { "('a', 'A', 500, 900, 'Rev')", "The only account is in the bullseye", "Tier 1 · 1 · \u2066100\u202f%\u2069",
      "Outside · 0 · \u20660\u202f%\u2069" },
    { "('a', 'A', 5, 9, 'Rev')", "The only account is not in the bullseye", "Tier 1 · 0 · \u20660\u202f%\u2069", "Outside · 1 · \u2066100\u202f%\u2069" },
    { "('a', 'A', 500, 900, 'RL'), ('b', 'B', 5, 9, 'Rev')", "1 of 2 accounts is in the bullseye; none of them is a customer",
      "Tier 1 · 1 · \u206650\u202f%\u2069", "Outside · 1 · \u206650\u202f%\u2069" },
    { "('a', 'A', 500, 900, 'RL'), ('b', 'B', 500, 900, 'RL')", "All 2 accounts are in the bullseye", "Tier 1 · 2 · \u2066100\u202f%\u2069",
      "Outside · 0 · \u20660\u202f%\u2069" },
    { "('a', 'A', 5, 9, 'RL'), ('b', 'B', 5, 9, 'RL')", "None of 2 accounts is in the bullseye", "Tier 1 · 0 · \u20660\u202f%\u2069",
      "Outside · 2 · \u2066100\u202f%\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO account (key, f_1, f_3, f_4, stage) VALUES %s", rows[i].accounts);
      g_autoptr(CxFitPicture) picture = NULL;
      g_autofree char *message = NULL;
      g_autofree char *tier1 = NULL;
      g_autofree char *outside = NULL;
      FitWorld world;

      fit_world_set_up (&world, rows[i].accounts ? sql : fit_world_accounts);
      picture = fit_world_picture (&world, NULL, "", "");
      message = cx_rings_describe_message (picture);
      tier1 = cx_rings_describe_tier (picture, 1);
      outside = cx_rings_describe_tier (picture, 0);
      g_assert_cmpstr (message, ==, rows[i].message);
      g_assert_cmpstr (tier1, ==, rows[i].tier1);
      g_assert_cmpstr (outside, ==, rows[i].outside);
      fit_world_tear_down (&world);
    }
}

/* Something is never nothing, and not all is never all. */
static void
test_share (void)
{
  static const struct { guint n, all; const char *share; } rows[] = {
    { 0, 0, "–" }, { 0, 10, "\u20660\u202f%\u2069" }, { 1, 1000, "\u2066< 1\u202f%\u2069" }, { 10, 1000, "\u20661\u202f%\u2069" },
    { 94, 1000, "\u20669\u202f%\u2069" },
    { 990, 1000, "\u206699\u202f%\u2069" }, { 999, 1000, "\u2066> 99\u202f%\u2069" }, { 1000, 1000, "\u2066100\u202f%\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *share = cx_rings_describe_share (rows[i].n, rows[i].all);

      g_assert_cmpstr (share, ==, rows[i].share);
    }
}

/* ── two, on paper ────────────────────────────────────────────────────── */

/* Where a drawing has its bullseyes, and the texts that begin as they are looked for. */
typedef struct {
  const char *wanted[2];
  double      x[2], y[2];
  double      rings[2], below[2];
  guint       n_rings;
} Seen;

static void
see_box (double   x,
         double   y,
         double   width,
         double   height,
         double   radius,
         guint    color,
         double   opacity,
         gpointer data)
{
}

static void
see_path (const cairo_path_t *path,
          double              line,
          double              dash,
          guint               color,
          double              opacity,
          gpointer            data)
{
}

static void
see_text (PangoLayout *layout,
          double       x,
          double       y,
          guint        color,
          double       opacity,
          gpointer     data)
{
  Seen *seen = data;

  for (guint i = 0; i < 2; i++)
    if (g_str_equal (pango_layout_get_text (layout), seen->wanted[i]))
      {
        seen->x[i] = x;
        seen->y[i] = y;
      }
}

/* The samples of the legend are pictures, too, but small. */
static void
see_picture (double     x,
             double     y,
             double     width,
             double     height,
             CxDrawFunc draw,
             gpointer   picture,
             gpointer   data)
{
  Seen *seen = data;

  if (height < 100)
    return;
  g_assert_cmpuint (seen->n_rings, <, 2);
  seen->rings[seen->n_rings] = x;
  seen->below[seen->n_rings++] = y;
}

/* What is seen side by side is given away side by side, each under its caption. */
static void
test_pair (void)
{
  static const CxDrawingTarget target = { .box = see_box, .path = see_path, .text = see_text, .picture = see_picture };
  FitWorld world;
  g_autoptr(CxEvaluation) trial = NULL;
  g_autoptr(CxFitPicture) left = NULL, right = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  trial = evaluate_with_weights (&world, 1, 3);
  left = fit_world_picture (&world, NULL, "industry", "potential");
  right = fit_world_picture (&world, trial, "industry", "potential");
  for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
    {
      const CxRingsSide sides[2] = { { left, "Robots, version 1" }, { right, "Robots, as tried" } };
      g_autoptr(CxPicture) picture = cx_rings_pair_picture_new (sides, rtl);
      Seen seen = { .wanted = { sides[0].caption, sides[1].caption } };
      guint first = rtl ? 1 : 0;

      cx_drawing_replay (picture->drawing, &target, &seen);
      g_assert_cmpuint (seen.n_rings, ==, 2);
      g_assert_cmpfloat (seen.rings[1 - first] - seen.rings[first], >, picture->width / 2 - 30);
      g_assert_cmpfloat (seen.below[0], ==, seen.below[1]);
      g_assert_cmpfloat (seen.y[0], ==, seen.y[1]);
      g_assert_cmpfloat (seen.y[0], <, seen.below[0]);
      for (guint i = 0; i < 2; i++)
        {
          g_assert_cmpfloat (seen.rings[i], >=, 0);
          g_assert_cmpfloat_with_epsilon (seen.x[i], seen.rings[i], 0.5);
        }
      g_assert_cmpstr (picture->title, ==, "3 accounts in the bullseye of both");
    }
  fit_world_tear_down (&world);
}

static void
test_pair_figures (void)
{
  FitWorld world;
  g_autoptr(CxEvaluation) trial = NULL;
  g_autoptr(CxFitPicture) left = NULL, right = NULL;
  g_autoptr(CxPicture) picture = NULL;
  g_autofree char *tabs = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  trial = evaluate_with_weights (&world, 1, 3);
  left = fit_world_picture (&world, NULL, "industry", "potential");
  right = fit_world_picture (&world, trial, "industry", "potential");
  picture = cx_rings_pair_picture_new ((const CxRingsSide[2]) { { left, "A" }, { right, "B" } }, FALSE);
  tabs = cx_figures_to_tabs (picture->figures);
  g_assert_cmpstr (tabs, ==,
                   "Sector\tProfile\tTier 1\tTier 2\tTier 3\tOutside\tAll\n"
                   "Retail\tA\t3\t0\t0\t0\t3\nRetail\tB\t1\t0\t2\t0\t3\n"
                   "Wholesale\tA\t0\t0\t1\t1\t2\nWholesale\tB\t1\t0\t0\t1\t2\n"
                   "Not known\tA\t0\t0\t1\t0\t1\nNot known\tB\t1\t0\t0\t0\t1\n"
                   "All accounts\tA\t3\t0\t2\t1\t6\nAll accounts\tB\t3\t0\t2\t1\t6\n");
  fit_world_tear_down (&world);
}

/* ── what moves ───────────────────────────────────────────────────────── */

static GArray *
make_marks (guint n)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CxRingsMark));

  for (guint i = 0; i < n; i++)
    {
      CxRingsMark mark = { .account = n - i, .x = i, .y = 2 * i, .radius = 3 };

      g_array_append_val (marks, mark);
    }
  return marks;
}

static void
test_marks_that_move (void)
{
  g_autoptr(GArray) before = make_marks (1000), after = make_marks (1000);
  g_autoptr(GArray) none = cx_bullseye_find_moves (before, after), some = NULL, many = NULL;
  CxRingsMark mark;

  g_assert_cmpuint (none->len, ==, 0);
  g_array_index (after, CxRingsMark, 5).x += 40;
  g_array_index (after, CxRingsMark, 7).radius = 5;
  g_array_index (after, CxRingsMark, 9).account = 5000;
  some = cx_bullseye_find_moves (before, after);
  g_assert_cmpuint (some->len, ==, 2);
  mark = cx_bullseye_move_at (&g_array_index (some, CxBullseyeMove, 0), 0.25);
  g_assert_cmpuint (mark.account, ==, 995);
  g_assert_cmpfloat (mark.x, ==, 15);
  g_assert_cmpfloat (mark.y, ==, 10);
  for (guint i = 0; i <= CX_BULLSEYE_MOST_MOVES; i++)
    g_array_index (after, CxRingsMark, 20 + i).y -= 9;
  many = cx_bullseye_find_moves (before, after);
  g_assert_null (many);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit-picture/sectors", test_sectors);
  g_test_add_func ("/fit-picture/sector-not-known", test_sector_not_known);
  g_test_add_func ("/fit-picture/no-sectors", test_no_sectors);
  g_test_add_func ("/fit-picture/sectors-by-stage", test_sectors_by_stage);
  g_test_add_func ("/fit-picture/pinned", test_pinned);
  g_test_add_func ("/fit-picture/too-many-sectors", test_too_many_sectors);
  g_test_add_func ("/fit-picture/moves", test_moves);
  g_test_add_func ("/fit-picture/find", test_find);
  g_test_add_func ("/fit-picture/measures", test_measures);
  g_test_add_func ("/fit-picture/words", test_words);
  g_test_add_func ("/fit-picture/box", test_box);
  g_test_add_func ("/fit-picture/box-of-a-tier", test_box_of_a_tier);
  g_test_add_func ("/fit-picture/message", test_message);
  g_test_add_func ("/fit-picture/share", test_share);
  g_test_add_func ("/fit-picture/pair", test_pair);
  g_test_add_func ("/fit-picture/pair-figures", test_pair_figures);
  g_test_add_func ("/fit-picture/marks-that-move", test_marks_that_move);
  return g_test_run ();
}
