/* Findings: each rule of method §7 with the figures that just make it hold, and that just do not. */
#include "cx-findings.h"

#include "cx-stats.h"

#define N_STAGES 5
#define REVENUE 3

/* One group's way through the stages: who reached each, who waits there now. */
typedef struct {
  guint reached[N_STAGES];
  guint waiting[N_STAGES - 1];
} Figures;

static void
add_group (CxFunnel      *funnel,
           const Figures *figures)
{
  CxFunnelGroup *group = g_new0 (CxFunnelGroup, 1);

  for (guint i = 0; i < N_STAGES; i++)
    group->counts[i] = figures->reached[i];
  for (guint i = 0; i + 1 < N_STAGES; i++)
    group->conversions[i] = (CxConversion) { .n = figures->reached[i], .k = figures->reached[i + 1], .waiting = figures->waiting[i] };
  g_ptr_array_add (funnel->groups, group);
}

/* Tier 1, 2, 3, outside, and their sum. */
static GArray *
find_by (CxFunnelDefinition definition,
         const Figures      tiers[4],
         int                revenue)
{
  CxFunnel funnel = { .definition = definition, .n_stages = N_STAGES, .groups = g_ptr_array_new_with_free_func (g_free) };
  Figures all = { 0 };
  GArray *findings;

  for (guint tier = 0; tier < 4; tier++)
    {
      add_group (&funnel, &tiers[tier]);
      for (guint i = 0; i < N_STAGES; i++)
        all.reached[i] += tiers[tier].reached[i];
      for (guint i = 0; i + 1 < N_STAGES; i++)
        all.waiting[i] += tiers[tier].waiting[i];
    }
  add_group (&funnel, &all);
  findings = cx_findings_new (&funnel, revenue);
  g_ptr_array_unref (funnel.groups);
  return findings;
}

static GArray *
find (const Figures tiers[4],
      int           revenue)
{
  return find_by (CX_FUNNEL_REACHED, tiers, revenue);
}

static const CxFinding *
find_kind (GArray       *findings,
           CxFindingKind kind)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, CxFinding, i).kind == kind)
      return &g_array_index (findings, CxFinding, i);
  return NULL;
}

/* Tier 1 closes 27 of 38, the rest 21 of 66, as on the mock-up of the funnel. */
static const Figures mock_up[4] = {
  { { 71, 52, 38, 27, 21 }, { 19, 14, 11, 6 } },
  { { 154, 65, 35, 14, 10 }, { 89, 30, 21, 4 } },
  { { 195, 61, 23, 6, 3 }, { 134, 38, 17, 3 } },
  { { 192, 43, 8, 1, 1 }, { 149, 35, 7, 0 } },
};

static void
test_mock_up (void)
{
  g_autoptr(GArray) findings = find (mock_up, REVENUE);
  const CxFinding *targeting = find_kind (findings, CX_FINDING_TARGETING);
  const CxFinding *share = find_kind (findings, CX_FINDING_SHARE);
  const CxFinding *close = find_kind (findings, CX_FINDING_CLOSE);

  g_assert_nonnull (targeting);
  g_assert_cmpuint (targeting->stage, ==, 2);
  g_assert_cmpuint (targeting->k1, ==, 27);
  g_assert_cmpuint (targeting->n1, ==, 38);
  g_assert_cmpuint (targeting->k2, ==, 21);
  g_assert_cmpuint (targeting->n2, ==, 66);
  g_assert_cmpfloat (targeting->p, <, 0.001);
  g_assert_cmpuint (targeting->outside, ==, 97);
  g_assert_cmpuint (targeting->pipeline, ==, 173);

  g_assert_nonnull (share);
  g_assert_cmpuint (share->k1, ==, 41);
  g_assert_cmpuint (share->n1, ==, 48);
  g_assert_cmpuint (share->k2, ==, 76);
  g_assert_cmpuint (share->n2, ==, 173);

  g_assert_nonnull (close);
  g_assert_cmpuint (close->stage, ==, 3);
  g_assert_cmpfloat_with_epsilon (close->p, 0.39, 0.005);
  g_assert_cmpuint (findings->len, ==, 3);
}

/* A snapshot says where accounts are: customers are at revenue, or beyond. */
static void
test_customers (void)
{
  static const Figures tiers[4] = { { { 50, 40, 30, 20, 10 }, { 10, 10, 10, 10 } }, { { 0 }, { 0 } },
                                    { { 90, 80, 45, 6, 4 }, { 90, 90, 90, 5 } }, { { 0 }, { 0 } } };
  g_autoptr(GArray) reached = find (tiers, REVENUE);
  g_autoptr(GArray) now = find_by (CX_FUNNEL_SNAPSHOT, tiers, REVENUE);

  g_assert_cmpuint (find_kind (reached, CX_FINDING_SHARE)->k1, ==, 20);
  g_assert_cmpuint (find_kind (reached, CX_FINDING_SHARE)->n1, ==, 26);
  g_assert_cmpuint (find_kind (now, CX_FINDING_SHARE)->k1, ==, 30);
  g_assert_cmpuint (find_kind (now, CX_FINDING_SHARE)->n1, ==, 40);
}

/* Who the links open: the pipeline outside, the pipeline, everybody at the stage. */
static void
test_accounts (void)
{
  g_autoptr(GArray) findings = find (mock_up, REVENUE);

  g_assert_cmpuint (find_kind (findings, CX_FINDING_TARGETING)->accounts, ==, 97);
  g_assert_cmpuint (find_kind (findings, CX_FINDING_SHARE)->accounts, ==, 173);
  g_assert_cmpuint (find_kind (findings, CX_FINDING_CLOSE)->accounts, ==, 48);
}

/* The number to look again at lies between the multiples of what there is where p passes 0.05. */
static void
test_again (void)
{
  g_autoptr(GArray) findings = find (mock_up, REVENUE);
  const CxFinding *close = find_kind (findings, CX_FINDING_CLOSE);
  guint times = 1;

  while (cx_two_proportions (close->k1 * times, close->n1 * times, close->k2 * times, close->n2 * times) >= 0.05)
    times++;
  g_assert_cmpuint (times, >, 1);
  g_assert_cmpuint (close->again, >, (times - 1) * 48);
  g_assert_cmpuint (close->again, <=, times * 48);
}

/* Tier 1 against the rest at Rev; before it everybody goes on, which is no finding. */
static void
test_stage (void)
{
  static const struct { guint k1, n1, k2, n2; int kind; gboolean again; } rows[] = {
    { 5, 10, 10, 20, CX_FINDING_CLOSE, FALSE },
    { 4, 10, 10, 20, CX_FINDING_CLOSE, FALSE },
    { 1, 10, 100, 200, CX_FINDING_STAGE, FALSE },
    { 0, 40, 40, 80, CX_FINDING_STAGE, FALSE },
    { 7, 10, 10, 20, CX_FINDING_CLOSE, TRUE },
    { 501, 1000, 1000, 2000, CX_FINDING_STAGE, FALSE },
    { 5300, 10000, 10000, 20000, CX_FINDING_STAGE, FALSE },
    { 580, 1000, 1000, 2000, -1, FALSE },
    { 610, 1000, 1000, 2000, -1, FALSE },
    { 40, 40, 40, 80, -1, FALSE },
    /* The same shares say the same, once there are enough to tell. */
    { 38, 50, 38, 50, CX_FINDING_CLOSE, FALSE },
    { 39, 51, 79, 104, CX_FINDING_CLOSE, FALSE },
    { 380, 500, 380, 500, CX_FINDING_STAGE, FALSE },
    /* Nobody is a fifth better than nearly all of the rest: only worse can tell. */
    { 20, 20, 95, 100, -1, FALSE },
    { 19, 20, 100, 100, -1, FALSE },
    { 970, 1000, 9900, 10000, -1, FALSE },
    { 15, 20, 100, 100, CX_FINDING_STAGE, FALSE },
    { 0, 40, 0, 80, -1, FALSE },
    { 3, 9, 10, 20, -1, FALSE },
    { 3, 10, 4, 9, -1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Figures tiers[4] = { { { rows[i].n1, rows[i].n1, rows[i].n1, rows[i].n1, rows[i].k1 }, { 0 } },
                                 { { rows[i].n2, rows[i].n2, rows[i].n2, rows[i].n2, rows[i].k2 }, { 0 } } };
      g_autoptr(GArray) findings = find (tiers, REVENUE);
      const CxFinding *found = findings->len > 0 ? &g_array_index (findings, CxFinding, 0) : NULL;

      g_test_message ("%u of %u, %u of %u", rows[i].k1, rows[i].n1, rows[i].k2, rows[i].n2);
      g_assert_cmpuint (findings->len, ==, rows[i].kind < 0 ? 0 : 1);
      g_assert_cmpint (found ? (int) found->kind : -1, ==, rows[i].kind);
      g_assert_cmpint (found && found->again > 0, ==, rows[i].again);
    }
}

static void
test_pipeline_that_fits (void)
{
  Figures tiers[4] = { mock_up[0], mock_up[1], mock_up[2], mock_up[3] };
  g_autoptr(GArray) findings = NULL;

  /* As many in tier 1 and 2 as outside: no longer most. */
  tiers[0].waiting[1] += 21;
  findings = find (tiers, REVENUE);
  g_assert_null (find_kind (findings, CX_FINDING_TARGETING));
}

static void
test_too_few (void)
{
  const Figures tiers[4] = { { { 9, 9, 9, 9, 9 }, { 0 } }, { { 0 }, { 0 } }, { { 90, 50, 30, 0, 0 }, { 40, 20, 30, 0 } }, { { 0 }, { 0 } } };
  g_autoptr(GArray) findings = find (tiers, REVENUE);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_nothing (void)
{
  const Figures tiers[4] = { { { 0 }, { 0 } } };
  g_autoptr(GArray) empty = find (tiers, REVENUE);
  g_autoptr(GArray) no_customers = find (mock_up, -1);

  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (no_customers->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/mock-up", test_mock_up);
  g_test_add_func ("/findings/customers", test_customers);
  g_test_add_func ("/findings/accounts", test_accounts);
  g_test_add_func ("/findings/again", test_again);
  g_test_add_func ("/findings/stage", test_stage);
  g_test_add_func ("/findings/pipeline-that-fits", test_pipeline_that_fits);
  g_test_add_func ("/findings/too-few", test_too_few);
  g_test_add_func ("/findings/nothing", test_nothing);
  return g_test_run ();
}
