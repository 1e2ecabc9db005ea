/* What a funnel by tier says about the profile. */
#include "cx-findings.h"

#include "cx-stats.h"

/* Groups of a funnel by tier. */
enum {
  TIER_1,
  TIER_2,
  TIER_3,
  OUTSIDE,
  ALL,
  N_GROUPS,
};

static const CxFunnelGroup *
group (const CxFunnel *funnel,
       guint           i)
{
  return funnel->groups->pdata[i];
}

const char *
cx_finding_kind_to_name (CxFindingKind kind)
{
  static const char *const names[] = { "targeting", "share", "stage" };

  return names[kind];
}

/* Accounts that are now between the first stage and revenue. */
static guint
pipeline_of (const CxFunnel *funnel,
             guint           i,
             guint           revenue)
{
  guint n = 0;

  for (guint stage = 1; stage < revenue; stage++)
    n += group (funnel, i)->conversions[stage].waiting;
  return n;
}

static CxFinding
compare_tier_1 (const CxFunnel *funnel,
                guint           stage)
{
  const CxConversion *first = &group (funnel, TIER_1)->conversions[stage];
  const CxConversion *all = &group (funnel, ALL)->conversions[stage];
  CxFinding finding = {
    .stage = stage, .k1 = first->k, .n1 = first->n, .k2 = all->k - first->k, .n2 = all->n - first->n,
  };

  finding.p = cx_two_proportions (finding.k1, finding.n1, finding.k2, finding.n2);
  return finding;
}

static gboolean
is_enough (const CxFinding *finding)
{
  return finding->n1 >= CX_ENOUGH && finding->n2 >= CX_ENOUGH;
}

/* Whether the first share is above the second by more than chance. */
static gboolean
is_better (const CxFinding *finding)
{
  return finding->p < CX_FINDING_P && (double) finding->k1 / finding->n1 > (double) finding->k2 / finding->n2;
}

static void
find_targeting (GArray         *findings,
                const CxFunnel *funnel,
                guint           revenue)
{
  CxFinding finding = compare_tier_1 (funnel, revenue - 1);

  finding.kind = CX_FINDING_TARGETING;
  finding.pipeline = pipeline_of (funnel, ALL, revenue);
  finding.outside = pipeline_of (funnel, TIER_3, revenue) + pipeline_of (funnel, OUTSIDE, revenue);
  finding.accounts = finding.outside;
  if (is_enough (&finding) && is_better (&finding) && 2 * finding.outside > finding.pipeline)
    g_array_append_val (findings, finding);
}

static void
find_share (GArray         *findings,
            const CxFunnel *funnel,
            guint           revenue)
{
  CxFinding finding = {
    .kind = CX_FINDING_SHARE,
    .k1 = group (funnel, TIER_1)->counts[revenue] + group (funnel, TIER_2)->counts[revenue],
    .n1 = group (funnel, ALL)->counts[revenue],
    .k2 = pipeline_of (funnel, TIER_1, revenue) + pipeline_of (funnel, TIER_2, revenue),
    .n2 = pipeline_of (funnel, ALL, revenue),
  };

  finding.p = cx_two_proportions (finding.k1, finding.n1, finding.k2, finding.n2);
  finding.pipeline = finding.n2;
  finding.outside = finding.n2 - finding.k2;
  finding.accounts = finding.outside;
  if (is_enough (&finding) && is_better (&finding))
    g_array_append_val (findings, finding);
}

static void
find_stages (GArray         *findings,
             const CxFunnel *funnel)
{
  for (guint stage = 0; stage + 1 < funnel->n_stages; stage++)
    {
      CxFinding finding = compare_tier_1 (funnel, stage);

      finding.kind = CX_FINDING_STAGE;
      finding.accounts = finding.n1;
      if (is_enough (&finding) && !is_better (&finding))
        g_array_append_val (findings, finding);
    }
}

GArray *
cx_findings_new (const CxFunnel *by_tier,
                 int             revenue)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (CxFinding));

  if (revenue < 1)
    return findings;
  g_return_val_if_fail (by_tier->groups->len == N_GROUPS, findings);

  find_targeting (findings, by_tier, (guint) revenue);
  find_share (findings, by_tier, (guint) revenue);
  find_stages (findings, by_tier);
  return findings;
}
