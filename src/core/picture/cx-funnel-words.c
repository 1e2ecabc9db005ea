/* What the funnel says in words: its message, definitions, groups, conversions. */
#include "cx-config.h"

#include "cx-funnel-words.h"

#include "cx-amount.h"
#include "cx-stats.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>

/* The groups of CxFunnelAnswer.tiers. */
enum { TIER_1, REST, ALL };

/* Kept together, from left to right among any text; a narrow no-break space before the sign. */
static char *
percent (double share)
{
  return g_strdup_printf ("\u2066%.0f\u202f%%\u2069", share * 100);
}

/* ── the message ── */

/* How many of a group there are, and how many of them came to a stage. A snapshot counts who is at it or beyond. */
static void
count_came (const CxFunnelAnswer *answer,
            const CxFunnelGroup  *counted,
            guint                 stage,
            guint                *came,
            guint                *of)
{
  *came = counted->counts[stage];
  *of = counted->counts[0];
  if (answer->definition != CX_FUNNEL_SNAPSHOT)
    return;
  *came = *of = 0;
  for (guint i = 0; i < answer->tiers->n_stages; i++)
    {
      *of += counted->counts[i];
      *came += i >= stage ? counted->counts[i] : 0;
    }
}

static char *
title_of_counts (const CxFunnelAnswer *answer,
                 guint                 stage,
                 guint                 came,
                 guint                 of)
{
  g_autofree char *k = cx_format_number (came, 0), *n = cx_format_number (of, 0);

  if (answer->revenue >= 1)
    /* Translators: "78 of 612 accounts became customers"; the plural is that of all accounts */
    return g_strdup_printf (ngettext ("%s of %s account became a customer", "%s of %s accounts became customers", of), k, n);
  /* Translators: "78 of 612 accounts came to Retention"; the plural is that of all accounts */
  return g_strdup_printf (ngettext ("%s of %s account came to %s", "%s of %s accounts came to %s", of), k, n,
                          cx_journey_get_stage (cx_snapshot_get_journey (answer->snapshot), stage)->label);
}

static const char *
label_of (const CxFunnelAnswer *answer,
          guint                 stage)
{
  return cx_journey_get_stage (cx_snapshot_get_journey (answer->snapshot), stage)->label;
}

static char *
title_of_tiers (const CxFunnelAnswer *answer,
                guint                 stage)
{
  g_autofree char *first = NULL, *rest = NULL;
  guint k1, n1, k2, n2, k, n;

  count_came (answer, answer->tiers->groups->pdata[TIER_1], stage, &k1, &n1);
  count_came (answer, answer->tiers->groups->pdata[REST], stage, &k2, &n2);
  count_came (answer, answer->tiers->groups->pdata[ALL], stage, &k, &n);
  if (n1 < CX_ENOUGH || n2 < CX_ENOUGH)
    return title_of_counts (answer, stage, k, n);
  first = percent ((double) k1 / n1);
  rest = percent ((double) k2 / n2);
  if (answer->revenue >= 1)
    /* Translators: two shares in percent */
    return g_strdup_printf (_("%s of tier 1 became customers, %s of the rest"), first, rest);
  /* Translators: a share in percent, a stage, and another share */
  return g_strdup_printf (_("%s of tier 1 came to %s, %s of the rest"), first, label_of (answer, stage), rest);
}

/* The one group of which the largest share came; -1 when none stands out, as of groups that are too small, or no values at all. */
static int
find_best (const CxFunnelAnswer *answer,
           guint                 stage,
           double               *share)
{
  int best = -1;
  guint groups = 0;

  *share = 0;
  for (guint i = 0; i < cx_funnel_answer_get_n_groups (answer); i++)
    {
      const CxFunnelGroup *group = cx_funnel_answer_get_group (answer, i);
      guint k, n;

      count_came (answer, group, stage, &k, &n);
      if (n < CX_ENOUGH || group->no_value || g_str_equal (group->name, CX_FUNNEL_OTHERS))
        continue;
      groups++;
      if ((double) k / n > *share)
        best = (int) i;
      else if ((double) k / n == *share)
        best = -1;
      *share = MAX (*share, (double) k / n);
    }
  return groups > 1 ? best : -1;
}

static char *
title_of_groups (const CxFunnelAnswer *answer,
                 guint                 stage)
{
  double share;
  int best = find_best (answer, stage, &share);
  g_autofree char *all = NULL, *most = percent (share), *name = best >= 0 ? cx_funnel_words_group (answer, (guint) best) : NULL;
  guint k, n;

  count_came (answer, cx_funnel_answer_get_group (answer, cx_funnel_answer_get_n_groups (answer)), stage, &k, &n);
  if (n < CX_ENOUGH)
    return title_of_counts (answer, stage, k, n);
  all = percent ((double) k / n);
  if (answer->revenue >= 1)
    /* Translators: a share of all in percent; a group of accounts, and its share, which is the largest: "14 % became customers; most of
     * Logistics, 31 %" */
    return name ? g_strdup_printf (_("%s became customers; most of %s, %s"), all, name, most)
                /* Translators: a share in percent */
                : g_strdup_printf (_("%s became customers"), all);
  /* Translators: a share of all in percent, a stage; a group of accounts, and its share, which is the largest */
  return name ? g_strdup_printf (_("%s came to %s; most of %s, %s"), all, label_of (answer, stage), name, most)
              /* Translators: a share in percent, a stage */
              : g_strdup_printf (_("%s came to %s"), all, label_of (answer, stage));
}

char *
cx_funnel_words_title (const CxFunnelAnswer *answer)
{
  guint n_stages = answer->tiers->n_stages, stage = answer->revenue >= 1 ? (guint) answer->revenue : n_stages - 1;

  if (n_stages == 0 || cx_funnel_answer_get_largest (answer) == 0)
    return g_strdup (_("No account is at a stage"));
  return cx_funnel_answer_by_tier (answer) ? title_of_tiers (answer, stage) : title_of_groups (answer, stage);
}

/* ── the legend ── */

const char *
cx_funnel_words_intervals (void)
{
  return _("Beside each rate: its 95\u202f% interval (Wilson).");
}

char *
cx_funnel_words_stages (const CxFunnelAnswer *answer)
{
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated (CX_MAX_STAGES, g_free, TRUE);
  g_autofree char *words = NULL;

  for (guint stage = 0; stage < answer->groups->n_stages; stage++)
    g_ptr_array_add (names, g_strdup_printf ("%s: %s", cx_journey_get_stage (journey, stage)->code, cx_journey_get_stage (journey, stage)->label));
  words = g_strjoinv (" · ", (char **) names->pdata);
  return g_markup_escape_text (words, -1);
}

char *
cx_funnel_words_scale (const CxFunnelAnswer *answer)
{
  guint largest = cx_funnel_answer_get_largest (answer), of_all = cx_funnel_answer_get_largest_of_all (answer);
  g_autofree char *most = cx_format_number (largest, 0), *all = cx_format_number (of_all, 0);
  g_autofree char *scale = g_strdup_printf (ngettext ("Bars share one scale: %s account fills a column.",
                                                      "Bars share one scale: %s accounts fill a column.", largest), most);

  /* Translators: a sentence on the scale of the other columns; how many of all accounts fill the column All */
  return g_strdup_printf (ngettext ("%s All has its own: %s account.", "%s All has its own: %s accounts.", of_all), scale, all);
}

char *
cx_funnel_words_moves (const CxFunnelAnswer *answer)
{
  const CxFunnel *funnel = answer->groups;
  g_autofree char *skipped = cx_format_number (funnel->skipped, 0), *backward = cx_format_number (funnel->backward, 0);
  g_autofree char *outside = cx_format_number (funnel->no_stage, 0);

  /* Translators: numbers of accounts */
  return g_strdup_printf (_("%s skipped a stage · %s moved back · %s in no stage"), skipped, backward, outside);
}

char *
cx_funnel_words_waiting (const CxFunnelAnswer *answer)
{
  guint n = cx_funnel_count_waiting (answer->groups);
  g_autofree char *number = cx_format_number (n, 0);

  if (n == 0 || (answer->definition == CX_FUNNEL_SNAPSHOT && cx_funnel_answer_is_of_all (answer)))
    return NULL;
  /* Translators: how many accounts, and the last stage */
  return g_strdup_printf (ngettext ("%s account is still before %s: rates may rise.", "%s accounts are still before %s: rates may rise.", n),
                          number, cx_journey_get_stage (cx_snapshot_get_journey (answer->snapshot), answer->groups->n_stages - 1)->code);
}

const char *
cx_funnel_words_no_finding (const CxFunnelAnswer *answer)
{
  return answer->revenue < 1 ? _("Without a stage Rev it is not known who is a customer.")
                             : _("Nothing stands out. A finding needs at least 10 accounts on both sides.");
}

/* ── definitions, groups, rates ── */

const char *
cx_funnel_words_definition_name (CxFunnelDefinition definition)
{
  switch (definition)
    {
    case CX_FUNNEL_SNAPSHOT:
      return _("Snapshot");
    case CX_FUNNEL_STRICT:
      return _("Strict");
    case CX_FUNNEL_REACHED:
    default:
      return _("Reached");
    }
}

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

/* A value may be called "Others", too. */
static char *
describe_others (guint n)
{
  g_autofree char *number = cx_format_number (n, 0);

  /* Translators: values of a field that are one group of the funnel together */
  return g_strdup_printf (ngettext ("%s other", "%s others", n), number);
}

char *
cx_funnel_words_group (const CxFunnelAnswer *answer,
                       guint                 group)
{
  const CxFunnelGroup *found = cx_funnel_answer_get_group (answer, group);

  if (group == cx_funnel_answer_get_n_groups (answer))
    return g_strdup (_("All"));
  if (cx_funnel_answer_by_tier (answer))
    return g_strdup (cx_tier_label (cx_funnel_words_tier (group)));
  if (g_str_equal (found->name, CX_FUNNEL_OTHERS))
    return describe_others (answer->groups->folded->len);
  return g_strdup (found->no_value ? _("None") : found->name);
}

char *
cx_funnel_words_rate (const CxConversion *conversion)
{
  return percent (conversion->rate);
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
  g_autofree char *rate = NULL, *interval = NULL, *k = cx_format_number (conversion->k, 0), *n = cx_format_number (conversion->n, 0);

  g_string_append_c (text, ' ');
  if (!conversion->enough)
    {
      g_string_append_printf (text, _("To %s: %s of %s, too few to say."), next, k, n);
      return;
    }
  rate = cx_funnel_words_rate (conversion);
  interval = cx_funnel_words_interval (conversion);
  /* Translators: to the next stage: a share in percent, its interval, and the numbers it is of */
  g_string_append_printf (text, _("To %s: %s, interval %s percent, %s of %s."), next, rate, interval, k, n);
}

char *
cx_funnel_words_segment (const CxFunnelAnswer *answer,
                         guint                 group,
                         guint                 stage)
{
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  const CxFunnelGroup *counted = cx_funnel_answer_get_group (answer, group);
  guint n_stages = cx_journey_get_n_stages (journey);
  g_autofree char *count = cx_format_number (counted->counts[stage], 0), *name = cx_funnel_words_group (answer, group);
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: a group of accounts, a stage, its place among the stages, how many accounts */
  g_string_append_printf (text, ngettext ("%s, %s, stage %u of %u: %s account.", "%s, %s, stage %u of %u: %s accounts.",
                                          counted->counts[stage]),
                          name, cx_journey_get_stage (journey, stage)->label, stage + 1, n_stages,
                          count);
  if (stage + 1 < n_stages)
    append_conversion (text, answer, &counted->conversions[stage], cx_journey_get_stage (journey, stage + 1)->label);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
