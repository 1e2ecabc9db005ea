/* Whether the name of a criterion still says what is tested. Knows nothing of accounts. */
#include "cx-stale-name.h"

#include "cx-number.h"

#include <math.h>
#include <string.h>

/* A number in a text: digits with what groups and divides them, and a letter that scales ("10k"). */
static gsize
number_length (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]) || (strchr (".,'", text[n]) && text[n] && g_ascii_isdigit (text[n + 1])))
    n++;
  if (strchr ("kKmM", text[n]) && text[n] && !g_ascii_isalnum (text[n + 1]))
    n++;
  return n;
}

/* Letters before the digits make them part of a name: "S4", "B2B". */
static gboolean
begins_number (const char *label,
               const char *at)
{
  gunichar before = at > label ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';

  return g_ascii_isdigit (*at) && !g_unichar_isalnum (before) && before != '/';
}

static GArray *
numbers_in (const char *label)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  const char *p = label;

  while (*p)
    {
      CxNumber number;
      gsize length = begins_number (label, p) ? number_length (p) : 0;

      if (length > 0 && cx_number_scan (p, length, &number))
        g_array_append_val (numbers, number.value);
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }
  return numbers;
}

static gboolean
has (GArray *numbers,
     double  wanted)
{
  for (guint i = 0; i < numbers->len; i++)
    if (fabs (g_array_index (numbers, double, i) - wanted) <= 1e-9 * MAX (1, fabs (wanted)))
      return TRUE;
  return FALSE;
}

/* @wanted is a bound; an open one need not be said. */
static gboolean
says_bound (GArray *numbers,
            double  wanted)
{
  return !isfinite (wanted) || has (numbers, wanted) || has (numbers, 100 * wanted);
}

static gboolean
says_days (GArray *numbers,
           int     days)
{
  static const double units[] = { 1, 7, 30, 30.4375, 365, 365.25 };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (has (numbers, round (days / units[i])))
      return TRUE;
  return FALSE;
}

gboolean
cx_stale_name_has_other_numbers (const CxCriterion *criterion)
{
  g_autoptr(GArray) numbers = numbers_in (criterion->label ? criterion->label : "");

  if (numbers->len == 0)
    return FALSE;
  switch (criterion->op)
    {
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return !criterion->dates && !(says_bound (numbers, criterion->low) && says_bound (numbers, criterion->high));
    case CX_OP_WITHIN_DAYS:
      return !says_days (numbers, criterion->days);
    default:
      return FALSE;
    }
}
