/* The values of cells as text. Knows nothing of files. */
#include "cx-sheet-value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY_SECONDS 86400

/* The last day that programs write: 9999-12-31. */
#define LAST_SERIAL 2958465

/* Excel holds that there was a 1900-02-29. */
#define NO_DAY 60

/* Days from 1899-12-30 to 1904-01-01. */
#define DAYS_TO_1904 1462

/* ── formats ────────────────────────────────────────────────────────────── */

/* What letters a format has outside of quotes, brackets and escapes. */
typedef struct {
  gboolean day, month, time, elapsed;
} Letters;

/* @p is at "[": a colour, a condition, a locale, or hours that do not end at 24. Returns: at "]" */
static const char *
scan_bracket (const char *p,
              Letters    *letters)
{
  const char *end = strchr (p, ']');
  gsize n;

  if (end == NULL)
    return p + strlen (p) - 1;
  n = strspn (p + 1, "hHmMsS");
  if (n > 0 && p + 1 + n == end)
    letters->elapsed = TRUE;
  return end;
}

/* Returns: the last character that belongs to what starts at @p */
static const char *
scan_letter (const char *p,
             Letters    *letters)
{
  const char *quote;

  switch (*p)
    {
    case '"':
      quote = strchr (p + 1, '"');
      return quote != NULL ? quote : p + strlen (p) - 1;
    case '\\':
    case '_':
    case '*':
      return p[1] != '\0' ? p + 1 : p;
    case '[':
      return scan_bracket (p, letters);
    case 'y': case 'Y': case 'd': case 'D':
      letters->day = TRUE;
      return p;
    case 'm': case 'M':
      letters->month = TRUE;
      return p;
    case 'h': case 'H': case 's': case 'S':
      letters->time = TRUE;
      return p;
    default:
      return p;
    }
}

CxSheetKind
cx_sheet_kind_of_format (const char *code)
{
  Letters letters = { 0 };

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return CX_SHEET_NUMBER;
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    p = scan_letter (p, &letters);
  if (letters.elapsed)
    return CX_SHEET_DURATION;
  if (letters.day && letters.time)
    return CX_SHEET_DATE_TIME;
  if (letters.time)
    return CX_SHEET_TIME;
  return letters.day || letters.month ? CX_SHEET_DATE : CX_SHEET_NUMBER;
}

CxSheetKind
cx_sheet_kind_of_builtin (guint id)
{
  if (id == 22)
    return CX_SHEET_DATE_TIME;
  if (id == 46)
    return CX_SHEET_DURATION;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return CX_SHEET_TIME;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return CX_SHEET_DATE;
  return CX_SHEET_NUMBER;
}

/* ── numbers ────────────────────────────────────────────────────────────── */

/* Digits that are already as few as they can be: a whole number of any length, as identifiers are longer than a double
 * holds; others of at most fifteen. */
static gboolean
is_short (const char *text,
          gsize       length)
{
  const char *p = text + (*text == '-'), *start = p, *end = text + length, *point = NULL;

  if (p == end || (*p == '0' && (end - p == 1 ? *text == '-' : p[1] != '.')))
    return FALSE;
  for (; p < end; p++)
    if (*p == '.' && point == NULL && p > text && g_ascii_isdigit (p[-1]))
      point = p;
    else if (!g_ascii_isdigit (*p))
      return FALSE;
  return point == NULL || (end - start <= 15 && end[-1] != '0' && end[-1] != '.');
}

/* The digits of @value, as few as bring it back, behind a point; and its power of ten. */
static gsize
find_digits (double value,
             char  *digits,
             int   *power)
{
  char text[40];
  gsize n = 0;

  for (int precision = 14; precision <= 16; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, value);
      if (precision == 16 || g_ascii_strtod (text, NULL) == value)
        break;
    }
  for (const char *p = text; *p != 'e'; p++)
    if (g_ascii_isdigit (*p))
      digits[n++] = *p;
  while (n > 1 && digits[n - 1] == '0')
    n--;
  *power = atoi (strchr (text, 'e') + 1);
  return n;
}

/* From here on whole numbers are not certain: zeros behind the digits would be made up. */
#define LARGEST_CERTAIN 9007199254740992.0

gsize
cx_sheet_write_double (double value,
                       char  *out)
{
  char digits[24], *p = out;
  int power, n;

  if (value == 0 || !isfinite (value))
    return g_strlcpy (out, value == 0 ? "0" : "", CX_SHEET_VALUE_SIZE);
  if (value < 0)
    *p++ = '-';
  n = (int) find_digits (fabs (value), digits, &power);
  if (fabs (value) > LARGEST_CERTAIN || power < -7)
    {
      *p++ = digits[0];
      if (n > 1)
        *p++ = '.';
      memcpy (p, digits + 1, n - 1);
      p += n - 1;
      return p - out + g_snprintf (p, 8, "e%d", power);
    }
  if (power < 0)
    p += g_snprintf (p, 12, "0.%.*s", -power - 1, "000000");
  for (int i = 0; i < MAX (n, power + 1); i++)
    {
      if (i == power + 1 && power >= 0)
        *p++ = '.';
      *p++ = i < n ? digits[i] : '0';
    }
  *p = '\0';
  return p - out;
}

gsize
cx_sheet_write_number (const char *text,
                       gsize       length,
                       char       *out)
{
  char copy[CX_SHEET_VALUE_SIZE], *end;
  double value;

  if (length == 0 || length >= sizeof copy)
    return 0;
  if (is_short (text, length))
    {
      memcpy (out, text, length);
      out[length] = '\0';
      return length;
    }
  memcpy (copy, text, length);
  copy[length] = '\0';
  if (strspn (copy, "0123456789+-.eE") != length)
    return 0;
  value = g_ascii_strtod (copy, &end);
  return *end == '\0' && isfinite (value) ? cx_sheet_write_double (value, out) : 0;
}

/* ── dates ──────────────────────────────────────────────────────────────── */

/* The civil calendar from days since 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms). */
static int
write_day (int   days,
           char *out)
{
  int shifted = days + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int of_era = shifted - era * 146097;
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * of_year + 2) / 153;
  int day = of_year - (153 * shifted_month + 2) / 5 + 1;
  int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  int year = year_of_era + era * 400 + (month <= 2);

  return g_snprintf (out, 16, "%04d-%02d-%02d", year, month, day);
}

static gsize
write_time (guint seconds,
            char *out)
{
  guint hours = seconds / 3600, minutes = seconds / 60 % 60;

  if (seconds % 60 == 0)
    return g_snprintf (out, 16, "%02u:%02u", hours, minutes);
  return g_snprintf (out, 16, "%02u:%02u:%02u", hours, minutes, seconds % 60);
}

static gsize
write_duration (double seconds,
                char  *out)
{
  guint64 whole = (guint64) llround (seconds);

  return g_snprintf (out, 32, "%" G_GUINT64_FORMAT ":%02u:%02u", whole / 3600, (guint) (whole / 60 % 60), (guint) (whole % 60));
}

gsize
cx_sheet_write_serial (double      serial,
                       CxSheetKind kind,
                       gboolean    from_1904,
                       char       *out)
{
  double days = floor (serial);
  guint seconds = (guint) lround ((serial - days) * DAY_SECONDS);
  gsize n;

  if (kind == CX_SHEET_NUMBER || !(serial >= 0) || serial > LAST_SERIAL + 1)
    return cx_sheet_write_double (serial, out);
  if (kind == CX_SHEET_DURATION)
    return write_duration (serial * DAY_SECONDS, out);
  if (seconds == DAY_SECONDS)
    {
      days++;
      seconds = 0;
    }
  if (days == 0 && !from_1904)
    return kind == CX_SHEET_DATE && seconds == 0 ? cx_sheet_write_double (serial, out) : write_time (seconds, out);
  if (days == 0 && kind == CX_SHEET_TIME)
    return write_time (seconds, out);
  if (from_1904)
    days += DAYS_TO_1904;
  else if (days < NO_DAY)
    days++;
  else if (days == NO_DAY)
    return cx_sheet_write_double (serial, out);
  if (days > LAST_SERIAL)
    return cx_sheet_write_double (serial, out);
  n = write_day ((int) days - 25569, out);
  if (kind == CX_SHEET_DATE && seconds == 0)
    return n;
  out[n] = ' ';
  return n + 1 + write_time (seconds, out + n + 1);
}

/* Whether @text starts as @pattern does, in which "9" is any digit. */
static gboolean
fits (const char *text,
      gsize       length,
      const char *pattern)
{
  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (i >= length || (pattern[i] == '9' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i]))
      return FALSE;
  return TRUE;
}

gsize
cx_sheet_write_iso_date (const char *text,
                         gsize       length,
                         char       *out)
{
  gsize n = 10;

  if (!fits (text, length, "9999-99-99") || length >= CX_SHEET_VALUE_SIZE)
    return 0;
  memcpy (out, text, length);
  if (fits (text + 10, length - 10, "T99:99") || fits (text + 10, length - 10, " 99:99"))
    {
      out[10] = ' ';
      n = 16;
      if (fits (text + n, length - n, ":99"))
        n += memcmp (text + n, ":00", 3) == 0 ? 0 : 3;
    }
  else if (length > 10)
    return 0;
  out[n] = '\0';
  return n;
}

gsize
cx_sheet_write_iso_duration (const char *text,
                             gsize       length,
                             char       *out)
{
  char copy[CX_SHEET_VALUE_SIZE];
  char *p = copy + 2, *unit;
  double seconds = 0;

  if (length < 4 || length >= sizeof copy || memcmp (text, "PT", 2) != 0)
    return 0;
  memcpy (copy, text, length);
  copy[length] = '\0';
  for (; *p != '\0'; p = unit + 1)
    {
      double value = g_ascii_strtod (p, &unit);

      if (unit == p || strchr ("HMS", *unit) == NULL || *unit == '\0' || !(value >= 0) || value > 1e9)
        return 0;
      seconds += value * (*unit == 'H' ? 3600 : *unit == 'M' ? 60 : 1);
    }
  return seconds < DAY_SECONDS ? write_time ((guint) lround (seconds), out) : write_duration (seconds, out);
}
