/* The growth equation: the mock-up's numbers, any number of stages, and the best lever by its own definition: the largest
 * product of all the other terms, unless the rate is full. */
#include "cx-growth.h"

#include <math.h>

static void
fill (CxFunnelGroup *group,
      const guint   *reached,
      guint          n_stages)
{
  *group = (CxFunnelGroup) { 0 };
  for (guint i = 0; i < n_stages; i++)
    group->counts[i] = reached[i];
  for (guint i = 0; i + 1 < n_stages; i++)
    group->conversions[i] = (CxConversion) { .n = reached[i], .k = reached[i + 1] };
}

static void
test_mock_up (void)
{
  static const guint reached[] = { 612, 221, 104, 48, 35 };
  CxFunnelGroup group;
  CxGrowth growth, tried;
  double gain;

  fill (&group, reached, 5);
  cx_growth_read (&growth, &group, 5, 3);
  g_assert_cmpuint (growth.n_rates, ==, 3);
  g_assert_true (growth.has_retained);
  g_assert_cmpfloat_with_epsilon (cx_growth_count (&growth), 83, 1e-9);
  tried = growth;
  g_assert_true (cx_growth_equal (&tried, &growth));
  tried.rates[0] = 0.40;
  g_assert_false (cx_growth_equal (&tried, &growth));
  g_assert_cmpfloat_with_epsilon (round (cx_growth_count (&tried)), 88, 1e-9);
  g_assert_cmpint (cx_growth_find_lever (&tried, &gain), ==, 0);
  g_assert_cmpfloat_with_epsilon (gain, 1.3, 0.05);
}

/* What is counted at the last of the rates is what the equation makes of them. */
static void
test_stages (void)
{
  static const struct { guint n_stages; int revenue; guint n_rates; double retained, count; } rows[] = {
    { 5, 3, 3, 20, 30 + 20 },
    { 5, 4, 4, 0, 20 },
    { 5, -1, 4, 0, 20 },
    { 4, 2, 2, 30, 50 + 30 },
    { 2, 1, 1, 0, 80 },
    { 2, -1, 1, 0, 80 },
    { 1, -1, 0, 0, 100 },
  };
  static const guint reached[] = { 100, 80, 50, 30, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CxFunnelGroup group;
      CxGrowth growth;

      fill (&group, reached, rows[i].n_stages);
      cx_growth_read (&growth, &group, rows[i].n_stages, rows[i].revenue);
      g_test_message ("%u stages, customers at %d", rows[i].n_stages, rows[i].revenue);
      g_assert_cmpuint (growth.n_rates, ==, rows[i].n_rates);
      g_assert_cmpfloat_with_epsilon (growth.retained, rows[i].retained, 1e-9);
      g_assert_cmpfloat_with_epsilon (cx_growth_count (&growth), rows[i].count, 1e-9);
    }
}

static void
test_nobody (void)
{
  static const guint reached[] = { 0, 0, 0, 0, 0 };
  CxFunnelGroup group;
  CxGrowth growth;
  double gain;

  fill (&group, reached, 5);
  cx_growth_read (&growth, &group, 5, 3);
  g_assert_cmpfloat (cx_growth_count (&growth), ==, 0);
  g_assert_cmpint (cx_growth_find_lever (&growth, &gain), ==, -1);
  g_assert_cmpfloat (gain, ==, 0);
}

static void
test_lever (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 1000; round++)
    {
      CxGrowth growth = { .leads = g_rand_int_range (rand, 1, 1000), .n_rates = (guint) g_rand_int_range (rand, 1, 8), .retained = 5 };
      double gain, most = 0;
      int lever;

      for (guint i = 0; i < growth.n_rates; i++)
        growth.rates[i] = g_rand_int_range (rand, 1, 101) / 100.0;
      for (guint i = 0; i < growth.n_rates; i++)
        {
          double others = growth.leads;

          for (guint k = 0; k < growth.n_rates; k++)
            others *= k == i ? 1 : growth.rates[k];
          if (growth.rates[i] < 0.995)
            most = MAX (most, others / 100);
        }
      lever = cx_growth_find_lever (&growth, &gain);
      g_assert_cmpfloat_with_epsilon (gain, most, 1e-9 * (1 + most));
      g_assert_cmpint (lever >= 0, ==, most > 0);
    }
}

/* Two rates that are the same add the same: the first is named. */
static void
test_equals (void)
{
  CxGrowth growth = { .leads = 100, .n_rates = 3, .rates = { 0.3, 0.3, 0.3 } };
  double gain;

  g_assert_cmpint (cx_growth_find_lever (&growth, &gain), ==, 0);
  growth.rates[0] = 1;
  g_assert_cmpint (cx_growth_find_lever (&growth, &gain), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/growth/mock-up", test_mock_up);
  g_test_add_func ("/growth/stages", test_stages);
  g_test_add_func ("/growth/nobody", test_nobody);
  g_test_add_func ("/growth/lever", test_lever);
  g_test_add_func ("/growth/equals", test_equals);
  return g_test_run ();
}
