/* What can be asked of a field, and how a criterion reads in words. */
#include "cx-config.h"

#include "cx-criterion-words.h"

#include "cx-amount.h"
#include "cx-value.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

/* ── operators ── */

static const CxOperator text_operators[] = { CX_OP_IN, CX_OP_NOT_IN, CX_OP_CONTAINS, CX_OP_KNOWN };
static const CxOperator list_operators[] = { CX_OP_HAS_ANY, CX_OP_HAS_ALL, CX_OP_HAS_NONE, CX_OP_KNOWN };
static const CxOperator number_operators[] = { CX_OP_AT_LEAST, CX_OP_AT_MOST, CX_OP_BETWEEN, CX_OP_KNOWN };
static const CxOperator date_operators[] = { CX_OP_WITHIN_DAYS, CX_OP_AT_LEAST, CX_OP_AT_MOST, CX_OP_BETWEEN,
                                             CX_OP_KNOWN };
static const CxOperator boolean_operators[] = { CX_OP_IS, CX_OP_KNOWN };

const CxOperator *
cx_type_operators (CxFieldType type,
                   guint      *n)
{
  switch (type)
    {
    case CX_FIELD_LIST:
      *n = G_N_ELEMENTS (list_operators);
      return list_operators;
    case CX_FIELD_NUMBER:
    case CX_FIELD_RANGE:
    case CX_FIELD_MONEY:
      *n = G_N_ELEMENTS (number_operators);
      return number_operators;
    case CX_FIELD_DATE:
      *n = G_N_ELEMENTS (date_operators);
      return date_operators;
    case CX_FIELD_BOOLEAN:
      *n = G_N_ELEMENTS (boolean_operators);
      return boolean_operators;
    default:
      *n = G_N_ELEMENTS (text_operators);
      return text_operators;
    }
}

gboolean
cx_type_has_operator (CxFieldType type,
                      CxOperator  op)
{
  guint n;
  const CxOperator *operators = cx_type_operators (type, &n);

  for (guint i = 0; i < n; i++)
    if (operators[i] == op)
      return TRUE;
  return FALSE;
}

CxFieldType
cx_operator_type (CxOperator op)
{
  switch (op)
    {
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return CX_FIELD_NUMBER;
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
      return CX_FIELD_LIST;
    case CX_OP_IS:
      return CX_FIELD_BOOLEAN;
    case CX_OP_WITHIN_DAYS:
      return CX_FIELD_DATE;
    default:
      return CX_FIELD_CATEGORY;
    }
}

gboolean
cx_operator_takes_values (CxOperator op)
{
  switch (op)
    {
    case CX_OP_IN:
    case CX_OP_NOT_IN:
    case CX_OP_CONTAINS:
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
cx_operator_takes_low (CxOperator op)
{
  return op == CX_OP_BETWEEN || op == CX_OP_AT_LEAST;
}

gboolean
cx_operator_takes_high (CxOperator op)
{
  return op == CX_OP_BETWEEN || op == CX_OP_AT_MOST;
}

const char *
cx_operator_words (CxOperator  op,
                   CxFieldType type)
{
  gboolean date = type == CX_FIELD_DATE;

  switch (op)
    {
    case CX_OP_IN:
      return C_("operator", "is any of");
    case CX_OP_NOT_IN:
      return C_("operator", "is none of");
    case CX_OP_CONTAINS:
      return C_("operator", "contains");
    case CX_OP_BETWEEN:
      return C_("operator", "between");
    case CX_OP_AT_LEAST:
      return date ? C_("operator", "on or after") : C_("operator", "at least");
    case CX_OP_AT_MOST:
      return date ? C_("operator", "on or before") : C_("operator", "at most");
    case CX_OP_HAS_ANY:
      return C_("operator", "has any of");
    case CX_OP_HAS_ALL:
      return C_("operator", "has all of");
    case CX_OP_HAS_NONE:
      return C_("operator", "has none of");
    case CX_OP_IS:
      return C_("operator", "is");
    case CX_OP_WITHIN_DAYS:
      return C_("operator", "in the last");
    case CX_OP_KNOWN:
    default:
      return C_("operator", "is known");
    }
}

const char *
cx_importance_words (CxImportance importance)
{
  switch (importance)
    {
    case CX_IMPORTANCE_MUST:
      return C_("importance", "Must");
    case CX_IMPORTANCE_STRONG:
      return C_("importance", "Strong");
    case CX_IMPORTANCE_NICE:
      return C_("importance", "Nice");
    case CX_IMPORTANCE_NEVER:
    default:
      return C_("importance", "Never");
    }
}

char *
cx_importance_weight_words (CxImportance importance,
                            double       weight)
{
  if (importance == CX_IMPORTANCE_NEVER)
    return g_strdup (cx_importance_words (importance));
  /* Translators: the importance of a criterion and its weight: Must · 3 */
  return g_strdup_printf (C_("importance", "%s · %.3g"), cx_importance_words (importance), weight);
}

/* ── bounds ── */

char *
cx_bound_write (double      value,
                CxFieldType type)
{
  if (!isfinite (value))
    return g_strdup ("");
  if (type == CX_FIELD_DATE)
    return cx_date_format ((gint32) value);
  return g_strdup_printf ("%'.15g", value);
}

/* Takes the thousands separators of this locale away; fails where one does not group three digits, since
 * then it is more likely meant as a decimal point. */
static char *
ungroup (const char *text,
         const char *separator)
{
  g_auto(GStrv) groups = g_strsplit (text, separator, -1);

  for (guint i = 1; groups[i]; i++)
    {
      gsize digits = strspn (groups[i], "0123456789");

      if (digits != 3 || (groups[i + 1] && groups[i][3] != '\0'))
        return NULL;
    }
  return g_strjoinv ("", groups);
}

/* A number as this locale writes it. */
static gboolean
read_local_number (const char *text,
                   double     *value)
{
  const struct lconv *locale = localeconv ();
  g_autofree char *joined = *locale->thousands_sep ? ungroup (text, locale->thousands_sep) : g_strdup (text);
  g_auto(GStrv) parts = joined ? g_strsplit (joined, locale->decimal_point, 2) : NULL;
  g_autofree char *plain = NULL;
  char *end;

  if (parts == NULL || (!g_str_equal (locale->decimal_point, ".") && strchr (joined, '.')))
    return FALSE;
  plain = g_strstrip (g_strjoinv (".", parts));
  if (*plain == '\0' || strspn (plain, "+-.0123456789") != strlen (plain))
    return FALSE;
  *value = g_ascii_strtod (plain, &end);
  return *end == '\0' && isfinite (*value);
}

/* Whether this locale writes the day before the month. */
static CxDateOrder
date_order (void)
{
  GDate date;
  char text[64];
  const char *day, *month;

  g_date_set_dmy (&date, 25, G_DATE_NOVEMBER, 2022);
  g_date_strftime (text, sizeof text, "%x", &date);
  day = strstr (text, "25");
  month = strstr (text, "11");
  return day && month && month < day ? CX_DATE_MONTH_FIRST : CX_DATE_DAY_FIRST;
}

gboolean
cx_bound_read (const char *text,
               CxFieldType type,
               double      open,
               double     *value)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  double number;
  gint32 day;

  if (*trimmed == '\0')
    {
      *value = open;
      return TRUE;
    }
  if (type == CX_FIELD_DATE)
    {
      if (!cx_date_parse (trimmed, date_order (), &day))
        return FALSE;
      *value = day;
      return TRUE;
    }
  if (!read_local_number (trimmed, &number) && !cx_number_parse (trimmed, &number, NULL))
    return FALSE;
  *value = number;
  return TRUE;
}

/* ── labels ── */

static char *
bound_words (double             value,
             const CxFieldName *field)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *number = NULL;

  if (field->type == CX_FIELD_DATE)
    {
      /* An open end is infinite, and no day. */
      if (!(fabs (value) <= G_MAXINT32))
        return g_strdup ("…");
      date = g_date_time_new_from_unix_utc ((gint64) value * 86400);
      /* Translators: a date in a label: day, short name of the month, year (see g_date_time_format) */
      return date ? g_date_time_format (date, _("%-d %b %Y")) : g_strdup ("…");
    }
  number = cx_bound_write (value, field->type);
  if (field->type == CX_FIELD_MONEY && field->unit && *field->unit)
    /* Translators: an amount and its currency: 500,000 EUR */
    return g_strdup_printf (C_("money", "%s %s"), number, field->unit);
  return g_steal_pointer (&number);
}

/* "A, B or C"; from the fifth on "A, B, C or 9 more". */
static char *
values_words (char *const *values,
              gboolean     all)
{
  guint n = g_strv_length ((char **) values);
  guint shown = n > CX_CRITERION_WORDS_VALUES ? 3 : n - 1;
  g_autoptr(GString) text = g_string_new (values[0]);
  g_autofree char *last = NULL;

  for (guint i = 1; i < shown; i++)
    /* Translators: between two of several values */
    g_string_append_printf (text, "%s%s", C_("values", ", "), values[i]);
  if (n == 1)
    return g_strdup (values[0]);
  last = n > CX_CRITERION_WORDS_VALUES ? g_strdup_printf (ngettext ("%u more", "%u more", n - 3), n - 3) : g_strdup (values[n - 1]);
  /* Translators: the last of several values, joined to the others */
  return all ? g_strdup_printf (C_("values", "%s and %s"), text->str, last)
             : g_strdup_printf (C_("values", "%s or %s"), text->str, last);
}

static char *
texts_words (const CxCriterion *criterion,
             const char        *name)
{
  g_autofree char *values = values_words (criterion->values, criterion->op == CX_OP_HAS_ALL);

  switch (criterion->op)
    {
    case CX_OP_NOT_IN:
      /* Translators: field and values: Industry not Retail or Public sector */
      return g_strdup_printf (C_("criterion", "%s not %s"), name, values);
    case CX_OP_CONTAINS:
      return g_strdup_printf (C_("criterion", "%s contains %s"), name, values);
    case CX_OP_HAS_NONE:
      return g_strdup_printf (C_("criterion", "%s without %s"), name, values);
    default:
      return g_strdup_printf (C_("criterion", "%s: %s"), name, values);
    }
}

static char *
bounds_words (const CxCriterion *criterion,
              const CxFieldName *field)
{
  gboolean date = field->type == CX_FIELD_DATE;
  g_autofree char *low = bound_words (criterion->low, field), *high = bound_words (criterion->high, field);

  if (isfinite (criterion->low) && isfinite (criterion->high))
    return g_strdup_printf (C_("criterion", "%s between %s and %s"), field->label, low, high);
  if (isfinite (criterion->low))
    return date ? g_strdup_printf (C_("criterion", "%s on or after %s"), field->label, low)
                : g_strdup_printf (C_("criterion", "%s at least %s"), field->label, low);
  return date ? g_strdup_printf (C_("criterion", "%s on or before %s"), field->label, high)
              : g_strdup_printf (C_("criterion", "%s at most %s"), field->label, high);
}

char *
cx_criterion_words (const CxCriterion *criterion,
                    const CxFieldName *field)
{
  if (!cx_criterion_is_complete (criterion))
    return g_strdup (field->label);
  switch (criterion->op)
    {
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return bounds_words (criterion, field);
    case CX_OP_IS:
      return g_strdup_printf (criterion->flag ? C_("criterion", "%s: yes") : C_("criterion", "%s: no"), field->label);
    case CX_OP_WITHIN_DAYS:
      return g_strdup_printf (ngettext ("%s in the last %d day", "%s in the last %d days",
                                        (gulong) MAX (criterion->days, 0)),
                              field->label, criterion->days);
    case CX_OP_KNOWN:
      return g_strdup_printf (C_("criterion", "%s is known"), field->label);
    default:
      return texts_words (criterion, field->label);
    }
}

gboolean
cx_criterion_is_complete (const CxCriterion *criterion)
{
  switch (criterion->op)
    {
    case CX_OP_BETWEEN:
      return isfinite (criterion->low) || isfinite (criterion->high);
    case CX_OP_AT_LEAST:
      return isfinite (criterion->low);
    case CX_OP_AT_MOST:
      return isfinite (criterion->high);
    case CX_OP_IS:
    case CX_OP_WITHIN_DAYS:
    case CX_OP_KNOWN:
      return TRUE;
    default:
      return criterion->values && criterion->values[0];
    }
}

char *
cx_match_words (guint match,
                guint unknown,
                guint of)
{
  double percent = of > 0 ? 100.0 * unknown / of : 0;
  g_autofree char *number = cx_format_number (match, 0), *all = cx_format_number (of, 0);

  if (unknown == 0)
    return g_strdup_printf (_("<b>%s</b> of %s match"), number, all);
  if (percent < 0.5)
    return g_strdup_printf (_("<b>%s</b> of %s match · under 1 %% unknown"), number, all);
  return g_strdup_printf (_("<b>%s</b> of %s match · %.0f %% unknown"), number, all, percent);
}
