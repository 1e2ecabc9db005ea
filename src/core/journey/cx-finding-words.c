/* What the findings say in words. Knows nothing of where they are shown. */
#include "cx-config.h"

#include "cx-finding-words.h"

#include "cx-amount.h"

#include <glib/gi18n-lib.h>

/* A narrow no-break space before the sign. */
#define PERCENT "\u202f%%"

static const char *
code_of (CxJourney *journey,
         guint      stage)
{
  return cx_journey_get_stage (journey, stage)->code;
}

static char *
percent (guint k,
         guint n)
{
  return g_strdup_printf ("%.0f" PERCENT, 100.0 * k / n);
}

static char *
percent_of (guint k,
            guint n)
{
  g_autofree char *share = percent (k, n), *whole = cx_format_number (n, 0);

  /* Translators: a share in percent, and how many it is of */
  return g_strdup_printf (_("%s of %s"), share, whole);
}

char *
cx_finding_p (double p)
{
  return p < 0.001 ? g_strdup ("p\u00a0<\u00a00.001") : g_strdup_printf ("p\u00a0=\u00a0%.2g", p);
}

/* "71 % of 38, 32 % of 66; p < 0.001" */
static char *
comparison (const CxFinding *finding)
{
  g_autofree char *first = percent_of (finding->k1, finding->n1);
  g_autofree char *second = percent_of (finding->k2, finding->n2);
  g_autofree char *p = cx_finding_p (finding->p);

  /* Translators: the share of tier 1, the share of the rest, and the p of the test */
  return g_strdup_printf (_("%s, %s; %s"), first, second, p);
}

/* ── titles ── */

char *
cx_finding_title (CxJourney       *journey,
                  const CxFinding *finding)
{
  switch (finding->kind)
    {
    case CX_FINDING_TARGETING:
      return g_strdup (_("Targeting, not closing"));
    case CX_FINDING_SHARE:
      return g_strdup (2 * finding->k1 >= finding->n1 && 2 * finding->k2 < finding->n2
                         ? _("Customers fit, pipeline does not") : _("Customers fit better than the pipeline"));
    case CX_FINDING_STAGE:
      /* Translators: a stage, e.g. "Revenue" */
      return g_strdup_printf (_("%s: the stage, or the definition"), cx_journey_get_stage (journey, finding->stage + 1)->label);
    case CX_FINDING_CLOSE:
    default:
      /* Translators: a stage, e.g. "Retention" */
      return g_strdup_printf (_("%s: too close to say"), cx_journey_get_stage (journey, finding->stage + 1)->label);
    }
}

/* ── sentences ── */

static char *
targeting_text (CxJourney       *journey,
                const CxFinding *finding)
{
  const char *from = code_of (journey, finding->stage), *to = code_of (journey, finding->stage + 1);
  g_autofree char *shares = comparison (finding), *outside = percent (finding->outside, finding->pipeline);

  if (finding->k2 == 0)
    /* Translators: two stages, shares and p, a share in percent */
    return g_strdup_printf (_("Only tier 1 converts %s → %s (%s), yet %s of the pipeline is tier 3 or outside."), from, to, shares,
                            outside);
  /* Translators: two stages, how many times as often, shares and p, a share in percent */
  return g_strdup_printf (_("Tier 1 converts %s → %s %.1f\u202f× the rest (%s), yet %s of the pipeline is tier 3 or outside."), from, to,
                          (double) finding->k1 / finding->n1 * finding->n2 / finding->k2, shares, outside);
}

static char *
share_text (const CxFinding *finding)
{
  g_autofree char *customers = percent (finding->k1, finding->n1), *pipeline = percent (finding->k2, finding->n2);
  g_autofree char *p = cx_finding_p (finding->p);

  /* Translators: two shares in percent, and the p of the test */
  return g_strdup_printf (_("Share in tier 1–2: %s of customers, %s of the pipeline (%s)."), customers, pipeline, p);
}

static char *
stage_text (CxJourney       *journey,
            const CxFinding *finding)
{
  const char *from = code_of (journey, finding->stage), *to = code_of (journey, finding->stage + 1);
  g_autofree char *shares = comparison (finding);

  if (finding->p < CX_FINDING_P && (guint64) finding->k1 * finding->n2 > (guint64) finding->k2 * finding->n1)
    /* Translators: two stages, shares and p */
    return g_strdup_printf (_("Tier 1 converts %s → %s hardly better than the rest (%s). Look at that stage, or at the definition."), from,
                            to, shares);
  if (finding->p < CX_FINDING_P)
    /* Translators: two stages, shares and p */
    return g_strdup_printf (_("Tier 1 converts %s → %s worse than the rest (%s). Look at that stage, or at the definition."), from, to,
                            shares);
  /* Translators: two stages, shares and p */
  return g_strdup_printf (_("Tier 1 converts %s → %s no better than the rest (%s). Look at that stage, or at the definition."), from, to,
                          shares);
}

static char *
close_text (CxJourney       *journey,
            const CxFinding *finding)
{
  g_autofree char *first = percent (finding->k1, finding->n1), *second = percent (finding->k2, finding->n2);
  g_autofree char *p = cx_finding_p (finding->p), *again = cx_format_number (finding->again, 0);
  /* Translators: two stages, the share of tier 1 and that of the rest, the p of the test */
  g_autofree char *shares = g_strdup_printf (_("%s → %s %s in tier 1, %s in the rest (%s)."), code_of (journey, finding->stage),
                                             code_of (journey, finding->stage + 1), first, second, p);
  g_autofree char *advice = NULL;

  if (finding->again == 0)
    return g_steal_pointer (&shares);
  /* Translators: how many there must be at a stage until the shares say something */
  if (finding->customers)
    advice = g_strdup_printf (ngettext ("Look again at %s customer.", "Look again at %s customers.", finding->again), again);
  else
    advice = g_strdup_printf (ngettext ("Look again at %s account.", "Look again at %s accounts.", finding->again), again);
  return g_strconcat (shares, " ", advice, NULL);
}

char *
cx_finding_text (CxJourney       *journey,
                 const CxFinding *finding)
{
  switch (finding->kind)
    {
    case CX_FINDING_TARGETING:
      return targeting_text (journey, finding);
    case CX_FINDING_SHARE:
      return share_text (finding);
    case CX_FINDING_STAGE:
      return stage_text (journey, finding);
    case CX_FINDING_CLOSE:
    default:
      return close_text (journey, finding);
    }
}

/* ── rules ── */

static char *
pipeline_words (CxJourney *journey,
                int        revenue)
{
  if (revenue == 2)
    /* Translators: a stage */
    return g_strdup_printf (_("The pipeline is every account that is at %s now."), code_of (journey, 1));
  /* Translators: the first and the last stage of several */
  return g_strdup_printf (_("The pipeline is every account that is at %s to %s now."), code_of (journey, 1),
                          code_of (journey, (guint) revenue - 1));
}

/* Which accounts the share calls customers: there are fewer now than ever were. */
static char *
customers_words (CxJourney          *journey,
                 CxFunnelDefinition  definition,
                 int                 revenue)
{
  const char *label = cx_journey_get_stage (journey, (guint) revenue)->label;

  switch (definition)
    {
    case CX_FUNNEL_SNAPSHOT:
      /* Translators: a stage */
      return g_strdup_printf (_("Customers are the accounts that are at %s or beyond now."), label);
    case CX_FUNNEL_STRICT:
      /* Translators: a stage */
      return g_strdup_printf (_("Customers are the accounts that ever came to %s, stage by stage."), label);
    case CX_FUNNEL_REACHED:
    default:
      /* Translators: a stage */
      return g_strdup_printf (_("Customers are the accounts that ever came to %s."), label);
    }
}

static char *
rule_of (CxJourney       *journey,
         const CxFinding *finding)
{
  const char *from = code_of (journey, finding->stage), *to = code_of (journey, finding->stage + 1);

  switch (finding->kind)
    {
    case CX_FINDING_TARGETING:
      /* Translators: two stages */
      return g_strdup_printf (_("Tier 1 goes from %s to %s more often than the rest, by at least a fifth and by more than chance "
                                "(two-proportion test, p < 0.05), "
                                "and more than half of the pipeline is tier 3 or outside."), from, to);
    case CX_FINDING_SHARE:
      return g_strdup (_("Tiers 1 and 2 are a larger share of the customers than of the pipeline, by at least a fifth and by more "
                         "than chance (two-proportion test, p < 0.05)."));
    case CX_FINDING_STAGE:
      /* Translators: two stages */
      return g_strdup_printf (_("That the share of tier 1 that goes from %s to %s is a fifth larger than that of the rest "
                                "is ruled out (Newcombe’s 99 %% interval), or it is smaller, by at least a fifth and by more than chance; "
                                "p is of the two-proportion test."), from, to);
    case CX_FINDING_CLOSE:
    default:
      /* Translators: two stages */
      return g_strdup_printf (_("The share of tier 1 that goes from %s to %s differs from that of the rest, but not by more than chance "
                                "(two-proportion test, p ≥ 0.05); that it is a fifth larger is not ruled out."), from, to);
    }
}

char *
cx_finding_rule (CxJourney       *journey,
                 const CxFinding *finding,
                 int              revenue)
{
  gboolean has_pipeline = revenue >= 2 && (finding->kind == CX_FINDING_TARGETING || finding->kind == CX_FINDING_SHARE);
  g_autofree char *rule = rule_of (journey, finding);
  g_autofree char *pipeline = has_pipeline ? pipeline_words (journey, revenue) : NULL;
  g_autofree char *customers = finding->kind == CX_FINDING_SHARE ? customers_words (journey, finding->definition, revenue) : NULL;
  g_autofree char *sides = customers ? g_strjoin (" ", customers, _("At least 10 accounts on both sides."), NULL)
                                     : g_strdup (_("At least 10 accounts on both sides."));

  return g_strjoin (" ", rule, sides, pipeline, NULL);
}

char *
cx_finding_link (const CxFinding *finding)
{
  g_autofree char *n = cx_format_number (finding->accounts, 0);

  if (finding->customers)
    return g_strdup_printf (ngettext ("%s customer", "%s customers", finding->accounts), n);
  return g_strdup_printf (ngettext ("%s account", "%s accounts", finding->accounts), n);
}
