/* The verdicts of all accounts, folded into groups of equal masks; inside the fit layer only. Knows
 * nothing of weights, tiers and thresholds, so a change of these leaves it as it is. */
#pragma once

#include "cx-evaluation.h"
#include "cx-groups.h"

G_BEGIN_DECLS

/**
 * CxMasks:
 * @group: per account the number of its group
 * @groups: per group its verdict mask and number of accounts, in order of first account
 * @counts: per criterion
 *
 * Immutable once made.
 */
typedef struct {
  gatomicrefcount refs;
  guint           n_accounts;
  guint32        *group;
  CxGroups        groups;
  CxVerdictCounts counts[CX_MAX_CRITERIA];
} CxMasks;

/**
 * cx_masks_new:
 * @old, @old_profile: (nullable): masks of the same accounts under another profile; criteria with the same
 *   test are taken over
 * @same_day: whether the reference day of @old was @reference_day
 *
 * O(accounts × new criteria).
 */
CxMasks *cx_masks_new   (CxColumns *columns, CxProfile *profile, gint32 reference_day, CxMasks *old, CxProfile *old_profile,
                         gboolean same_day);
/** cx_masks_are_same: whether both profiles put the same questions in the same order: then they have the same masks. */
gboolean cx_masks_are_same (CxProfile *profile, CxProfile *old_profile, gboolean same_day);
CxMasks *cx_masks_ref   (CxMasks *self);
void     cx_masks_unref (CxMasks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMasks, cx_masks_unref)

G_END_DECLS
