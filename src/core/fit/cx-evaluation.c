/* Verdicts, scores and tiers of all accounts under one profile: each group of equal verdicts is
 * scored once. Knows nothing of other profiles. */
#include "cx-evaluation.h"

#include "cx-masks.h"
#include "cx-scale.h"
#include "cx-verdicts.h"

#include <string.h>

struct _CxEvaluation {
  gatomicrefcount refs;
  CxColumns      *columns;
  CxProfile      *profile;
  gint32          reference_day;
  CxMasks        *masks;
  CxFit          *fits; /* one a group */
  CxFitCounts     counts;
  gboolean        searchable[CX_MAX_CRITERIA];
};

static const char *const verdict_names[] = {
  [CX_VERDICT_MISS] = "miss",
  [CX_VERDICT_MATCH] = "match",
  [CX_VERDICT_UNKNOWN] = "unknown",
};

const char *
cx_verdict_to_name (CxVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdict_names), NULL);

  return verdict_names[verdict];
}

CxEvaluation *
cx_evaluation_ref (CxEvaluation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_evaluation_unref (CxEvaluation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  cx_columns_unref (self->columns);
  cx_profile_unref (self->profile);
  cx_masks_unref (self->masks);
  g_free (self->fits);
  g_free (self);
}

static void
score_groups (CxEvaluation *self)
{
  CxScale scale;

  cx_scale_init (&scale, self->profile);
  self->fits = g_new (CxFit, self->masks->groups.n + 1);
  self->counts.accounts = self->masks->n_accounts;
  for (guint g = 0; g < self->masks->groups.n; g++)
    {
      guint size = self->masks->groups.sizes[g];
      CxFit fit = cx_scale_fit (&scale, self->masks->groups.masks[g]);

      self->fits[g] = fit;
      self->counts.tiers[fit.tier] += size;
      self->counts.needs_data += fit.flags & CX_FLAG_NEEDS_DATA ? size : 0;
      self->counts.could_move += fit.flags & CX_FLAG_COULD_MOVE ? size : 0;
      self->counts.capped += fit.flags & CX_FLAG_CAPPED ? size : 0;
    }
}

CxEvaluation *
cx_evaluation_new (CxColumns    *columns,
                   CxProfile    *profile,
                   gint32        reference_day,
                   CxEvaluation *previous)
{
  CxEvaluation *self;

  g_return_val_if_fail (columns != NULL && profile != NULL, NULL);

  if (previous != NULL && previous->columns != columns)
    previous = NULL;
  self = g_new0 (CxEvaluation, 1);
  g_atomic_ref_count_init (&self->refs);
  self->columns = cx_columns_ref (columns);
  self->profile = cx_profile_ref (profile);
  self->reference_day = reference_day;
  self->masks = cx_masks_new (columns, profile, reference_day, previous ? previous->masks : NULL,
                              previous ? previous->profile : NULL, previous && previous->reference_day == reference_day);
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    self->searchable[i] = cx_verdicts_searchable (cx_profile_get_criterion (profile, i), columns);
  score_groups (self);
  return self;
}

gboolean
cx_evaluation_has_tests_of (CxEvaluation *self,
                            CxProfile    *profile)
{
  return cx_masks_are_same (profile, self->profile, TRUE);
}

void
cx_evaluation_count_tiers_by (CxEvaluation *self,
                              const guint8 *values,
                              guint         n_values,
                              CxTierCounts *counts)
{
  const guint32 *group = self->masks->group;
  g_autofree guint8 *tiers = g_new (guint8, self->masks->groups.n + 1);

  /* A byte a group stays in the processor's cache; the fits do not. */
  for (guint g = 0; g < self->masks->groups.n; g++)
    tiers[g] = self->fits[g].tier;
  memset (counts, 0, sizeof (CxTierCounts) * n_values);
  for (guint a = 0; a < self->masks->n_accounts; a++)
    counts[values[a]][tiers[group[a]]]++;
}

CxColumns *
cx_evaluation_get_columns (CxEvaluation *self)
{
  return self->columns;
}

CxProfile *
cx_evaluation_get_profile (CxEvaluation *self)
{
  return self->profile;
}

gint32
cx_evaluation_get_reference_day (CxEvaluation *self)
{
  return self->reference_day;
}

CxVerdict
cx_evaluation_get_verdict (CxEvaluation *self,
                           guint         account,
                           guint         criterion)
{
  g_return_val_if_fail (account < self->masks->n_accounts, CX_VERDICT_UNKNOWN);
  g_return_val_if_fail (criterion < cx_profile_get_n_criteria (self->profile), CX_VERDICT_UNKNOWN);

  return cx_mask_get (self->masks->groups.masks[self->masks->group[account]], criterion);
}

const CxFit *
cx_evaluation_get_fit (CxEvaluation *self,
                       guint         account)
{
  g_return_val_if_fail (account < self->masks->n_accounts, NULL);

  return &self->fits[self->masks->group[account]];
}

guint
cx_evaluation_get_n_groups (CxEvaluation *self)
{
  return self->masks->groups.n;
}

guint64
cx_evaluation_get_group_mask (CxEvaluation *self,
                              guint         group,
                              guint        *size)
{
  g_return_val_if_fail (group < self->masks->groups.n, 0);

  if (size != NULL)
    *size = self->masks->groups.sizes[group];
  return self->masks->groups.masks[group];
}

guint
cx_evaluation_get_group (CxEvaluation *self,
                         guint         account)
{
  g_return_val_if_fail (account < self->masks->n_accounts, 0);

  return self->masks->group[account];
}

CxVerdictCounts
cx_evaluation_count_verdicts (CxEvaluation *self,
                              guint         criterion)
{
  g_return_val_if_fail (criterion < cx_profile_get_n_criteria (self->profile), (CxVerdictCounts) { 0 });

  return self->masks->counts[criterion];
}

const CxFitCounts *
cx_evaluation_get_counts (CxEvaluation *self)
{
  return &self->counts;
}

gboolean
cx_evaluation_is_searchable (CxEvaluation *self,
                             guint         criterion)
{
  g_return_val_if_fail (criterion < cx_profile_get_n_criteria (self->profile), FALSE);

  return self->searchable[criterion];
}

CxVerdictCounts
cx_criterion_evaluate (const CxCriterion *criterion,
                       CxColumns         *columns,
                       gint32             reference_day,
                       guint8            *verdicts)
{
  guint n = cx_columns_get_n_accounts (columns);
  g_autoptr(CxTest) test = cx_test_new (criterion, columns, reference_day);
  g_autofree guint8 *own = verdicts ? NULL : g_new (guint8, n + 1);
  guint8 *found = verdicts ? verdicts : own;
  guint counts[3] = { 0 };

  cx_test_run (test, 0, n, found);
  for (guint a = 0; a < n; a++)
    counts[found[a]]++;
  return (CxVerdictCounts) { counts[CX_VERDICT_MATCH], counts[CX_VERDICT_MISS], counts[CX_VERDICT_UNKNOWN] };
}
