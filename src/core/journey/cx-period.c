/* Days, weeks, months, quarters and years of the calendar, numbered. */
#include "cx-period.h"

#include "cx-value.h"

/* 1970-01-01 was a Thursday: the week of day -3 is the first. */
#define DAYS_BEFORE_MONDAY 3

static const char *const names[] = { "day", "week", "month", "quarter", "year" };

const char *
cx_period_to_name (CxPeriod period)
{
  return names[period];
}

gboolean
cx_period_from_name (const char *name,
                     CxPeriod   *period)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *period = i;
        return TRUE;
      }
  return FALSE;
}

static int
floor_div (int a,
           int b)
{
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* Months since January of the year 0, in the proleptic Gregorian calendar: years begin in March, so that the leap day is the last. */
static int
month_of_day (gint32 day)
{
  int z = day + 719468, era = floor_div (z, 146097), of_era = z - era * 146097;
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100), march = (5 * of_year + 2) / 153;

  return (era * 400 + year) * 12 + march + 2;
}

static gint32
first_day_of_month (int month)
{
  int since_march = month - 2, year = floor_div (since_march, 12), march = since_march - year * 12;
  int era = floor_div (year, 400), of_era = year - era * 400;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * march + 2) / 5 - 719468;
}

/* How many months a period has; 0 of days and weeks. */
static int
months_of (CxPeriod period)
{
  return period == CX_PERIOD_MONTH ? 1 : period == CX_PERIOD_QUARTER ? 3 : period == CX_PERIOD_YEAR ? 12 : 0;
}

int
cx_period_index (CxPeriod period,
                 gint32   day)
{
  if (period == CX_PERIOD_DAY)
    return day;
  if (period == CX_PERIOD_WEEK)
    return floor_div (day + DAYS_BEFORE_MONDAY, 7);
  return floor_div (month_of_day (day), months_of (period));
}

gint32
cx_period_start (CxPeriod period,
                 int      index)
{
  if (period == CX_PERIOD_DAY)
    return index;
  if (period == CX_PERIOD_WEEK)
    return index * 7 - DAYS_BEFORE_MONDAY;
  return first_day_of_month (index * months_of (period));
}

guint
cx_period_first_year (CxPeriod period)
{
  static const guint counts[] = { 365, 52, 12, 4, 1 };

  return counts[period];
}

/* The year of a week is that of its Thursday, and its number how many Thursdays that year had by then (ISO 8601). */
static char *
week_label (int index)
{
  gint32 thursday = cx_period_start (CX_PERIOD_WEEK, index) + 3;
  int year = cx_period_index (CX_PERIOD_YEAR, thursday);

  return g_strdup_printf ("%04d-W%02d", year, (thursday - cx_period_start (CX_PERIOD_YEAR, year)) / 7 + 1);
}

char *
cx_period_label (CxPeriod period,
                 int      index)
{
  int months = index * months_of (period), year = floor_div (months, 12), month = months - year * 12;

  switch (period)
    {
    case CX_PERIOD_DAY:
      return cx_date_format (index);
    case CX_PERIOD_WEEK:
      return week_label (index);
    case CX_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month + 1);
    case CX_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, month / 3 + 1);
    case CX_PERIOD_YEAR:
    default:
      return g_strdup_printf ("%04d", year);
    }
}
