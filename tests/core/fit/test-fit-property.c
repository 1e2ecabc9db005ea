/* Thousands of random profiles over random accounts, against the rules by definition (fit-question.h). */
#include "fit-question.h"

#include "cx-evaluation.h"

#define PROFILES 2000
#define ACCOUNTS 60
#define PROFILES_PER_WORLD 100

static double
score (gint64 part,
       gint64 units)
{
  return units == 0 ? 0 : 100.0 * (double) part / (double) units;
}

static void
check_account (const Question *question,
               const Account  *account,
               CxEvaluation   *evaluation,
               guint           a,
               CxFitCounts    *counts)
{
  const CxFit *fit = cx_evaluation_get_fit (evaluation, a);
  Verdict verdicts[CX_MAX_CRITERIA];
  Outcome o;

  for (guint i = 0; i < question->n; i++)
    {
      verdicts[i] = judge (&question->asked[i], account);
      g_assert_cmpint (cx_evaluation_get_verdict (evaluation, a, i), ==, verdicts[i]);
    }
  o = outcome_of (question, verdicts);
  /* To the last bit, not nearly. */
  g_assert_cmpfloat (fit->low, ==, score (o.low_units, o.units));
  g_assert_cmpfloat (fit->high, ==, score (o.high_units, o.units));
  g_assert_cmpint (fit->tier, ==, o.tier);
  g_assert_cmpint (fit->high_tier, ==, o.high_tier);
  g_assert_cmpint ((fit->flags & CX_FLAG_NEEDS_DATA) != 0, ==, o.needs_data);
  g_assert_cmpint ((fit->flags & CX_FLAG_COULD_MOVE) != 0, ==, o.could_move);
  g_assert_cmpint ((fit->flags & CX_FLAG_CAPPED) != 0, ==, o.capped);
  counts->accounts++;
  counts->tiers[o.tier]++;
  counts->needs_data += o.needs_data;
  counts->could_move += o.could_move;
  counts->capped += o.capped;
}

static void
check_counts (const Question *question,
              const World    *world,
              CxColumns      *columns,
              CxEvaluation   *evaluation)
{
  for (guint i = 0; i < question->n; i++)
    {
      guint n[3] = { 0 };
      CxVerdictCounts counts = cx_evaluation_count_verdicts (evaluation, i);
      CxVerdictCounts alone = cx_criterion_evaluate (&question->asked[i].criterion, columns, REFERENCE_DAY, NULL);

      for (guint a = 0; a < world->n; a++)
        n[judge (&question->asked[i], &world->accounts[a])]++;
      g_assert_cmpuint (counts.match, ==, n[MATCH]);
      g_assert_cmpuint (counts.miss, ==, n[MISS]);
      g_assert_cmpuint (counts.unknown, ==, n[UNKNOWN]);
      g_assert_cmpmem (&counts, sizeof counts, &alone, sizeof alone);
      g_assert_cmpint (cx_evaluation_is_searchable (evaluation, i), ==, can_ask (&question->asked[i]));
    }
}

static void
check_receipt (CxEvaluation *evaluation,
               guint         a)
{
  g_autoptr(CxReceipt) receipt = cx_receipt_new (evaluation, a);
  double sum = 0, possible = 0;

  for (guint i = 0; i < receipt->n_lines; i++)
    {
      const CxReceiptLine *line = &receipt->lines[i];

      sum += line->points;
      possible += line->possible;
      g_assert_cmpfloat (line->points, >=, 0);
      if (line->verdict != CX_VERDICT_MATCH)
        g_assert_cmpfloat (line->points, ==, 0);
    }
  g_assert_cmpfloat (sum, ==, receipt->fit.low);
  g_assert_cmpfloat_with_epsilon (sum + possible, receipt->fit.high, 1e-9);
}

/* An evaluation that reuses another one, of a profile with a few edits, is the same as one from scratch. */
static void
check_reuse (CxColumns      *columns,
             CxProfile      *profile,
             CxEvaluation   *evaluation,
             const Question *question)
{
  g_autoptr(CxEvaluation) from_scratch = NULL, reused = NULL;
  g_autoptr(CxProfile) edited = NULL;
  gint32 day = pick (3) == 0 ? REFERENCE_DAY + 1 : REFERENCE_DAY;
  guint at = pick (question->n);
  CxCriterion weighted = *cx_profile_get_criterion (profile, at);

  switch (pick (4))
    {
    case 0:
      edited = cx_profile_with_move (profile, at, pick (question->n));
      break;
    case 1:
      edited = cx_profile_without_criterion (profile, at);
      break;
    case 2:
      weighted.weight = pick (11);
      edited = cx_profile_with_criterion (profile, at, &weighted);
      break;
    default:
      edited = cx_profile_with_criterion (profile, at, &question->asked[pick (question->n)].criterion);
    }
  from_scratch = cx_evaluation_new (columns, edited, day, NULL);
  reused = cx_evaluation_new (columns, edited, day, evaluation);
  for (guint a = 0; a < cx_columns_get_n_accounts (columns); a++)
    {
      const CxFit *one = cx_evaluation_get_fit (from_scratch, a), *other = cx_evaluation_get_fit (reused, a);

      g_assert_cmpfloat (one->low, ==, other->low);
      g_assert_cmpfloat (one->high, ==, other->high);
      g_assert_cmpint (one->tier, ==, other->tier);
      g_assert_cmpint (one->flags, ==, other->flags);
      for (guint i = 0; i < cx_profile_get_n_criteria (edited); i++)
        g_assert_cmpint (cx_evaluation_get_verdict (from_scratch, a, i), ==, cx_evaluation_get_verdict (reused, a, i));
    }
  g_assert_cmpmem (cx_evaluation_get_counts (from_scratch), sizeof (CxFitCounts), cx_evaluation_get_counts (reused),
                   sizeof (CxFitCounts));
}

static void
check_question (const World *world,
                CxColumns   *columns)
{
  Question *question = question_new (pick (10) == 0 ? CX_MAX_CRITERIA : pick (12));
  g_autoptr(CxProfile) profile = question_to_profile (question);
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, REFERENCE_DAY, NULL);
  CxFitCounts counts = { 0 };

  for (guint a = 0; a < world->n; a++)
    {
      check_account (question, &world->accounts[a], evaluation, a, &counts);
      if (a % 8 == 0)
        check_receipt (evaluation, a);
    }
  g_assert_cmpmem (&counts, sizeof counts, cx_evaluation_get_counts (evaluation), sizeof counts);
  check_counts (question, world, columns, evaluation);
  if (question->n > 0)
    check_reuse (columns, profile, evaluation, question);
  question_free (question);
}

static void
test_by_definition (void)
{
  for (guint w = 0; w < PROFILES / PROFILES_PER_WORLD; w++)
    {
      World *world = world_new (pick (ACCOUNTS * 2));
      g_autoptr(GError) error = NULL;
      g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, &error);

      g_assert_no_error (error);
      for (guint p = 0; p < PROFILES_PER_WORLD; p++)
        check_question (world, columns);
      world_free (world);
    }
}

/* ── counterfactuals, by trying every other set of verdicts ───────────────── */

typedef struct {
  guint   n, n_unknown;
  gint64  weight;
  guint64 order; /* bit 63 for the first criterion */
} Rank;

/* Whether @a is the better counterfactual: fewer changes, more of unknowns, heavier, earlier. */
static gboolean
is_better (Rank a,
           Rank b)
{
  if (a.n != b.n)
    return a.n < b.n;
  if (a.n_unknown != b.n_unknown)
    return a.n_unknown > b.n_unknown;
  if (a.weight != b.weight)
    return a.weight > b.weight;
  return a.order > b.order;
}

static Rank
rank_of (const Question *question,
         const Verdict  *from,
         const Verdict  *to)
{
  Rank rank = { 0 };

  for (guint i = 0; i < question->n; i++)
    if (from[i] != to[i])
      {
        rank.n++;
        rank.n_unknown += from[i] == UNKNOWN;
        rank.weight += question->asked[i].milliweight;
        rank.order |= G_GUINT64_CONSTANT (1) << (63 - i);
      }
  return rank;
}

static int
depth (int tier)
{
  return tier == 0 ? 4 : tier;
}

/* Only changes to a known verdict count: nobody wants to know less. */
static gboolean
is_worse_known (const Verdict *from,
                const Verdict *to,
                guint          n)
{
  for (guint i = 0; i < n; i++)
    if (from[i] != to[i] && to[i] == UNKNOWN)
      return TRUE;
  return FALSE;
}

/* The best set of changes with @sign of the change of depth; FALSE when there is none. */
static gboolean
search (const Question *question,
        const Verdict  *from,
        int             sign,
        Rank           *best,
        Verdict        *best_to)
{
  int before = depth (outcome_of (question, from).tier);
  guint combinations = (guint) pow (3, question->n);
  gboolean found = FALSE;

  for (guint k = 0; k < combinations; k++)
    {
      Verdict to[CX_MAX_CRITERIA];
      Rank rank;

      for (guint i = 0, rest = k; i < question->n; i++, rest /= 3)
        to[i] = rest % 3;
      if ((depth (outcome_of (question, to).tier) - before) * sign <= 0 || is_worse_known (from, to, question->n))
        continue;
      rank = rank_of (question, from, to);
      if (found && !is_better (rank, *best))
        continue;
      found = TRUE;
      *best = rank;
      memcpy (best_to, to, sizeof to);
    }
  return found;
}

static void
check_counterfactual (const Question         *question,
                      const Verdict          *from,
                      int                     sign,
                      const CxCounterfactual *counterfactual)
{
  Verdict to[CX_MAX_CRITERIA], best_to[CX_MAX_CRITERIA];
  Rank rank, best = { 0 };

  if (!search (question, from, sign, &best, best_to))
    {
      g_assert_null (counterfactual);
      return;
    }
  g_assert_nonnull (counterfactual);
  memcpy (to, from, sizeof to);
  for (guint i = 0; i < counterfactual->n_changes; i++)
    {
      const CxChange *change = &counterfactual->changes[i];

      g_assert_cmpint (change->from, ==, from[change->criterion]);
      to[change->criterion] = (Verdict) change->to;
    }
  rank = rank_of (question, from, to);
  g_assert_cmpint (outcome_of (question, to).tier, ==, counterfactual->tier);
  g_assert_cmpuint (rank.n, ==, counterfactual->n_changes);
  g_assert_cmpuint (rank.n, ==, best.n);
  g_assert_cmpuint (rank.n_unknown, ==, best.n_unknown);
  g_assert_cmpint (rank.weight, ==, best.weight);
  g_assert_cmphex (rank.order, ==, best.order);
}

static void
test_counterfactuals (void)
{
  World *world = world_new (10);
  g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, NULL);

  for (guint p = 0; p < 400; p++)
    {
      Question *question = question_new (1 + pick (6));
      g_autoptr(CxProfile) profile = question_to_profile (question);
      g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, REFERENCE_DAY, NULL);

      for (guint a = 0; a < world->n; a++)
        {
          g_autoptr(CxReceipt) receipt = cx_receipt_new (evaluation, a);
          Verdict verdicts[CX_MAX_CRITERIA] = { 0 };

          for (guint i = 0; i < question->n; i++)
            verdicts[i] = judge (&question->asked[i], &world->accounts[a]);
          check_counterfactual (question, verdicts, -1, receipt->lift);
          check_counterfactual (question, verdicts, 1, receipt->drop);
        }
      question_free (question);
    }
  world_free (world);
}

int
main (int    argc,
      char **argv)
{
  seeded_test_init (&argc, &argv);
  g_test_add_func ("/fit/property/by-definition", test_by_definition);
  g_test_add_func ("/fit/property/counterfactuals", test_counterfactuals);
  return g_test_run ();
}
