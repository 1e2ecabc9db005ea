/* What a funnel by tier says about the profile. */
#include "cx-findings.h"

#include "cx-stats.h"

#include <math.h>

/* Nobody waits for more than ten times as many accounts. */
#define MOST_TIMES 10

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
  static const char *const names[] = { "targeting", "share", "stage", "close" };

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

static gboolean
is_ahead (const CxFinding *finding)
{
  return (double) finding->k1 / finding->n1 > (double) finding->k2 / finding->n2;
}

/* Whether the first share is above the second by enough to matter, and by more than chance. */
static gboolean
is_better (const CxFinding *finding)
{
  return finding->p < CX_FINDING_P && is_ahead (finding) &&
         (double) finding->k1 / finding->n1 >= CX_FINDING_TIMES * finding->k2 / finding->n2;
}

/* The same of the second. */
static gboolean
is_worse (const CxFinding *finding)
{
  return finding->p < CX_FINDING_P && finding->k2 * (double) finding->n1 >= CX_FINDING_TIMES * finding->k1 * finding->n2;
}

/* Nobody does better, by enough to matter, than a rest of which almost everybody goes on. */
static gboolean
could_be_better (const CxFinding *finding)
{
  return CX_FINDING_TIMES * finding->k2 <= finding->n2;
}

/* Whether an advantage that would matter is ruled out where there could be one. At 99 %: of several stages at once, 95 % would rule
 * it out by chance too often, and the advice would change with the definition. */
static gboolean
is_no_better (const CxFinding *finding)
{
  return is_worse (finding) ||
         (could_be_better (finding) &&
          cx_most_ahead (finding->k1, finding->n1, finding->k2, finding->n2, CX_FINDING_TIMES, CX_Z_99) < 0);
}

static gboolean
is_close (const CxFinding *finding)
{
  return finding->p >= CX_FINDING_P && could_be_better (finding) && !is_no_better (finding);
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

/* Customers: who came to revenue; of a snapshot who is there now, or beyond. */
static guint
customers_of (const CxFunnel *funnel,
              guint           i,
              guint           revenue)
{
  guint last = funnel->definition == CX_FUNNEL_SNAPSHOT ? funnel->n_stages : revenue + 1, n = 0;

  for (guint stage = revenue; stage < last; stage++)
    n += group (funnel, i)->counts[stage];
  return n;
}

static CxFinding
share_of (const CxFunnel *funnel,
          guint           revenue)
{
  CxFinding finding = {
    .kind = CX_FINDING_SHARE,
    .definition = funnel->definition,
    .k1 = customers_of (funnel, TIER_1, revenue) + customers_of (funnel, TIER_2, revenue),
    .n1 = customers_of (funnel, ALL, revenue),
    .k2 = pipeline_of (funnel, TIER_1, revenue) + pipeline_of (funnel, TIER_2, revenue),
    .n2 = pipeline_of (funnel, ALL, revenue),
  };

  finding.p = cx_two_proportions (finding.k1, finding.n1, finding.k2, finding.n2);
  finding.pipeline = finding.n2;
  finding.outside = finding.n2 - finding.k2;
  finding.accounts = finding.pipeline;
  return finding;
}

static void
find_share (GArray         *findings,
            const CxFunnel *funnel,
            guint           revenue)
{
  CxFinding finding = share_of (funnel, revenue);

  if (is_enough (&finding) && is_better (&finding))
    g_array_append_val (findings, finding);
}

/* Rounded up to two digits: more would look as if it were known. */
static guint
round_up (double number)
{
  double step = pow (10, floor (log10 (number)) - 1);

  return (guint) (ceil (number / step) * step);
}

/* The statistic of the test grows with the root of how many are compared. */
static guint
how_many_would_tell (const CxFinding *finding)
{
  double n1 = finding->n1, n2 = finding->n2;
  double pooled = (finding->k1 + (double) finding->k2) / (n1 + n2);
  double z = (finding->k1 / n1 - finding->k2 / n2) / sqrt (pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  double times = (CX_Z_95 / z) * (CX_Z_95 / z);

  return times <= MOST_TIMES ? round_up (times * (n1 + n2)) : 0;
}

static void
find_stages (GArray         *findings,
             const CxFunnel *funnel,
             guint           revenue,
             CxFindingKind   kind)
{
  for (guint stage = 0; stage + 1 < funnel->n_stages; stage++)
    {
      CxFinding finding = compare_tier_1 (funnel, stage);

      finding.kind = kind;
      /* A stage that nobody came to yet says nothing. */
      if (!is_enough (&finding) || finding.k1 + finding.k2 == 0 ||
          !(kind == CX_FINDING_STAGE ? is_no_better (&finding) : is_close (&finding)))
        continue;
      finding.customers = stage >= revenue;
      finding.accounts = kind == CX_FINDING_CLOSE ? finding.n1 + finding.n2 : finding.n1;
      finding.again = kind == CX_FINDING_CLOSE && is_ahead (&finding) ? how_many_would_tell (&finding) : 0;
      g_array_append_val (findings, finding);
    }
}

CxFinding
cx_findings_get_share (const CxFunnel *by_tier,
                       int             revenue)
{
  g_return_val_if_fail (by_tier->groups->len == N_GROUPS, ((CxFinding) { .kind = CX_FINDING_SHARE }));

  return revenue < 1 ? (CxFinding) { .kind = CX_FINDING_SHARE } : share_of (by_tier, (guint) revenue);
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
  find_stages (findings, by_tier, (guint) revenue, CX_FINDING_STAGE);
  find_stages (findings, by_tier, (guint) revenue, CX_FINDING_CLOSE);
  return findings;
}
