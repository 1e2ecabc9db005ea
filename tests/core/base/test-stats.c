/* Small statistics against figures worked out elsewhere. */
#include "cx-stats.h"

#include <math.h>

/* The interval's ends solve (p - x)² = z² x (1 - x) / n; these were found from that equation. */
static void
test_wilson (void)
{
  static const struct {
    guint64 k, n;
    double  low, high;
  } cases[] = {
    { 1, 10, 0.01787621309507289, 0.4041500267952385 }, { 5, 10, 0.236593090512564, 0.763406909487436 },
    { 45, 100, 0.35614537979512, 0.5475539700255784 },  { 180, 400, 0.40195222801404207, 0.4989990014193877 },
    { 10, 10, 0.7224672001371114, 1 },                  { 0, 5, 0, 0.43448246478317476 },
    { 0, 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low, high;

      cx_wilson (cases[i].k, cases[i].n, &low, &high);
      g_assert_cmpfloat_with_epsilon (low, cases[i].low, 1e-12);
      g_assert_cmpfloat_with_epsilon (high, cases[i].high, 1e-12);
    }
}

static void
test_two_proportions (void)
{
  g_assert_cmpfloat_with_epsilon (cx_two_proportions (45, 100, 30, 100), 0.02845973691631043, 1e-12);
  g_assert_cmpfloat_with_epsilon (cx_two_proportions (90, 200, 60, 210), 0.0005562300213663995, 1e-12);
  g_assert_cmpfloat (cx_two_proportions (5, 10, 5, 10), ==, 1);
  g_assert_cmpfloat (cx_two_proportions (0, 0, 5, 10), ==, 1);
  g_assert_cmpfloat (cx_two_proportions (10, 10, 5, 5), ==, 1);
}

/* Upper ends of table II of Newcombe 1998; the multiple from its formula, worked out in Python. */
static void
test_most_ahead (void)
{
  g_assert_cmpfloat_with_epsilon (cx_most_ahead (56, 70, 48, 80, 1, CX_Z_95), 0.3339, 5e-5);
  g_assert_cmpfloat_with_epsilon (cx_most_ahead (9, 10, 3, 10, 1, CX_Z_95), 0.8090, 5e-5);
  g_assert_cmpfloat_with_epsilon (cx_most_ahead (10, 10, 0, 20, 1, CX_Z_95), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (cx_most_ahead (38, 50, 38, 50, 1.2, CX_Z_95), 0.0359352912450491, 1e-12);
  g_assert_cmpfloat (cx_most_ahead (10, 10, 10, 10, 1, CX_Z_95), >, 0.2);
}

static void
test_quantile (void)
{
  static const double four[] = { 1, 2, 3, 10 };
  static const double one[] = { 7 };

  g_assert_cmpfloat (cx_quantile (four, 4, 0), ==, 1);
  g_assert_cmpfloat (cx_quantile (four, 4, 0.5), ==, 2.5);
  g_assert_cmpfloat (cx_quantile (four, 4, 0.75), ==, 4.75);
  g_assert_cmpfloat (cx_quantile (four, 4, 1), ==, 10);
  g_assert_cmpfloat (cx_quantile (one, 1, 0.25), ==, 7);
}

static void
test_largest_remainder (void)
{
  double thirds[] = { 100.0 / 3, 100.0 / 3, 100.0 / 3 };
  double exact[] = { 23.1, 38.4, 0 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  cx_largest_remainder (thirds, 3, 0.1);
  g_assert_cmpfloat_with_epsilon (thirds[0], 33.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (thirds[1], 33.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (thirds[2], 33.3, 1e-9);
  cx_largest_remainder (exact, 3, 0.1);
  g_assert_cmpfloat_with_epsilon (exact[0], 23.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (exact[1], 38.4, 1e-9);

  for (guint round_no = 0; round_no < 1000; round_no++)
    {
      double values[9], before[9], sum = 0, rounded = 0;

      for (guint i = 0; i < 9; i++)
        sum += before[i] = values[i] = g_rand_double_range (rand, 0, 25);
      cx_largest_remainder (values, 9, 0.1);
      for (guint i = 0; i < 9; i++)
        {
          rounded += values[i];
          g_assert_cmpfloat (fabs (values[i] - before[i]), <, 0.1 + 1e-9);
        }
      g_assert_cmpfloat_with_epsilon (rounded, round (sum * 10) / 10, 1e-6);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/wilson", test_wilson);
  g_test_add_func ("/stats/two-proportions", test_two_proportions);
  g_test_add_func ("/stats/most-ahead", test_most_ahead);
  g_test_add_func ("/stats/quantile", test_quantile);
  g_test_add_func ("/stats/largest-remainder", test_largest_remainder);
  return g_test_run ();
}
