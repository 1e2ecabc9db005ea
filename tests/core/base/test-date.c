/* Days as files write them, against GLib's calendar. */
#include "cx-value.h"

#include <locale.h>

#define D CX_DATE_DAY_FIRST
#define M CX_DATE_MONTH_FIRST

static const struct {
  const char *text;
  CxDateOrder order;
  const char *day; /* NULL: no date */
} dates[] = {
  { "2024-02-01", M, "2024-02-01" },
  { "2024-02-01 09:30", M, "2024-02-01" },
  { "2024-06-23T08:41:04.000+0000", M, "2024-06-23" },
  { "2024-06-23T23:59:59Z", D, "2024-06-23" },
  { "2024-06-23T23:59:59-08:00", D, "2024-06-23" },
  { "2024-6-3", D, "2024-06-03" },
  { "2024/05/20", M, "2024-05-20" },
  { "2024.05.20", M, "2024-05-20" },
  { "20240520", M, "2024-05-20" },
  { "5/20/2024 7:42", M, "2024-05-20" },
  { "5/20/2024, 7:42:10 PM", M, "2024-05-20" },
  { "5/20/24", M, "2024-05-20" },
  { "5/20/69", M, "1969-05-20" },
  { "5/20/68", M, "2068-05-20" },
  { "20.5.2024", D, "2024-05-20" },
  { "20-05-2024", D, "2024-05-20" },
  { "3/4/2026", D, "2026-04-03" },
  { "3/4/2026", M, "2026-03-04" },
  { "1 Feb 2024", M, "2024-02-01" },
  { "1. Feb. 2024", M, "2024-02-01" },
  { "01-Feb-2024", M, "2024-02-01" },
  { "01-Feb-24", M, "2024-02-01" },
  { "Feb 1, 2024", D, "2024-02-01" },
  { "February 1st, 2024", D, "2024-02-01" },
  { "Sept 3 2024", D, "2024-09-03" },
  { "Thu, 1 Feb 2024 10:00 GMT", D, "2024-02-01" },
  { "2024-Feb-01", D, "2024-02-01" },
  { "2024年5月20日", D, "2024-05-20" },
  { "  2024-02-29 ", D, "2024-02-29" },
  { "2023-02-29", D, NULL },
  { "1900-02-29", D, NULL },
  { "2000-02-29", D, "2000-02-29" },
  { "0001-01-01", D, "0001-01-01" },
  { "9999-12-31", D, "9999-12-31" },
  { "0000-01-01", D, NULL },
  { "25/12/2024", M, NULL },
  { "12/25/2024", D, NULL },
  { "2024-13-01", D, NULL },
  { "2024-00-10", D, NULL },
  { "31/4/2024", D, NULL },
  { "20240532", D, NULL },
  { "", D, NULL },
  { "2024", D, NULL },
  { "2026-03", D, "2026-03-01" },
  { "2024-12", M, "2024-12-01" },
  { "03/2026", D, "2026-03-01" },
  { "03/2026", M, "2026-03-01" },
  { "3/2026", M, "2026-03-01" },
  { "Jan 2026", D, "2026-01-01" },
  { "january 2026", D, "2026-01-01" },
  { "Sept. 2025", D, "2025-09-01" },
  { "Dec-2025", D, "2025-12-01" },
  { " 2026-03 ", D, "2026-03-01" },
  { "1767225599", D, "2025-12-31" },
  { "1767225600", D, "2026-01-01" },
  { " 1767225600 ", M, "2026-01-01" },
  { "1767225599999", D, "2025-12-31" },
  { "1767225600000", D, "2026-01-01" },
  { "1000000000", D, "2001-09-09" },
  { "2026-W12", D, "2026-03-16" },
  { "2026W12", D, "2026-03-16" },
  { "2026-w01", D, "2025-12-29" },
  { "2026-W53", D, "2026-12-28" },
  { "2025-W53", D, NULL },
  { "2026-W00", D, NULL },
  { "2026-W54", D, NULL },
  { "2026-W1", D, NULL },
  { "2026-W", D, NULL },
  { "2026-", D, NULL },
  { "2026-W12-3", D, NULL },
  { "2026-13", D, NULL },
  { "2026-00", D, NULL },
  { "2026-3", D, NULL },
  { "13/2026", D, NULL },
  { "2026/03", D, NULL },
  { "03-2026", D, NULL },
  { "03.2026", D, NULL },
  { "03 2026", D, NULL },
  { "Jan 26", D, NULL },
  { "2026 Jan", D, NULL },
  { "Janitor 2026", D, NULL },
  { "Jan 2026 lunch", D, NULL },
  { "Jan", D, NULL },
  { "0767225600", D, NULL },
  { "17672256000", D, NULL },
  { "1767225600 x", D, NULL },
  { "-1767225600", D, NULL },
  { "2013 (1888)", D, NULL },
  { "12 5 1999", D, NULL },
  { "2024-05/20", D, NULL },
  { "408-505-1578", D, NULL },
  { "10.2.16.5", D, NULL },
  { "2024-05-20 lunch", D, NULL },
  { "2024-05-201", D, NULL },
  { "2024-05-20T", D, NULL },
  { "2024-05-20, 10:00", D, "2024-05-20" },
  { "2024-05-20 10:00 PM", D, "2024-05-20" },
  { "2024-05-20 09", D, NULL },
  { "Foo 1, 2024", D, NULL },
  { "123456789", D, NULL },
  { "May May 2024", D, NULL },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint32 day = -77;
      gboolean read = cx_date_parse (dates[i].text, dates[i].order, &day) || cx_period_parse (dates[i].text, &day);
      g_autofree char *text = cx_date_format (day);

      if (read != (dates[i].day != NULL) || (read && !g_str_equal (text, dates[i].day)))
        g_error ("“%s”: %s %s", dates[i].text, read ? "read as" : "not read", text);
    }
}

/* Every day from year 1 to 9999 counts as GLib counts it. */
static void
test_days_agree_with_glib (void)
{
  g_autoptr(GDate) date = g_date_new_dmy (1, 1, 1);
  g_autoptr(GDate) epoch = g_date_new_dmy (1, 1, 1970);
  int first = -g_date_days_between (date, epoch);

  for (int i = first; g_date_get_year (date) < 9999; i += 97)
    {
      g_autofree char *text = cx_date_format (i);
      char expected[16];
      gint32 day;

      g_snprintf (expected, sizeof expected, "%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
      g_assert_cmpstr (text, ==, expected);
      g_assert_true (cx_date_parse (text, CX_DATE_DAY_FIRST, &day));
      g_assert_cmpint (day, ==, i);
      g_date_add_days (date, 97);
    }
}

/* The Monday of every week of 60 years, as GLib counts weeks. */
static void
test_weeks_agree_with_glib (void)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc (1950, 1, 2, 0, 0, 0);

  for (guint i = 0; i < 60 * 52; i++)
    {
      g_autofree char *week = g_date_time_format (date, "%G-W%V");
      g_autofree char *expected = g_date_time_format (date, "%Y-%m-%d");
      g_autofree char *read = NULL;
      GDateTime *next = g_date_time_add_days (date, 7);
      gint32 day = 0;

      g_assert_false (cx_date_parse (week, CX_DATE_DAY_FIRST, &day));
      g_assert_true (cx_period_parse (week, &day));
      read = cx_date_format (day);
      g_assert_cmpstr (read, ==, expected);
      g_date_time_unref (date);
      date = next;
    }
}

static void
test_order (void)
{
  g_assert_cmpint (cx_date_order_of ("25/12/2024"), ==, 1);
  g_assert_cmpint (cx_date_order_of ("12/25/2024"), ==, -1);
  g_assert_cmpint (cx_date_order_of ("25.12.24"), ==, 1);
  g_assert_cmpint (cx_date_order_of ("3/4/2026"), ==, 0);
  g_assert_cmpint (cx_date_order_of ("2024-12-25"), ==, 0);
  g_assert_cmpint (cx_date_order_of ("25 Dec 2024"), ==, 0);
  g_assert_cmpint (cx_date_order_of ("45/45/2024"), ==, 0);
  g_assert_cmpint (cx_date_order_of ("soon"), ==, 0);
}

static void
test_iso (void)
{
  static const char *const others[] = { "01/02/2026", "1.2.2026", "2026-2-1", "20260201", "2026-02-01 09:30", "2026-02-30", " 2026-02-01",
                                        "2026/02/01", "2026-02", "" };
  gint32 day;

  g_assert_true (cx_date_parse_iso ("1970-02-01", &day));
  g_assert_cmpint (day, ==, 31);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (cx_date_parse_iso (others[i], &day));
}

/* Locales that this machine does not have are passed over. */
static void
test_order_of_locale (void)
{
  static const struct { const char *locale; CxDateOrder order; } orders[] = {
    { "C", CX_DATE_MONTH_FIRST }, { "en_US.utf8", CX_DATE_MONTH_FIRST }, { "en_GB.utf8", CX_DATE_DAY_FIRST },
    { "de_DE.utf8", CX_DATE_DAY_FIRST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (setlocale (LC_TIME, orders[i].locale) != NULL)
      g_assert_cmpint (cx_date_order_of_locale (), ==, orders[i].order);
  setlocale (LC_TIME, "C");
}

static void
test_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *expected = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *today = cx_date_format (cx_date_today ());

  g_assert_cmpstr (today, >=, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/written", test_dates);
  g_test_add_func ("/date/agrees-with-glib", test_days_agree_with_glib);
  g_test_add_func ("/date/weeks-agree-with-glib", test_weeks_agree_with_glib);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/order-of-locale", test_order_of_locale);
  g_test_add_func ("/date/today", test_today);
  return g_test_run ();
}
