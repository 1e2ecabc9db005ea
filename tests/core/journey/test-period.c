/* Periods of the calendar, against GLib's own calendar. */
#include "cx-period.h"
#include "cx-value.h"

/* 1970-01-01 in GLib's count of days. */
#define EPOCH 719163

static void
test_names (void)
{
  for (CxPeriod period = CX_PERIOD_DAY; period <= CX_PERIOD_YEAR; period++)
    {
      CxPeriod again;

      g_assert_true (cx_period_from_name (cx_period_to_name (period), &again));
      g_assert_cmpint (again, ==, period);
    }
  g_assert_false (cx_period_from_name ("fortnight", NULL));
  g_assert_false (cx_period_from_name (NULL, NULL));
}

static void
test_labels (void)
{
  static const struct {
    const char *day, *labels[CX_PERIOD_YEAR + 1], *starts[CX_PERIOD_YEAR + 1];
  } cases[] = {
    { "2026-11-22", { "2026-11-22", "2026-W47", "2026-11", "2026-Q4", "2026" },
      { "2026-11-22", "2026-11-16", "2026-11-01", "2026-10-01", "2026-01-01" } },
    { "2024-02-29", { "2024-02-29", "2024-W09", "2024-02", "2024-Q1", "2024" },
      { "2024-02-29", "2024-02-26", "2024-02-01", "2024-01-01", "2024-01-01" } },
    { "2021-01-03", { "2021-01-03", "2020-W53", "2021-01", "2021-Q1", "2021" },
      { "2021-01-03", "2020-12-28", "2021-01-01", "2021-01-01", "2021-01-01" } },
    { "1969-12-31", { "1969-12-31", "1970-W01", "1969-12", "1969-Q4", "1969" },
      { "1969-12-31", "1969-12-29", "1969-12-01", "1969-10-01", "1969-01-01" } },
    { "1900-03-01", { "1900-03-01", "1900-W09", "1900-03", "1900-Q1", "1900" },
      { "1900-03-01", "1900-02-26", "1900-03-01", "1900-01-01", "1900-01-01" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (CxPeriod period = CX_PERIOD_DAY; period <= CX_PERIOD_YEAR; period++)
      {
        gint32 day;
        g_autofree char *label = NULL, *start = NULL;

        g_assert_true (cx_date_parse (cases[i].day, CX_DATE_DAY_FIRST, &day));
        label = cx_period_label (period, cx_period_index (period, day));
        start = cx_date_format (cx_period_start (period, cx_period_index (period, day)));
        g_assert_cmpstr (label, ==, cases[i].labels[period]);
        g_assert_cmpstr (start, ==, cases[i].starts[period]);
      }
}

/* Whatever the day: it lies in its period, periods are without gaps, and months are those of the calendar. */
static void
test_any_day (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint32 day = g_test_rand_int_range (-700000, 700000);
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (day + EPOCH));
      g_assert_cmpint (cx_period_index (CX_PERIOD_MONTH, day), ==, g_date_get_year (&date) * 12 + (int) g_date_get_month (&date) - 1);
      for (CxPeriod period = CX_PERIOD_DAY; period <= CX_PERIOD_YEAR; period++)
        {
          int index = cx_period_index (period, day);

          g_assert_cmpint (cx_period_start (period, index), <=, day);
          g_assert_cmpint (cx_period_start (period, index + 1), >, day);
          g_assert_cmpint (cx_period_index (period, cx_period_start (period, index)), ==, index);
          g_assert_cmpint (cx_period_index (period, cx_period_start (period, index) - 1), ==, index - 1);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/names", test_names);
  g_test_add_func ("/period/labels", test_labels);
  g_test_add_func ("/period/any-day", test_any_day);
  return g_test_run ();
}
