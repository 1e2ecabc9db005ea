/* What the funnel says in words: definitions, groups, conversions. */
#include "cx-funnel-words.h"

#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

/* A narrow no-break space before the sign. */
#define PERCENT "\u202f%%"

const char *
cx_funnel_words_definition (CxFunnelDefinition definition)
{
  switch (definition)
    {
    case CX_FUNNEL_SNAPSHOT:
      return _("<b>Snapshot:</b> the account is at this stage now. A rate is the share of those at the stage or beyond that are beyond it.");
    case CX_FUNNEL_STRICT:
      return _("<b>Strict:</b> the account came to this stage and to every stage before it, in this order.");
    case CX_FUNNEL_REACHED:
    default:
      return _("<b>Reached:</b> the account is, or has been, at this stage or beyond.");
    }
}

guint8
cx_funnel_words_tier (guint group)
{
  return group == 3 ? CX_TIER_OUTSIDE : (guint8) (group + 1);
}

const char *
cx_funnel_words_group (const CxFunnelAnswer *answer,
                       guint                 group)
{
  const char *name = cx_funnel_answer_get_group (answer, group)->name;

  if (cx_funnel_answer_by_tier (answer))
    return cx_tier_label (cx_funnel_words_tier (group));
  if (g_str_equal (name, CX_FUNNEL_OTHERS))
    return _("Others");
  return g_str_equal (name, CX_FUNNEL_NOBODY) ? _("None") : name;
}

char *
cx_funnel_words_rate (const CxConversion *conversion)
{
  return g_strdup_printf ("%.0f" PERCENT, conversion->rate * 100);
}

/* Kept together, from left to right among any text. */
char *
cx_funnel_words_range (double low,
                       double high)
{
  return g_strdup_printf ("\u2066%.0f\u2060–\u2060%.0f\u2069", low, high);
}

char *
cx_funnel_words_interval (const CxConversion *conversion)
{
  return cx_funnel_words_range (conversion->low * 100, conversion->high * 100);
}

static void
append_conversion (GString              *text,
                   const CxFunnelAnswer *answer,
                   const CxConversion   *conversion,
                   const char           *next)
{
  g_autofree char *rate = NULL, *interval = NULL;

  g_string_append_c (text, ' ');
  if (!conversion->enough)
    {
      g_string_append_printf (text, _("To %s: %u of %u, too few to say."), next, conversion->k, conversion->n);
      return;
    }
  rate = cx_funnel_words_rate (conversion);
  interval = cx_funnel_words_interval (conversion);
  /* Translators: to the next stage: a share in percent, its interval, and the numbers it is of */
  g_string_append_printf (text, _("To %s: %s, interval %s percent, %u of %u."), next, rate, interval, conversion->k, conversion->n);
}

char *
cx_funnel_words_segment (const CxFunnelAnswer *answer,
                         guint                 group,
                         guint                 stage)
{
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  const CxFunnelGroup *counted = cx_funnel_answer_get_group (answer, group);
  guint n_stages = cx_journey_get_n_stages (journey);
  g_autofree char *count = cx_format_number (counted->counts[stage], 0);
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: a group of accounts, a stage, its place among the stages, how many accounts */
  g_string_append_printf (text, ngettext ("%s, %s, stage %u of %u: %s account.", "%s, %s, stage %u of %u: %s accounts.",
                                          counted->counts[stage]),
                          cx_funnel_words_group (answer, group), cx_journey_get_stage (journey, stage)->label, stage + 1, n_stages,
                          count);
  if (stage + 1 < n_stages)
    append_conversion (text, answer, &counted->conversions[stage], cx_journey_get_stage (journey, stage + 1)->label);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
