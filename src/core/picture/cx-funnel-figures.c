/* The numbers of the funnel as tables of texts. */
#include "cx-config.h"

#include "cx-funnel-figures.h"

#include "cx-amount.h"
#include "cx-finding-words.h"
#include "cx-funnel-words.h"
#include "cx-stats.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const CxStage *
stage_of (const CxFunnelAnswer *answer,
          guint                 stage)
{
  return cx_journey_get_stage (cx_snapshot_get_journey (answer->snapshot), stage);
}

static char *
describe_step (const CxFunnelAnswer *answer,
               guint                 stage)
{
  return g_strdup_printf ("%s → %s", stage_of (answer, stage)->code, stage_of (answer, stage + 1)->code);
}

static char *
describe_of (const CxConversion *conversion)
{
  g_autofree char *k = cx_format_number (conversion->k, 0), *n = cx_format_number (conversion->n, 0);

  return g_strdup_printf (_("%s of %s"), k, n);
}

/* ── bars ── */

static char *
describe_rate (const CxConversion *conversion)
{
  g_autofree char *of = describe_of (conversion), *rate = NULL, *interval = NULL;

  if (conversion->n == 0)
    return g_strdup ("–");
  if (!conversion->enough)
    /* Translators: "3 of 7: too few to say" */
    return g_strdup_printf (_("%s: too few to say"), of);
  rate = cx_funnel_words_rate (conversion);
  interval = cx_funnel_words_interval (conversion);
  /* Translators: a share in percent, its interval, and what it is a share of: "43 % (37–49), 112 of 260" */
  return g_strdup_printf (_("%s (%s), %s"), rate, interval, of);
}

/* In two lines, so that many groups stand beside each other. */
static char *
mark_up_rate (const CxConversion *conversion)
{
  g_autofree char *of = describe_of (conversion), *rate = NULL, *interval = NULL;

  if (conversion->n == 0)
    return NULL;
  if (!conversion->enough)
    return g_strdup_printf ("%s\n%s", of, _("too few to say"));
  rate = cx_funnel_words_rate (conversion);
  interval = cx_funnel_words_interval (conversion);
  return g_strdup_printf ("<b>%s</b> %s\n%s", rate, interval, of);
}

static void
add_rates (CxFigures            *figures,
           const CxFunnelAnswer *answer,
           guint                 stage)
{
  g_autofree char *step = describe_step (answer, stage);

  cx_figures_add_row (figures, step);
  for (guint group = 0; group <= cx_funnel_answer_get_n_groups (answer); group++)
    {
      const CxConversion *conversion = &cx_funnel_answer_get_group (answer, group)->conversions[stage];

      cx_figures_take (figures, describe_rate (conversion));
      cx_figures_dress (figures, mark_up_rate (conversion), NULL);
    }
}

CxFigures *
cx_funnel_figures_bars (const CxFunnelAnswer *answer)
{
  CxFigures *figures = cx_figures_new (_("Funnel as a table"), _("Stage"), NULL);

  for (guint group = 0; group <= cx_funnel_answer_get_n_groups (answer); group++)
    {
      g_autofree char *name = cx_funnel_words_group (answer, group);

      cx_figures_add_column (figures, name);
    }
  for (guint stage = 0; stage < answer->groups->n_stages; stage++)
    {
      cx_figures_add_row (figures, stage_of (answer, stage)->code);
      for (guint group = 0; group <= cx_funnel_answer_get_n_groups (answer); group++)
        cx_figures_count (figures, cx_funnel_answer_get_group (answer, group)->counts[stage]);
      if (stage + 1 < answer->groups->n_stages)
        add_rates (figures, answer, stage);
    }
  return figures;
}

/* ── steps ── */

static char *
describe_days (const CxConversion *conversion)
{
  g_autofree char *quartiles = NULL;

  if (isnan (conversion->median_days))
    return g_strdup ("–");
  if (conversion->moves < CX_ENOUGH)
    return g_strdup (_("too few to say"));
  quartiles = cx_funnel_words_range (cx_round_days (conversion->q1_days), cx_round_days (conversion->q3_days));
  return g_strdup_printf ("%.0f (%s)", cx_round_days (conversion->median_days), quartiles);
}

static char *
describe_share (const CxConversion *conversion)
{
  g_autofree char *of = describe_of (conversion), *rate = NULL;

  if (conversion->n == 0)
    return g_strdup ("–");
  if (!conversion->enough)
    return g_steal_pointer (&of);
  rate = cx_funnel_words_rate (conversion);
  return g_strdup_printf ("%s, %s", rate, of);
}

/* The two-proportion test of tier 1 against the rest; NAN when there are too few. */
static double
test_of (const CxConversion *first,
         const CxConversion *rest)
{
  return first->enough && rest->enough ? cx_two_proportions (first->k, first->n, rest->k, rest->n) : NAN;
}

/* In two lines, so that all columns stand beside each other at a quarter of a million accounts. A star: not by chance. */
static void
add_share (CxFigures          *figures,
           const CxConversion *conversion,
           double              p)
{
  g_autofree char *of = describe_of (conversion), *rate = cx_funnel_words_rate (conversion);
  g_autofree char *test = isnan (p) ? NULL : cx_finding_p (p);

  cx_figures_take (figures, describe_share (conversion));
  if (conversion->enough)
    cx_figures_dress (figures, g_strdup_printf ("<b>%s</b>%s\n%s", rate, p < CX_FINDING_P ? "*" : "", of),
                      /* Translators: the p of the test */
                      test ? g_strdup_printf (_("Tier 1 against the rest: %s (two-proportion test)"), test) : NULL);
}

static void
add_days (CxFigures          *figures,
          const CxConversion *conversion)
{
  g_autofree char *quartiles = NULL;

  cx_figures_take (figures, describe_days (conversion));
  if (isnan (conversion->median_days) || conversion->moves < CX_ENOUGH)
    return;
  quartiles = cx_funnel_words_range (cx_round_days (conversion->q1_days), cx_round_days (conversion->q3_days));
  cx_figures_dress (figures, g_strdup_printf ("<b>%.0f</b>\n%s", cx_round_days (conversion->median_days), quartiles), NULL);
}

/* Where nobody knows a day, a shorter head leaves the numbers beside it their room. */
static gboolean
has_days (const CxFunnelGroup *all,
          guint                n_stages)
{
  for (guint stage = 0; stage + 1 < n_stages; stage++)
    if (!isnan (all->conversions[stage].median_days))
      return TRUE;
  return FALSE;
}

CxFigures *
cx_funnel_figures_steps (const CxFunnelAnswer *answer)
{
  const CxFunnelGroup *first = answer->tiers->groups->pdata[0], *rest = answer->tiers->groups->pdata[1];
  const CxFunnelGroup *all = answer->tiers->groups->pdata[2];
  CxFigures *figures = cx_figures_new (_("Steps of the funnel"), _("Step"), _("All"), _("Tier 1"), _("The rest"),
                                       has_days (all, answer->tiers->n_stages) ? _("Days, quartiles") : _("Days"), _("Waiting"), NULL);

  for (guint stage = 0; stage + 1 < answer->tiers->n_stages; stage++)
    {
      g_autofree char *step = describe_step (answer, stage);

      cx_figures_add_row (figures, step);
      add_share (figures, &all->conversions[stage], NAN);
      add_share (figures, &first->conversions[stage], test_of (&first->conversions[stage], &rest->conversions[stage]));
      add_share (figures, &rest->conversions[stage], NAN);
      add_days (figures, &all->conversions[stage]);
      cx_figures_count (figures, all->conversions[stage].waiting);
    }
  return figures;
}
