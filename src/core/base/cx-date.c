/* Days as spreadsheets and CRMs write them. */
#include "cx-value.h"

#include <string.h>

#define SECONDS_A_DAY 86400

/* Days after Monday: the day of 1970-01-01, and that whose year is the year of its week. */
#define THURSDAY 3

/* Two-digit years below this are of this century (POSIX). */
#define CENTURY_PIVOT 69

typedef struct {
  const char *at;
} Cursor;

/* One part of a date: digits, or the name of a month. */
typedef struct {
  int  number;
  int  digits;
  int  month;
  char separator; /* what stands in front of it */
} Part;

typedef struct {
  Part parts[3];
  int  n_named;
} Scan;

static const char *const month_names[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
};

static const char *const weekday_names[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year,
               int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

/* Days before 1 March of @year, from 1 March of year 0, so that the leap day ends a year. */
static gint32
day_of (int year,
        int month,
        int day)
{
  int y = month <= 2 ? year - 1 : year;
  int m = month <= 2 ? month + 9 : month - 3;

  return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719468;
}

static gboolean
make_day (int     year,
          int     month,
          int     day,
          gint32 *result)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month (year, month))
    return FALSE;
  *result = day_of (year, month, day);
  return TRUE;
}

static void
skip_spaces (Cursor *c)
{
  while (g_ascii_isspace (*c->at))
    c->at++;
}

/* A word is a name when it is the whole name, or at least its first three letters ("Sept."). */
static int
find_name (const char        *word,
           gsize              length,
           const char *const *names,
           guint              n_names)
{
  if (length < 3)
    return -1;
  for (guint i = 0; i < n_names; i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (word, names[i], length) == 0)
      return (int) i;
  return -1;
}

static gsize
letters (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalpha (text[n]))
    n++;
  return n;
}

static void
skip_weekday (Cursor *c)
{
  gsize n = letters (c->at);

  if (find_name (c->at, n, weekday_names, G_N_ELEMENTS (weekday_names)) < 0)
    return;
  c->at += n;
  while (*c->at == ',' || *c->at == '.' || g_ascii_isspace (*c->at))
    c->at++;
}

static void
skip_ordinal (Cursor *c)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (letters (c->at) == 2 && g_ascii_strncasecmp (c->at, endings[i], 2) == 0)
      {
        c->at += 2;
        return;
      }
}

static gboolean
take_part (Cursor *c,
           Part   *part)
{
  gsize n = letters (c->at);
  int name = find_name (c->at, n, month_names, G_N_ELEMENTS (month_names));

  part->month = name + 1;
  part->number = part->digits = 0;
  if (name >= 0)
    {
      c->at += n;
      return TRUE;
    }
  for (; g_ascii_isdigit (*c->at) && part->digits < 5; part->digits++)
    part->number = part->number * 10 + (*c->at++ - '0');
  if (part->digits == 1 || part->digits == 2)
    skip_ordinal (c);
  return part->digits > 0 && part->digits != 3 && part->digits < 5;
}

/* One of - / . or a space, with a comma or a dot before a space: "Feb 1, 2024", "1. Feb. 2024". */
static char
take_separator (Cursor *c)
{
  char separator;

  if (*c->at == ',' || (*c->at == '.' && c->at[1] == ' '))
    c->at++;
  separator = *c->at;
  if (separator == ' ')
    {
      skip_spaces (c);
      return ' ';
    }
  if (separator != '-' && separator != '/' && separator != '.')
    return '\0';
  c->at++;
  return separator;
}

static gboolean
take_three (Cursor *c,
            Scan   *scan)
{
  scan->n_named = 0;
  for (guint i = 0; i < 3; i++)
    {
      scan->parts[i].separator = i > 0 ? take_separator (c) : '\0';
      if (i > 0 && scan->parts[i].separator == '\0')
        return FALSE;
      if (!take_part (c, &scan->parts[i]))
        return FALSE;
      scan->n_named += scan->parts[i].month > 0;
    }
  if (scan->n_named > 0)
    return scan->n_named == 1;
  return scan->parts[1].separator != ' ' && scan->parts[1].separator == scan->parts[2].separator;
}

/* "2024年5月20日" */
static gboolean
take_ideographic (Cursor *c,
                  Scan   *scan)
{
  static const char *const units[] = { "年", "月", "日" };

  scan->n_named = 0;
  for (guint i = 0; i < 3; i++)
    {
      if (!take_part (c, &scan->parts[i]) || !g_str_has_prefix (c->at, units[i]))
        return FALSE;
      c->at += strlen (units[i]);
      scan->parts[i].separator = i > 0 ? '-' : '\0';
    }
  return scan->parts[0].digits == 4;
}

/* "20240520" */
static gboolean
take_compact (Cursor *c,
              Scan   *scan)
{
  static const int digits[] = { 4, 2, 2 };
  const char *at = c->at;

  for (guint i = 0; i < 8; i++)
    if (!g_ascii_isdigit (at[i]))
      return FALSE;
  if (g_ascii_isdigit (at[8]))
    return FALSE;
  scan->n_named = 0;
  for (guint i = 0; i < 3; i++)
    {
      scan->parts[i] = (Part) { .digits = digits[i], .separator = i > 0 ? '-' : '\0' };
      for (int k = 0; k < digits[i]; k++)
        scan->parts[i].number = scan->parts[i].number * 10 + (*at++ - '0');
    }
  c->at = at;
  return TRUE;
}

static gboolean
take_number (Cursor *c,
             int     most_digits,
             int     most)
{
  int value = 0, digits = 0;

  for (; g_ascii_isdigit (*c->at) && digits < most_digits; digits++)
    value = value * 10 + (*c->at++ - '0');
  return digits > 0 && value <= most;
}

static void
take_zone (Cursor *c)
{
  skip_spaces (c);
  if (*c->at == 'Z' || *c->at == 'z')
    {
      c->at++;
      return;
    }
  if (g_ascii_strncasecmp (c->at, "UTC", 3) == 0 || g_ascii_strncasecmp (c->at, "GMT", 3) == 0)
    c->at += 3;
  if ((*c->at == '+' || *c->at == '-') && g_ascii_isdigit (c->at[1]))
    for (c->at++; g_ascii_isdigit (*c->at) || *c->at == ':'; c->at++)
      ;
}

/* "T08:41:04.000+0000", " 7:42 AM" */
static gboolean
take_time (Cursor *c)
{
  if (!take_number (c, 2, 24))
    return FALSE;
  for (guint i = 0; i < 2 && *c->at == ':'; i++)
    {
      c->at++;
      if (!take_number (c, 2, 60))
        return FALSE;
    }
  if (c->at[-3] != ':' && c->at[-2] != ':')
    return FALSE;
  if ((*c->at == '.' || *c->at == ',') && g_ascii_isdigit (c->at[1]))
    for (c->at++; g_ascii_isdigit (*c->at); c->at++)
      ;
  skip_spaces (c);
  if (letters (c->at) == 2 && (g_ascii_strncasecmp (c->at, "am", 2) == 0 || g_ascii_strncasecmp (c->at, "pm", 2) == 0))
    c->at += 2;
  take_zone (c);
  return TRUE;
}

static gboolean
take_rest (Cursor *c)
{
  if (*c->at == 'T' && g_ascii_isdigit (c->at[1]))
    c->at++;
  else
    {
      if (*c->at == ',')
        c->at++;
      skip_spaces (c);
    }
  if (*c->at != '\0' && !take_time (c))
    return FALSE;
  skip_spaces (c);
  return *c->at == '\0';
}

static gboolean
scan_date (const char *text,
           Scan       *scan)
{
  Cursor c = { text }, start;

  skip_spaces (&c);
  skip_weekday (&c);
  for (guint form = 0; form < 3; form++)
    {
      static gboolean (*const takes[]) (Cursor *, Scan *) = { take_three, take_ideographic, take_compact };

      start = c;
      if (takes[form](&start, scan) && take_rest (&start))
        return TRUE;
    }
  return FALSE;
}

/* "2024-02-01", as most dates are written; what follows is a time, or nothing. */
static gboolean
parse_iso (const char *text,
           gint32     *day,
           gboolean   *is_day)
{
  static const guint8 places[] = { 0, 1, 2, 3, 5, 6, 8, 9 };
  int digits[8];
  Cursor c;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_ascii_isdigit (text[places[i]]))
        return FALSE;
      if ((places[i] == 3 && text[4] != '-') || (places[i] == 6 && text[7] != '-'))
        return FALSE;
      digits[i] = text[places[i]] - '0';
    }
  c.at = text + 10;
  if (g_ascii_isalnum (*c.at) && *c.at != 'T')
    return FALSE;
  *is_day = take_rest (&c) && make_day (digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], digits[4] * 10 + digits[5],
                                        digits[6] * 10 + digits[7], day);
  return TRUE;
}

static int
full_year (const Part *part)
{
  if (part->digits == 4)
    return part->number;
  if (part->digits > 2)
    return 0;
  return part->number < CENTURY_PIVOT ? 2000 + part->number : 1900 + part->number;
}

static gboolean
year_is_first (const Scan *scan)
{
  return scan->parts[0].digits == 4;
}

/* Three plain numbers with the year last: only these leave the order open. */
static gboolean
is_open (const Scan *scan)
{
  return scan->n_named == 0 && !year_is_first (scan);
}

/* "1 Feb 2024", "Feb 1, 2024", "2024-Feb-01" */
static gboolean
resolve_named (const Scan *scan,
               gint32     *day)
{
  const Part *p = scan->parts;

  if (p[1].month > 0 && year_is_first (scan))
    return make_day (p[0].number, p[1].month, p[2].number, day);
  if (p[1].month > 0)
    return make_day (full_year (&p[2]), p[1].month, p[0].number, day);
  if (p[0].month > 0)
    return make_day (full_year (&p[2]), p[0].month, p[1].number, day);
  return FALSE;
}

/* "2026-03", "03/2026", "Mar 2026", "March 2026": the first of that month. */
static gboolean
parse_month (const char *text,
             gint32     *day)
{
  Cursor c = { text };
  Part first, second;
  char separator;

  skip_spaces (&c);
  if (!take_part (&c, &first) || (separator = take_separator (&c)) == '\0' || !take_part (&c, &second))
    return FALSE;
  skip_spaces (&c);
  if (*c.at != '\0')
    return FALSE;
  if (separator == '-' && first.digits == 4 && second.digits == 2)
    return make_day (first.number, second.number, 1, day);
  if (second.digits != 4 || (first.month == 0 && (separator != '/' || first.digits > 2)))
    return FALSE;
  return make_day (second.number, first.month > 0 ? first.month : first.number, 1, day);
}

/* "2026-W12": the Monday of that week, as ISO 8601 counts; the first week is that of 4 January. */
static gboolean
parse_week (const char *text,
            gint32     *day)
{
  Cursor c = { text };
  Part year, week;
  gint32 fourth, monday;

  skip_spaces (&c);
  if (!take_part (&c, &year) || year.digits != 4 || year.number < 1)
    return FALSE;
  c.at += *c.at == '-';
  if (g_ascii_toupper (*c.at++) != 'W' || !take_part (&c, &week) || week.digits != 2 || week.number < 1)
    return FALSE;
  skip_spaces (&c);
  fourth = day_of (year.number, 1, 4);
  monday = fourth - ((fourth + THURSDAY) % 7 + 7) % 7 + (week.number - 1) * 7;
  if (*c.at != '\0' || monday + THURSDAY >= day_of (year.number + 1, 1, 1))
    return FALSE;
  *day = monday;
  return TRUE;
}

/* Seconds since 1970 in ten digits, or milliseconds in thirteen: from September 2001 on. */
static gboolean
parse_instant (const char *text,
               gint32     *day)
{
  Cursor c = { text };
  guint64 count;
  gsize digits;

  skip_spaces (&c);
  digits = strspn (c.at, "0123456789");
  if ((digits != 10 && digits != 13) || *c.at == '0')
    return FALSE;
  count = g_ascii_strtoull (c.at, NULL, 10);
  c.at += digits;
  skip_spaces (&c);
  if (*c.at != '\0')
    return FALSE;
  *day = (gint32) (count / (digits == 13 ? 1000 : 1) / SECONDS_A_DAY);
  return TRUE;
}

gboolean
cx_date_parse (const char *text,
               CxDateOrder order,
               gint32     *day)
{
  const Part *p;
  gboolean is_day;
  Scan scan;

  g_return_val_if_fail (text != NULL, FALSE);

  if (parse_iso (text, day, &is_day))
    return is_day;
  if (!scan_date (text, &scan))
    return FALSE;
  p = scan.parts;
  if (scan.n_named > 0)
    return resolve_named (&scan, day);
  if (year_is_first (&scan))
    return make_day (p[0].number, p[1].number, p[2].number, day);
  if (p[0].digits > 2 || p[1].digits > 2)
    return FALSE;
  if (order == CX_DATE_DAY_FIRST)
    return make_day (full_year (&p[2]), p[1].number, p[0].number, day);
  return make_day (full_year (&p[2]), p[0].number, p[1].number, day);
}

gboolean
cx_date_parse_iso (const char *text,
                   gint32     *day)
{
  gboolean is_day;

  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == strlen ("2024-02-01") && parse_iso (text, day, &is_day) && is_day;
}

/* Whether 31 December begins with the month. */
CxDateOrder
cx_date_order_of_locale (void)
{
  g_autoptr(GDateTime) last = g_date_time_new_utc (2000, 12, 31, 0, 0, 0);
  g_autofree char *text = g_date_time_format (last, "%x");
  const char *month = text ? strstr (text, "12") : NULL, *day = text ? strstr (text, "31") : NULL;

  return month != NULL && day != NULL && month < day ? CX_DATE_MONTH_FIRST : CX_DATE_DAY_FIRST;
}

gboolean
cx_period_parse (const char *text,
                 gint32     *day)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return parse_month (text, day) || parse_week (text, day) || parse_instant (text, day);
}

int
cx_date_order_of (const char *text)
{
  gint32 day_first, month_first;
  gboolean can_be_day_first, can_be_month_first;
  Scan scan;

  g_return_val_if_fail (text != NULL, 0);

  if (!scan_date (text, &scan) || !is_open (&scan))
    return 0;
  can_be_day_first = cx_date_parse (text, CX_DATE_DAY_FIRST, &day_first);
  can_be_month_first = cx_date_parse (text, CX_DATE_MONTH_FIRST, &month_first);
  return (int) can_be_day_first - (int) can_be_month_first;
}

char *
cx_date_format (gint32 day)
{
  gint64 z = (gint64) day + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  int of_era = (int) (z - era * 146097);
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted = (5 * of_year + 2) / 153;
  int month = shifted < 10 ? shifted + 3 : shifted - 9;
  int year = (int) (year_of_era + era * 400 + (month <= 2));

  return g_strdup_printf ("%04d-%02d-%02d", year, month, of_year - (153 * shifted + 2) / 5 + 1);
}

gint32
cx_date_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return day_of (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}
