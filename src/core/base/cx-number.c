/* One number as spreadsheets, CRMs and people write it. */
#include "cx-number.h"

#include "cx-value.h"

#include <math.h>
#include <string.h>

/* Digits and separators of the longest number that is read; longer ones are something else. */
#define MAX_BODY 48

typedef struct {
  const char *at, *end;
} Cursor;

typedef struct {
  const char *text;
  const char *code;
} Currency;

/* Signs, which may touch what follows; those that begin with another one come first. */
static const Currency signs[] = {
  { "US$", "USD" }, { "CA$", "CAD" }, { "AU$", "AUD" }, { "NZ$", "NZD" }, { "HK$", "HKD" }, { "MX$", "MXN" },
  { "NT$", "TWD" }, { "CN¥", "CNY" }, { "C$", "CAD" },  { "A$", "AUD" },  { "S$", "SGD" },  { "R$", "BRL" },
  { "€", "EUR" },   { "£", "GBP" },   { "¥", "JPY" },   { "￥", "JPY" },  { "₹", "INR" },
  { "₩", "KRW" },   { "₽", "RUB" },   { "₺", "TRY" },   { "₫", "VND" },   { "₪", "ILS" },   { "฿", "THB" },
  { "₱", "PHP" },   { "₦", "NGN" },   { "₴", "UAH" },   { "zł", "PLN" },  { "Kč", "CZK" },  { "元", "CNY" },
  { "円", "JPY" },  { "원", "KRW" },
};

/* Words, which end where the letters end. ISO codes stand for themselves. */
static const Currency words[] = {
  { "rmb", "CNY" }, { "rs", "INR" },  { "kr", "SEK" },  { "usd", "USD" }, { "eur", "EUR" }, { "gbp", "GBP" },
  { "jpy", "JPY" }, { "cny", "CNY" }, { "inr", "INR" }, { "chf", "CHF" }, { "sek", "SEK" }, { "nok", "NOK" },
  { "dkk", "DKK" }, { "pln", "PLN" }, { "czk", "CZK" }, { "huf", "HUF" }, { "ron", "RON" }, { "bgn", "BGN" },
  { "try", "TRY" }, { "rub", "RUB" }, { "uah", "UAH" }, { "brl", "BRL" }, { "mxn", "MXN" }, { "ars", "ARS" },
  { "clp", "CLP" }, { "cop", "COP" }, { "pen", "PEN" }, { "cad", "CAD" }, { "aud", "AUD" }, { "nzd", "NZD" },
  { "sgd", "SGD" }, { "hkd", "HKD" }, { "twd", "TWD" }, { "krw", "KRW" }, { "thb", "THB" }, { "myr", "MYR" },
  { "idr", "IDR" }, { "php", "PHP" }, { "vnd", "VND" }, { "zar", "ZAR" }, { "ngn", "NGN" }, { "kes", "KES" },
  { "egp", "EGP" }, { "ils", "ILS" }, { "aed", "AED" }, { "sar", "SAR" }, { "qar", "QAR" }, { "kwd", "KWD" },
  { "dollar", "USD" }, { "dollars", "USD" }, { "euro", "EUR" }, { "euros", "EUR" },
};

typedef struct {
  const char *text;
  int         exponent;
} Scale;

static const Scale scale_words[] = {
  { "k", 3 },         { "thousand", 3 },  { "thousands", 3 }, { "m", 6 },        { "mm", 6 },     { "mn", 6 },
  { "mio", 6 },       { "mil", 6 },       { "mln", 6 },       { "million", 6 },  { "millions", 6 }, { "b", 9 },
  { "bn", 9 },        { "bil", 9 },       { "mrd", 9 },       { "billion", 9 },  { "billions", 9 }, { "t", 12 },
  { "tn", 12 },       { "trillion", 12 }, { "trillions", 12 }, { "lakh", 5 },    { "lakhs", 5 },  { "lac", 5 },
  { "crore", 7 },     { "crores", 7 },    { "cr", 7 },
};

static const Scale scale_signs[] = {
  { "千", 3 }, { "万", 4 }, { "萬", 4 }, { "亿", 8 }, { "億", 8 },
};

static gboolean
take (Cursor     *c,
      const char *text)
{
  gsize n = strlen (text);

  if ((gsize) (c->end - c->at) < n || memcmp (c->at, text, n) != 0)
    return FALSE;
  c->at += n;
  return TRUE;
}

/* The spaces that typography knows: ASCII, no-break, narrow no-break, thin, figure. */
static gboolean
take_space (Cursor *c)
{
  if (c->at < c->end && g_ascii_isspace (*c->at))
    {
      c->at++;
      return TRUE;
    }
  if (c->at == c->end || !(*c->at & 0x80))
    return FALSE;
  return take (c, "\u00a0") || take (c, "\u202f") || take (c, "\u2009") || take (c, "\u2007");
}

static void
skip_spaces (Cursor *c)
{
  while (take_space (c))
    ;
}

static gboolean
at_digit (const Cursor *c)
{
  return c->at < c->end && g_ascii_isdigit (*c->at);
}

/* The letters that stand next, when they are exactly @word. */
static gboolean
take_word (Cursor     *c,
           const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (c->end - c->at) < n || g_ascii_strncasecmp (c->at, word, n) != 0)
    return FALSE;
  if (c->at + n < c->end && g_ascii_isalpha (c->at[n]))
    return FALSE;
  c->at += n;
  return TRUE;
}

static gboolean
take_currency (Cursor   *c,
               CxNumber *number)
{
  const char *code = NULL;
  char first;

  if (number->currency[0] != '\0' || c->at == c->end || g_ascii_isdigit (*c->at) || g_ascii_isspace (*c->at))
    return FALSE;
  if (take (c, "$"))
    code = "USD";
  first = *c->at | 0x20;
  for (guint i = 0; i < G_N_ELEMENTS (signs) && code == NULL; i++)
    if (*c->at == *signs[i].text && take (c, signs[i].text))
      code = signs[i].code;
  for (guint i = 0; i < G_N_ELEMENTS (words) && code == NULL; i++)
    if (first == *words[i].text && take_word (c, words[i].text))
      code = words[i].code;
  if (code == NULL)
    return FALSE;
  memcpy (number->currency, code, 4);
  take (c, ".");
  return TRUE;
}

static gboolean
take_scale (Cursor   *c,
            CxNumber *number)
{
  if (number->scale != 0 || c->at == c->end)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (scale_signs); i++)
    if (*c->at == *scale_signs[i].text && take (c, scale_signs[i].text))
      {
        number->scale = scale_signs[i].exponent;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (scale_words); i++)
    if ((*c->at | 0x20) == *scale_words[i].text && take_word (c, scale_words[i].text))
      {
        number->scale = scale_words[i].exponent;
        take (c, ".");
        return TRUE;
      }
  return FALSE;
}

/* A separator counts only in front of a digit. Spaces become ' ', apostrophes '\''. */
static char
take_separator (Cursor *c)
{
  Cursor ahead = *c;
  char separator;

  if (take (&ahead, "."))
    separator = '.';
  else if (take (&ahead, ","))
    separator = ',';
  else if (take (&ahead, "'") || take (&ahead, "’"))
    separator = '\'';
  else if (take_space (&ahead))
    separator = ' ';
  else
    return '\0';
  if (!at_digit (&ahead))
    return '\0';
  *c = ahead;
  return separator;
}

/* Collects "1 234,5" as it stands; the length, or 0 when there is no number here. */
static guint
take_body (Cursor *c,
           char    body[MAX_BODY])
{
  guint n = 0, digits = 0;

  while (n + 1 < MAX_BODY)
    {
      char separator;

      if (at_digit (c))
        {
          body[n++] = *c->at++;
          digits++;
          continue;
        }
      separator = take_separator (c);
      if (separator == '\0')
        break;
      if (n == 0 && separator != '.')
        return 0;
      body[n++] = separator;
    }
  if (n + 1 >= MAX_BODY || digits == 0)
    return 0;
  take (c, ".");
  body[n] = '\0';
  return n;
}

static guint
count (const char *body,
       char        c)
{
  guint n = 0;

  for (; *body; body++)
    n += *body == c;
  return n;
}

/* "1,234" groups; "1200,00", "0,123" and "1234,567" do not. */
static gboolean
lone_comma_groups (const char *body)
{
  const char *comma = strchr (body, ',');

  return comma - body >= 1 && comma - body <= 3 && body[0] != '0' && strlen (comma + 1) == 3;
}

/* Which of the two can be the decimal separator of @body, '\0' when neither is. */
static char
find_decimal (const char *body)
{
  guint dots = count (body, '.'), commas = count (body, ',');

  if (dots > 0 && commas > 0)
    return strrchr (body, '.') > strrchr (body, ',') ? '.' : ',';
  if (dots == 1)
    return '.';
  if (commas == 1)
    return count (body, ' ') + count (body, '\'') > 0 || !lone_comma_groups (body) ? ',' : '\0';
  return '\0';
}

/* Thousands in threes; commas also in the twos of lakh and crore. The last group has three. */
static gboolean
group_is_right (guint    length,
                char     separator,
                gboolean first,
                gboolean last)
{
  if (first)
    return length >= 1 && length <= 3;
  return length == 3 || (length == 2 && separator == ',' && !last);
}

/* Takes the separators out, in place, with '.' as the decimal point; FALSE when they do not add up. */
static gboolean
normalise (char *body)
{
  char decimal = find_decimal (body), group = '\0';
  guint length = 0;
  gboolean first = TRUE, fraction = FALSE;
  char *out = body;

  for (const char *p = body; ; p++)
    {
      gboolean is_decimal = *p != '\0' && *p == decimal;

      if (g_ascii_isdigit (*p))
        {
          *out++ = *p;
          length++;
          continue;
        }
      if (fraction && *p != '\0')
        return FALSE;
      if (!fraction && group != '\0' && !group_is_right (length, group, first, is_decimal || *p == '\0'))
        return FALSE;
      if (*p == '\0')
        break;
      if (is_decimal)
        {
          *out++ = '.';
          fraction = TRUE;
          continue;
        }
      if (group != '\0' && *p != group)
        return FALSE;
      if (group == '\0' && !group_is_right (length, *p, TRUE, FALSE))
        return FALSE;
      first = FALSE;
      group = *p;
      length = 0;
    }
  *out = '\0';
  return TRUE;
}

static int
take_exponent (Cursor *c)
{
  Cursor ahead = *c;
  gboolean negative;
  int exponent = 0;

  if (!take (&ahead, "e") && !take (&ahead, "E"))
    return 0;
  negative = take (&ahead, "-");
  if (!negative)
    take (&ahead, "+");
  if (!at_digit (&ahead))
    return 0;
  for (; at_digit (&ahead); ahead.at++)
    exponent = MIN (exponent * 10 + (*ahead.at - '0'), 9999);
  *c = ahead;
  return negative ? -exponent : exponent;
}

/* Scaling in decimal, so that "4.35M" is exactly the double nearest to 4350000. */
static gboolean
evaluate (const char *digits,
          int         exponent,
          double     *value)
{
  char text[MAX_BODY + 16];

  g_snprintf (text, sizeof text, "%se%d", digits, exponent);
  *value = g_ascii_strtod (text, NULL);
  return isfinite (*value);
}

/* Sign, "about" and currency before the digits, in any order. */
static gboolean
take_prefix (Cursor   *c,
             CxNumber *number)
{
  gboolean negative = FALSE, signed_already = FALSE;

  while (TRUE)
    {
      skip_spaces (c);
      if (at_digit (c))
        return negative;
      if (!signed_already && (take (c, "-") || take (c, "\u2212")))
        negative = signed_already = TRUE;
      else if (!signed_already && take (c, "+"))
        signed_already = TRUE;
      else if (!take_currency (c, number) && !take (c, "~") && !take (c, "≈"))
        return negative;
    }
}

static void
take_suffix (Cursor   *c,
             CxNumber *number)
{
  do
    skip_spaces (c);
  while (take_scale (c, number) || take_currency (c, number));
  if (number->scale == 0 && number->currency[0] == '\0')
    take (c, "%");
  skip_spaces (c);
}

static gboolean
scan_written (Cursor    c,
              CxNumber *number)
{
  char body[MAX_BODY];
  gboolean negative, bracketed;
  int exponent;

  number->scale = 0;
  number->currency[0] = '\0';
  skip_spaces (&c);
  bracketed = take (&c, "(");
  negative = take_prefix (&c, number) || bracketed;
  if (take_body (&c, body) == 0 || !normalise (body))
    return FALSE;
  exponent = take_exponent (&c);
  take_suffix (&c, number);
  if (bracketed && !take (&c, ")"))
    return FALSE;
  skip_spaces (&c);
  if (c.at != c.end || !evaluate (body, exponent + number->scale, &number->value))
    return FALSE;
  if (negative)
    number->value = -number->value;
  return TRUE;
}

/* Most numbers are a few plain digits: up to 15 of them over a power of ten divide exactly right. */
static gboolean
scan_plain (const char *text,
            gsize       length,
            double     *value)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  gboolean negative = length > 0 && text[0] == '-';
  gint64 digits = 0;
  gsize point = length;
  double magnitude;

  if (length <= (gsize) negative || length > 15)
    return FALSE;
  for (gsize i = negative; i < length; i++)
    {
      if (text[i] == '.' && point == length)
        point = i;
      else if (g_ascii_isdigit (text[i]))
        digits = digits * 10 + (text[i] - '0');
      else
        return FALSE;
    }
  if (length - negative == (point < length))
    return FALSE;
  magnitude = (double) digits / powers[point < length ? length - point - 1 : 0];
  *value = negative ? -magnitude : magnitude;
  return TRUE;
}

gboolean
cx_number_scan (const char *text,
                gsize       length,
                CxNumber   *number)
{
  if (scan_plain (text, length, &number->value))
    {
      number->scale = 0;
      number->currency[0] = '\0';
      return TRUE;
    }
  return scan_written ((Cursor) { text, text + length }, number);
}

gboolean
cx_number_words (const char *text,
                 gsize       length,
                 CxNumber   *number)
{
  Cursor c = { text, text + length };

  number->scale = 0;
  number->currency[0] = '\0';
  do
    {
      skip_spaces (&c);
      if (take_word (&c, "in"))
        skip_spaces (&c);
    }
  while (take_scale (&c, number) || take_currency (&c, number));
  return length > 0 && c.at == c.end;
}

gboolean
cx_number_parse (const char *text,
                 double     *value,
                 char        currency[4])
{
  CxNumber number;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!cx_number_scan (text, strlen (text), &number))
    return FALSE;
  *value = number.value;
  if (currency != NULL)
    memcpy (currency, number.currency, sizeof number.currency);
  return TRUE;
}
