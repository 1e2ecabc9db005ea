/* Numbers and money as the user's language writes them. */
#include "cx-config.h"

#include "cx-amount.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define MINUS "\342\210\222"
#define NO_BREAK_SPACE "\302\240"

/* Drops zeros, and a decimal point, that say nothing. */
static void
trim_decimals (GString *text)
{
  const char *point = localeconv ()->decimal_point;

  if (strstr (text->str, point) == NULL)
    return;
  while (text->len > 0 && text->str[text->len - 1] == '0')
    g_string_truncate (text, text->len - 1);
  if (g_str_has_suffix (text->str, point))
    g_string_truncate (text, text->len - strlen (point));
}

/* What has no language, as the command line, groups as English does. */
static gboolean
is_plain_locale (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  return name == NULL || g_str_equal (name, "POSIX") || (name[0] == 'C' && (name[1] == '\0' || name[1] == '.'));
}

static void
group_digits (GString *text)
{
  gsize end = strspn (text->str, "0123456789");

  while (end > 3)
    {
      end -= 3;
      g_string_insert_c (text, (gssize) end, ',');
    }
}

double
cx_round_days (double days)
{
  return floor (days + 0.5);
}

char *
cx_format_number (double value,
                  int    decimals)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_printf (text, "%'.*f", decimals, fabs (value));
  trim_decimals (text);
  if (is_plain_locale ())
    group_digits (text);
  if (value < 0 && strspn (text->str, "0") < text->len)
    g_string_prepend (text, MINUS);
  return g_strdup (text->str);
}

/* The sign of a currency, with its own space where letters would run into the number. */
static const char *
currency_sign (const char *unit)
{
  static const struct {
    const char *unit, *sign;
  } signs[] = {
    { "EUR", "€" },   { "USD", "$" },   { "GBP", "£" },   { "JPY", "¥" },  { "CNY", "CN¥" }, { "INR", "₹" },
    { "KRW", "₩" },   { "ILS", "₪" },   { "VND", "₫" },   { "TRY", "₺" },  { "UAH", "₴" },   { "NGN", "₦" },
    { "BRL", "R$" },  { "CAD", "CA$" }, { "AUD", "A$" },  { "NZD", "NZ$" }, { "MXN", "MX$" }, { "HKD", "HK$" },
    { "TWD", "NT$" }, { "PHP", "₱" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_ascii_strcasecmp (signs[i].unit, unit) == 0)
      return signs[i].sign;
  return unit;
}

static char *
brief_number (double value)
{
  g_autofree char *number = NULL;
  double size = fabs (value);
  double unit = size >= 999.5e6 ? 1e9 : size >= 999.5e3 ? 1e6 : size >= 1e3 ? 1e3 : 1;

  number = cx_format_number (value / unit, size / unit < 99.95 && unit > 1 ? 1 : 0);
  if (unit >= 1e9)
    /* Translators: billions (10⁹), as short as possible, e.g. "1.2bn" */
    return g_strdup_printf (C_("brief number", "%sbn"), number);
  if (unit >= 1e6)
    /* Translators: millions, as short as possible, e.g. "17.1M" */
    return g_strdup_printf (C_("brief number", "%sM"), number);
  if (unit >= 1e3)
    /* Translators: thousands, as short as possible, e.g. "416k" */
    return g_strdup_printf (C_("brief number", "%sk"), number);
  return g_steal_pointer (&number);
}

char *
cx_format_money (double      value,
                 const char *unit,
                 gboolean    brief)
{
  g_autofree char *number = brief ? brief_number (fabs (value)) : cx_format_number (fabs (value), 2);
  const char *minus = value < 0 ? MINUS : "";
  const char *sign, *space;

  if (unit == NULL || unit[0] == '\0')
    return g_strconcat (minus, number, NULL);
  sign = currency_sign (unit);
  if (localeconv ()->p_cs_precedes == 0)
    return g_strconcat (minus, number, NO_BREAK_SPACE, sign, NULL);
  space = g_ascii_isalpha (sign[strlen (sign) - 1]) ? NO_BREAK_SPACE : "";
  return g_strconcat (minus, sign, space, number, NULL);
}
