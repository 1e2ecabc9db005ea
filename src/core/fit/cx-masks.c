/* The verdicts of all accounts, folded into groups of equal masks. Knows nothing of weights, tiers and
 * thresholds.
 *
 * All criteria are run over one block of accounts after the other, so that what is between columns and groups
 * stays in the processor's cache, and halves of the accounts in a thread each. When at most one criterion is
 * new, as while somebody types in it, groups are split by its verdict and no mask is looked up per account. */
#include "cx-masks.h"

#include "cx-halves.h"
#include "cx-scale.h"
#include "cx-verdicts.h"

#include <string.h>

#define BLOCK 2048

#define N_VERDICTS 3

/*
 * What is to be done.
 * tests: NULL where the verdicts of @old are taken over
 * kept: per group of @old the verdicts that are taken over; NULL without @old
 */
typedef struct {
  guint    n_criteria, n_new;
  CxTest  *tests[CX_MAX_CRITERIA];
  CxMasks *old;
  guint64 *kept;
} Plan;

/* What halves of the accounts are put into, each with its own groups, and where the second begins. */
typedef struct {
  const Plan *plan;
  guint       middle;
  guint32    *group;
  CxGroups    groups[2];
} Halves;

CxMasks *
cx_masks_ref (CxMasks *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_masks_unref (CxMasks *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->group);
  cx_groups_clear (&self->groups);
  g_free (self);
}

/* Whether the verdicts of @old answer @criterion. */
static gboolean
is_answered (const CxCriterion *criterion,
             const CxCriterion *old,
             gboolean           same_day)
{
  return cx_criterion_same_test (criterion, old) && (same_day || criterion->op != CX_OP_WITHIN_DAYS);
}

/* The number of the criterion of @old that puts the same question, or -1. */
static int
find_same (const CxCriterion *criterion,
           CxProfile         *old,
           gboolean           same_day)
{
  for (guint i = 0; old != NULL && i < cx_profile_get_n_criteria (old); i++)
    if (is_answered (criterion, cx_profile_get_criterion (old, i), same_day))
      return (int) i;
  return -1;
}

gboolean
cx_masks_are_same (CxProfile *profile,
                   CxProfile *old,
                   gboolean   same_day)
{
  guint n = cx_profile_get_n_criteria (profile);

  if (old == NULL || cx_profile_get_n_criteria (old) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_answered (cx_profile_get_criterion (profile, i), cx_profile_get_criterion (old, i), same_day))
      return FALSE;
  return TRUE;
}

static void
plan_init (Plan      *self,
           CxColumns *columns,
           CxProfile *profile,
           gint32     reference_day,
           CxMasks   *old,
           CxProfile *old_profile,
           gboolean   same_day)
{
  *self = (Plan) { .n_criteria = cx_profile_get_n_criteria (profile), .old = old };
  if (old != NULL)
    self->kept = g_new0 (guint64, old->groups.n + 1);
  for (guint c = 0; c < self->n_criteria; c++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, c);
      int same = find_same (criterion, old_profile, same_day);

      if (same < 0)
        {
          self->tests[c] = cx_test_new (criterion, columns, reference_day);
          self->n_new++;
          continue;
        }
      for (guint g = 0; g < old->groups.n; g++)
        self->kept[g] = cx_mask_set (self->kept[g], c, cx_mask_get (old->groups.masks[g], (guint) same));
    }
}

static void
plan_clear (Plan *self)
{
  for (guint c = 0; c < self->n_criteria; c++)
    cx_test_free (self->tests[c]);
  g_free (self->kept);
}

/* ── all masks anew ──────────────────────────────────────────────────────── */

static void
find_masks (const Plan *plan,
            guint       from,
            guint       n,
            guint64    *masks)
{
  guint8 verdicts[BLOCK];

  for (guint i = 0; i < n; i++)
    masks[i] = plan->kept ? plan->kept[plan->old->group[from + i]] : 0;
  for (guint c = 0; c < plan->n_criteria; c++)
    {
      if (plan->tests[c] == NULL)
        continue;
      cx_test_run (plan->tests[c], from, n, verdicts);
      for (guint i = 0; i < n; i++)
        masks[i] |= (guint64) verdicts[i] << (2 * c);
    }
}

static void
group_half (gpointer data,
            guint    half,
            guint    start,
            guint    end)
{
  Halves *halves = data;
  CxGroups *groups = &halves->groups[half];
  guint64 masks[BLOCK];

  cx_groups_init (groups);
  if (half == 1)
    halves->middle = start;
  for (guint from = start; from < end; from += BLOCK)
    {
      guint n = MIN (BLOCK, end - from);

      find_masks (halves->plan, from, n, masks);
      for (guint i = 0; i < n; i++)
        {
          guint group = cx_groups_find (groups, masks[i]);

          groups->sizes[group]++;
          halves->group[from + i] = group;
        }
    }
}

/* Renumbers the groups of the second half as those of the first, which takes their sizes. */
static void
join (Halves *halves,
      guint   n_accounts)
{
  CxGroups *first = &halves->groups[0], *second = &halves->groups[1];
  g_autofree guint32 *numbers = g_new (guint32, second->n + 1);

  for (guint g = 0; g < second->n; g++)
    {
      numbers[g] = cx_groups_find (first, second->masks[g]);
      first->sizes[numbers[g]] += second->sizes[g];
    }
  for (guint a = halves->middle; a < n_accounts; a++)
    halves->group[a] = numbers[halves->group[a]];
  cx_groups_clear (second);
}

static void
group_anew (CxMasks    *self,
            const Plan *plan)
{
  Halves halves = { .plan = plan, .group = self->group };

  if (cx_halves_run (self->n_accounts, group_half, &halves) == 2)
    join (&halves, self->n_accounts);
  self->groups = halves.groups[0];
}

/* ── one new criterion ───────────────────────────────────────────────────── */

static guint
find_new_criterion (const Plan *plan)
{
  for (guint c = 0; c < plan->n_criteria; c++)
    if (plan->tests[c] != NULL)
      return c;
  return plan->n_criteria;
}

/* What is left of the old groups without the verdicts that go: per old group its number. */
static guint32 *
reduce_groups (const Plan *plan,
               CxGroups   *reduced)
{
  guint32 *numbers = g_new (guint32, plan->old->groups.n + 1);

  for (guint g = 0; g < plan->old->groups.n; g++)
    numbers[g] = cx_groups_find (reduced, plan->kept[g]);
  return numbers;
}

static void
split_groups (CxMasks    *self,
              const Plan *plan)
{
  guint new = find_new_criterion (plan);
  guint8 verdicts[BLOCK] = { 0 };
  CxGroups reduced;
  g_autofree guint32 *numbers = NULL;
  g_autofree guint32 *places = NULL;  /* per reduced group and verdict: the new group plus one, or 0 */

  cx_groups_init (&self->groups);
  cx_groups_init (&reduced);
  numbers = reduce_groups (plan, &reduced);
  places = g_new0 (guint32, (gsize) reduced.n * N_VERDICTS + 1);
  for (guint from = 0; from < self->n_accounts; from += BLOCK)
    {
      guint n = MIN (BLOCK, self->n_accounts - from);

      if (new < plan->n_criteria)
        cx_test_run (plan->tests[new], from, n, verdicts);
      for (guint i = 0; i < n; i++)
        {
          guint32 number = numbers[plan->old->group[from + i]], *place = &places[number * N_VERDICTS + verdicts[i]];

          if (*place == 0)
            *place = 1 + cx_groups_add (&self->groups, reduced.masks[number] | (guint64) verdicts[i] << (2 * (new % CX_MAX_CRITERIA)));
          self->groups.sizes[*place - 1]++;
          self->group[from + i] = *place - 1;
        }
    }
  cx_groups_clear (&reduced);
}

/* ── both ────────────────────────────────────────────────────────────────── */

static void
count_verdicts (CxMasks *self,
                guint    n_criteria)
{
  for (guint c = 0; c < n_criteria; c++)
    {
      guint counts[N_VERDICTS] = { 0 };

      for (guint g = 0; g < self->groups.n; g++)
        counts[cx_mask_get (self->groups.masks[g], c)] += self->groups.sizes[g];
      self->counts[c] = (CxVerdictCounts) { counts[CX_VERDICT_MATCH], counts[CX_VERDICT_MISS], counts[CX_VERDICT_UNKNOWN] };
    }
}

CxMasks *
cx_masks_new (CxColumns *columns,
              CxProfile *profile,
              gint32     reference_day,
              CxMasks   *old,
              CxProfile *old_profile,
              gboolean   same_day)
{
  CxMasks *self;
  Plan plan;

  if (cx_masks_are_same (profile, old_profile, same_day))
    return cx_masks_ref (old);
  self = g_new0 (CxMasks, 1);
  g_atomic_ref_count_init (&self->refs);
  self->n_accounts = cx_columns_get_n_accounts (columns);
  self->group = g_new (guint32, self->n_accounts + 1);
  plan_init (&plan, columns, profile, reference_day, old, old_profile, same_day);
  if (old != NULL && plan.n_new <= 1)
    split_groups (self, &plan);
  else
    group_anew (self, &plan);
  plan_clear (&plan);
  count_verdicts (self, cx_profile_get_n_criteria (profile));
  return self;
}
