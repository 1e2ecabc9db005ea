/* Ranges, and yes and no. */
#include "cx-value.h"

#include "cx-number.h"

#include <math.h>
#include <string.h>

typedef struct {
  const char *text;
  gsize       length;
} Slice;

static void
trim (Slice *s)
{
  while (s->length > 0 && g_ascii_isspace (s->text[0]))
    s->text++, s->length--;
  while (s->length > 0 && g_ascii_isspace (s->text[s->length - 1]))
    s->length--;
}

/* Takes @word off the front, in any case; a word of letters must end there. */
static gboolean
drop_prefix (Slice      *s,
             const char *word)
{
  gsize n = strlen (word);

  if (s->length <= n || g_ascii_strncasecmp (s->text, word, n) != 0)
    return FALSE;
  if (g_ascii_isalpha (word[n - 1]) && g_ascii_isalpha (s->text[n]))
    return FALSE;
  s->text += n;
  s->length -= n;
  trim (s);
  return TRUE;
}

static gboolean
drop_suffix (Slice      *s,
             const char *word)
{
  gsize n = strlen (word);

  if (s->length <= n || g_ascii_strncasecmp (s->text + s->length - n, word, n) != 0)
    return FALSE;
  s->length -= n;
  trim (s);
  return TRUE;
}

static gboolean
drop_any_prefix (Slice             *s,
                 const char *const *marks)
{
  for (; *marks != NULL; marks++)
    if (drop_prefix (s, *marks))
      return TRUE;
  return FALSE;
}

static gboolean
drop_any_suffix (Slice             *s,
                 const char *const *marks)
{
  for (; *marks != NULL; marks++)
    if (drop_suffix (s, *marks))
      return TRUE;
  return FALSE;
}

/* "> 500", "10,000+", "up to 10": one end is open. */
static gboolean
parse_half_open (Slice   s,
                 double *low,
                 double *high)
{
  static const char *const from[] = { ">=", "=>", ">", "≥", "over", "more than", "at least", "from", "above", NULL };
  static const char *const to[] = { "<=", "=<", "<", "≤", "up to", "under", "less than", "at most", "below", NULL };
  static const char *const up[] = { "+", "or more", "and more", "and above", "and over", NULL };
  static const char *const down[] = { "or less", "or fewer", "and below", NULL };
  CxNumber number;
  gboolean is_from = drop_any_prefix (&s, from) || drop_any_suffix (&s, up);
  gboolean is_to = !is_from && (drop_any_prefix (&s, to) || drop_any_suffix (&s, down));

  if ((!is_from && !is_to) || !cx_number_scan (s.text, s.length, &number))
    return FALSE;
  *low = is_from ? number.value : -INFINITY;
  *high = is_from ? INFINITY : number.value;
  return TRUE;
}

/* Both ends of "51-200". In "$1-5M" the scale of the second belongs to the first as well. */
static gboolean
parse_ends (Slice   first,
            Slice   second,
            double *low,
            double *high)
{
  CxNumber a, b;

  trim (&first);
  trim (&second);
  if (!cx_number_scan (first.text, first.length, &a) || !cx_number_scan (second.text, second.length, &b))
    return FALSE;
  if (a.scale == 0 && b.scale > 0 && a.value * pow (10, b.scale) <= b.value)
    a.value *= pow (10, b.scale);
  if (a.value > b.value)
    return FALSE;
  *low = a.value;
  *high = b.value;
  return TRUE;
}

static gboolean
parse_between (Slice   s,
               double *low,
               double *high)
{
  static const char *const dashes[] = { "-", "–", "—", "\u2212", "~", " to ", "..", "…", NULL };

  for (guint i = 0; dashes[i] != NULL; i++)
    {
      gsize n = strlen (dashes[i]);
      const char *end = s.text + s.length;

      for (const char *dash = s.text + 1; (dash = memmem (dash, end - dash, dashes[i], n)) != NULL; dash++)
        if (parse_ends ((Slice) { s.text, dash - s.text }, (Slice) { dash + n, end - dash - n }, low, high))
          return TRUE;
    }
  return FALSE;
}

/* "51-200" in plain digits, as most ranges are. */
static gboolean
parse_plain (Slice   s,
             double *low,
             double *high)
{
  const char *dash = memchr (s.text, '-', s.length);
  CxNumber a, b;

  if (dash == NULL || dash == s.text || !g_ascii_isdigit (s.text[0]) || !g_ascii_isdigit (s.text[s.length - 1]) ||
      !cx_number_scan (s.text, dash - s.text, &a) || !cx_number_scan (dash + 1, s.text + s.length - (dash + 1), &b) ||
      a.scale != b.scale || a.value > b.value)
    return FALSE;
  *low = a.value;
  *high = b.value;
  return TRUE;
}

gboolean
cx_range_parse (const char *text,
                double     *low,
                double     *high)
{
  static const char *const nouns[] = { "employees", "employee", "people", "staff", NULL };
  CxNumber number;
  Slice s;

  g_return_val_if_fail (text != NULL, FALSE);

  s = (Slice) { text, strlen (text) };
  trim (&s);
  if (s.length == 0 || parse_plain (s, low, high))
    return s.length > 0;
  drop_any_suffix (&s, nouns);
  if (cx_number_scan (s.text, s.length, &number))
    {
      *low = *high = number.value;
      return TRUE;
    }
  /* A range is short; anything longer is prose, and not worth trying dash by dash. */
  return s.length <= 64 && (parse_half_open (s, low, high) || parse_between (s, low, high));
}

gboolean
cx_boolean_parse (const char *text,
                  gboolean   *value)
{
  static const struct {
    const char *word;
    gboolean    value;
  } words[] = {
    { "yes", TRUE }, { "no", FALSE }, { "true", TRUE }, { "false", FALSE }, { "y", TRUE },
    { "n", FALSE },  { "1", TRUE },   { "0", FALSE },   { "x", TRUE },
  };
  Slice s;

  g_return_val_if_fail (text != NULL, FALSE);

  s = (Slice) { text, strlen (text) };
  trim (&s);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == s.length && g_ascii_strncasecmp (words[i].word, s.text, s.length) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}
