/* Fits, days and values as the user's language writes them. */
#include "cx-format.h"

#include "cx-json.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <math.h>
#include <string.h>

/* Halves go up, as in cx_largest_remainder(): a printed fit is the sum of its printed points. */
char *
cx_format_fit (double fit)
{
  return g_strdup_printf ("%.1f", floor (fit * 10 + 0.5 + 1e-9) / 10);
}

char *
cx_format_points (double value)
{
  if (fabs (value) < 0.05)
    return g_strdup ("0");
  return cx_format_fit (value);
}

static GDateTime *
date_of_day (gint32 day)
{
  g_autoptr(GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);

  return g_date_time_add_days (epoch, day);
}

char *
cx_format_day (gint32 day,
               gint32 today)
{
  g_autoptr(GDateTime) date = date_of_day (day);
  g_autoptr(GDateTime) now = date_of_day (today);

  if (date == NULL || now == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (date) == g_date_time_get_year (now))
    /* Translators: a day of this year, e.g. "14 Oct"; see the manual of g_date_time_format */
    return g_date_time_format (date, C_("date", "%-d %b"));
  /* Translators: a day of another year, e.g. "14 Oct 2026"; see the manual of g_date_time_format */
  return g_date_time_format (date, C_("date", "%-d %b %Y"));
}

char *
cx_format_period (gint32 from,
                  gint32 to,
                  gint32 today)
{
  g_autofree char *first = from == G_MININT32 ? NULL : cx_format_day (from, today);
  g_autofree char *last = to == G_MAXINT32 ? NULL : cx_format_day (to, today);

  if (first == NULL && last == NULL)
    return g_strdup (_("All Time"));
  if (last == NULL)
    /* Translators: a day */
    return g_strdup_printf (_("Since %s"), first);
  if (first == NULL)
    /* Translators: a day */
    return g_strdup_printf (_("Until %s"), last);
  /* Translators: the first and the last day of a period */
  return g_strdup_printf (_("%s – %s"), first, last);
}

char *
cx_format_ago (gint32 day,
               gint32 today)
{
  gint64 days = (gint64) today - day;
  g_autofree char *number = cx_format_number (days < 0 ? -days : days, 0);

  if (days == 0)
    return g_strdup (_("today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("%s day ago", "%s days ago", days), number);
  return g_strdup_printf (ngettext ("in %s day", "in %s days", -days), number);
}

/* FIRST STRONG ISOLATE, LEFT-TO-RIGHT ISOLATE … POP DIRECTIONAL ISOLATE: of Unicode's bidirectional algorithm. */
#define ISOLATE "\u2068"
#define ISOLATE_FROM_LEFT "\u2066"
#define END_ISOLATE "\u2069"

/* The blocks of Unicode that are for scripts from right to left (DerivedBidiClass.txt, the default classes R and AL). */
static gboolean
is_from_right (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

char *
cx_format_isolate (const char *text)
{
  gboolean from_right = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) && is_from_right (g_utf8_get_char (p)) != from_right)
      return g_strconcat (ISOLATE, text, END_ISOLATE, NULL);
  return g_strdup (text);
}

char *
cx_format_from_left (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_LTR)
    return g_strdup (text);
  return g_strconcat (ISOLATE_FROM_LEFT, text, END_ISOLATE, NULL);
}

/* ── values ──────────────────────────────────────────────────────────────── */

static char *
format_amount (double         value,
               const CxField *field,
               gint32         today,
               gboolean       brief)
{
  if (field == NULL)
    return cx_format_number (value, 2);
  switch (field->type)
    {
    case CX_FIELD_MONEY:
      return cx_format_money (value, field->unit, brief);
    case CX_FIELD_DATE:
      return cx_format_day ((gint32) value, today);
    case CX_FIELD_BOOLEAN:
      return g_strdup (value != 0 ? _("yes") : _("no"));
    case CX_FIELD_NUMBER:
      /* A year is no quantity: four digits stay together. */
      if (value >= 1000 && value < 10000 && value == floor (value) && strstr (field->key, "year") != NULL)
        return g_strdup_printf ("%.0f", value);
      return cx_format_number (value, 2);
    default:
      return cx_format_number (value, 2);
    }
}

static char *
format_bounds (double         low,
               double         high,
               const CxField *field,
               gint32         today)
{
  g_autofree char *from = isinf (low) ? NULL : format_amount (low, field, today, FALSE);
  g_autofree char *to = isinf (high) ? NULL : format_amount (high, field, today, FALSE);

  if (from == NULL && to == NULL)
    return g_strdup (_("anything"));
  if (from == NULL)
    /* Translators: an amount that is not exceeded, e.g. "50 or less" */
    return g_strdup_printf (_("%s or less"), to);
  if (to == NULL)
    /* Translators: an amount that is reached, e.g. "2 or more" */
    return g_strdup_printf (_("%s or more"), from);
  if (low == high)
    return g_steal_pointer (&from);
  /* Translators: from one amount to another, e.g. "51–200" */
  return g_strdup_printf (C_("range", "%s–%s"), from, to);
}

static char *
format_list (const CxColumn *column,
             guint           account)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  for (guint32 i = column->offsets[account]; i < column->offsets[account + 1]; i++)
    g_ptr_array_add (texts, column->texts[column->items[i]]);
  return texts->len > 0 ? g_strjoinv (", ", (char **) texts->pdata) : NULL;
}

char *
cx_format_value (const CxColumn *column,
                 guint           account,
                 gint32          today,
                 gboolean        brief)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (column->codes != NULL)
    return cx_column_code (column, account) == CX_NO_CODE ? NULL : g_strdup (column->texts[cx_column_code (column, account)]);
  if (column->offsets != NULL)
    return format_list (column, account);
  if (isnan (column->low[account]))
    return NULL;
  if (column->field->type == CX_FIELD_RANGE)
    return format_bounds (column->low[account], column->high[account], column->field, today);
  return format_amount (column->low[account], column->field, today, brief);
}

char *
cx_format_join (const char *const *texts,
                guint              limit,
                gboolean           all)
{
  guint n = g_strv_length ((char **) texts);
  guint head = n > limit ? limit : n > 0 ? n - 1 : 0;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *rest = NULL;

  if (n == 0)
    return g_strdup ("");
  for (guint i = 0; i < head; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", texts[i]);
  if (n <= limit)
    rest = g_strdup (texts[n - 1]);
  else
    rest = g_strdup_printf (ngettext ("%u more", "%u more", n - limit), n - limit);
  if (head == 0)
    return g_steal_pointer (&rest);
  /* Translators: the end of a list: "A, B" and "C" */
  return g_strdup_printf (all ? C_("list", "%s and %s") : C_("list", "%s or %s"), text->str, rest);
}

char *
cx_format_condition (const CxCriterion *criterion,
                     const CxField     *field,
                     gint32             today)
{
  g_autofree char *texts = NULL;

  g_return_val_if_fail (criterion != NULL, NULL);

  texts = cx_format_join ((const char *const *) criterion->values, 3, criterion->op == CX_OP_HAS_ALL);
  switch (criterion->op)
    {
    case CX_OP_NOT_IN:
      /* Translators: any value but these, e.g. "other than Retail or Wholesale" */
      return g_strdup_printf (_("other than %s"), texts);
    case CX_OP_CONTAINS:
      /* Translators: a text with this somewhere in it */
      return g_strdup_printf (_("something with “%s”"), texts);
    case CX_OP_BETWEEN:
      return format_bounds (criterion->low, criterion->high, field, today);
    case CX_OP_AT_LEAST:
      return format_bounds (criterion->low, INFINITY, field, today);
    case CX_OP_AT_MOST:
      return format_bounds (-INFINITY, criterion->high, field, today);
    case CX_OP_IS:
      return g_strdup (criterion->flag ? _("yes") : _("no"));
    case CX_OP_WITHIN_DAYS:
      return g_strdup_printf (ngettext ("in the last %d day", "in the last %d days", criterion->days), criterion->days);
    case CX_OP_IN:
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
    case CX_OP_KNOWN:
    default:
      return g_steal_pointer (&texts);
    }
}

/* A stored list is a JSON array of texts. */
static char *
format_stored_list (const char *text)
{
  g_autoptr(JsonNode) root = cx_json_parse (text, -1, NULL, NULL);
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;
  JsonArray *array = root && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_strv_builder_add (texts, json_array_get_string_element (array, i));
  all = g_strv_builder_end (texts);
  return array ? g_strjoinv (", ", all) : g_strdup (text);
}

char *
cx_format_stored (const CxField *field,
                  const char    *text,
                  double         low,
                  double         high,
                  gint32         today)
{
  if (text != NULL)
    return field && field->type == CX_FIELD_LIST ? format_stored_list (text) : g_strdup (text);
  if (isnan (low))
    return NULL;
  return field && field->type == CX_FIELD_RANGE ? format_bounds (low, high, field, today) : format_amount (low, field, today, FALSE);
}
