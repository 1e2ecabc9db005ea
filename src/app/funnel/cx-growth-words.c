/* The growth equation in words and signs. */
#include "cx-growth-words.h"

#include "cx-format.h"

#include <glib/gi18n.h>
#include <math.h>

char *
cx_growth_words_percent (double rate)
{
  /* A narrow no-break space before the sign. */
  g_autofree char *percent = g_strdup_printf ("%.0f\u202f%%", rate * 100);

  return cx_format_from_left (percent);
}

char *
cx_growth_words_equation (const CxGrowth *growth)
{
  g_autofree char *leads = cx_format_number (round (growth->leads), 0);
  g_autofree char *retained = cx_format_number (round (growth->retained), 0);
  g_autoptr(GString) text = g_string_new (leads);

  for (guint i = 0; i < growth->n_rates; i++)
    {
      g_autofree char *rate = cx_growth_words_percent (growth->rates[i]);

      g_string_append_printf (text, " × %s", rate);
    }
  if (growth->has_retained)
    g_string_append_printf (text, " + %s", retained);
  return cx_format_from_left (text->str);
}

char *
cx_growth_words_against (const CxGrowth *growth,
                         const CxGrowth *today)
{
  double change = round (cx_growth_count (growth)) - round (cx_growth_count (today));
  g_autofree char *number = cx_format_number (change, 0);
  g_autofree char *sign = g_strconcat (change > 0 ? "+" : "", number, NULL);
  g_autofree char *isolated = cx_format_from_left (sign);

  if (cx_growth_equal (growth, today))
    return g_strdup (_("as today"));
  /* Translators: a number of customers with its sign */
  return g_strdup_printf (_("<b>%s</b> against today"), isolated);
}

char *
cx_growth_words_step (CxJourney *journey,
                      guint      rate)
{
  return g_strdup_printf ("%s → %s", cx_journey_get_stage (journey, rate)->code, cx_journey_get_stage (journey, rate + 1)->code);
}

char *
cx_growth_words_unit (CxJourney      *journey,
                      const CxGrowth *growth,
                      int             revenue)
{
  if (revenue >= 1)
    return g_strdup (_("customers"));
  /* Translators: a stage; after a number of accounts */
  return g_strdup_printf (_("at %s"), cx_journey_get_stage (journey, growth->n_rates)->code);
}

char *
cx_growth_words_sum (CxJourney      *journey,
                     const CxGrowth *growth,
                     int             revenue)
{
  if (revenue >= 1 && growth->has_retained)
    /* Translators: after a number: customers that were won, plus those that stayed */
    return g_strdup (_("won and retained"));
  return cx_growth_words_unit (journey, growth, revenue);
}

char *
cx_growth_words_lever (CxJourney      *journey,
                       const CxGrowth *growth,
                       const char     *unit)
{
  g_autofree char *step = NULL, *number = NULL, *sign = NULL;
  double gain;
  int lever = cx_growth_find_lever (growth, &gain);

  if (lever < 0)
    return g_strdup (_("No rate alone adds any."));
  step = cx_growth_words_step (journey, (guint) lever);
  number = cx_format_number (gain, gain < 0.095 ? 2 : 1);
  sign = cx_format_from_left (number);
  /* Translators: a step between two stages, a number, and of what, e.g. "customers" */
  return g_markup_printf_escaped (_("One point more in <b>%s</b> adds most: +%s %s."), step, sign, unit);
}
