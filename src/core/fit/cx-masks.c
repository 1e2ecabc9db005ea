/* The verdicts of all accounts, written column by column and folded into groups of equal masks.
 * Knows nothing of weights, tiers and thresholds. */
#include "cx-masks.h"

#include "cx-scale.h"
#include "cx-verdicts.h"

#include <string.h>

#define FIRST_SLOTS 1024

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
  g_free (self->masks);
  g_free (self->sizes);
  g_free (self);
}

/* The number of the criterion of @old that puts the same question, or -1. */
static int
find_same (const CxCriterion *criterion,
           CxProfile         *old,
           gboolean           same_day)
{
  if (old == NULL || (criterion->op == CX_OP_WITHIN_DAYS && !same_day))
    return -1;
  for (guint i = 0; i < cx_profile_get_n_criteria (old); i++)
    if (cx_criterion_same_test (criterion, cx_profile_get_criterion (old, i)))
      return (int) i;
  return -1;
}

static gboolean
is_same_sequence (CxProfile *profile,
                  CxProfile *old,
                  gboolean   same_day)
{
  guint n = cx_profile_get_n_criteria (profile);

  if (old == NULL || cx_profile_get_n_criteria (old) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);

      if (!cx_criterion_same_test (criterion, cx_profile_get_criterion (old, i)) ||
          (criterion->op == CX_OP_WITHIN_DAYS && !same_day))
        return FALSE;
    }
  return TRUE;
}

/* Takes over verdicts of @from as those of criterion @to. The groups are few, so each is turned once. */
static void
take_over (CxMasks *old,
           guint    from,
           guint    to,
           guint64 *masks)
{
  g_autofree guint64 *turned = g_new (guint64, old->n_groups + 1);

  for (guint g = 0; g < old->n_groups; g++)
    turned[g] = cx_mask_set (0, to, cx_mask_get (old->masks[g], from));
  for (guint a = 0; a < old->n_accounts; a++)
    masks[a] |= turned[old->group[a]];
}

static void
find_anew (const CxCriterion *criterion,
           CxColumns         *columns,
           gint32             reference_day,
           guint              to,
           guint8            *verdicts,
           guint64           *masks)
{
  guint n = cx_columns_get_n_accounts (columns);

  cx_verdicts_find (criterion, columns, reference_day, verdicts);
  for (guint a = 0; a < n; a++)
    masks[a] |= (guint64) verdicts[a] << (2 * to);
}

/* Groups by mask: an open hash table from mask to group number plus one. */
typedef struct {
  CxMasks *masks;
  guint32 *slots;
  guint    n_slots, allocated;
} Grouping;

static guint
slot_of (const Grouping *self,
         guint64         mask)
{
  guint64 h = mask * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (h >> 32 ^ h >> 44) & (self->n_slots - 1);
}

static void
put (Grouping *self,
     guint32   group)
{
  guint at = slot_of (self, self->masks->masks[group]);

  while (self->slots[at] != 0)
    at = (at + 1) & (self->n_slots - 1);
  self->slots[at] = group + 1;
}

static void
double_slots (Grouping *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint g = 0; g < self->masks->n_groups; g++)
    put (self, g);
}

static guint32
add_group (Grouping *self,
           guint64   mask)
{
  CxMasks *masks = self->masks;

  if (masks->n_groups == self->allocated)
    {
      self->allocated *= 2;
      masks->masks = g_renew (guint64, masks->masks, self->allocated);
      masks->sizes = g_renew (guint, masks->sizes, self->allocated);
    }
  masks->masks[masks->n_groups] = mask;
  masks->sizes[masks->n_groups] = 0;
  if (masks->n_groups + 1 > self->n_slots / 2)
    double_slots (self);
  put (self, masks->n_groups);
  return masks->n_groups++;
}

static guint32
find_group (Grouping *self,
            guint64   mask)
{
  for (guint at = slot_of (self, mask); self->slots[at] != 0; at = (at + 1) & (self->n_slots - 1))
    if (self->masks->masks[self->slots[at] - 1] == mask)
      return self->slots[at] - 1;
  return add_group (self, mask);
}

static void
group_accounts (CxMasks       *self,
                const guint64 *masks)
{
  Grouping grouping = { self, g_new0 (guint32, FIRST_SLOTS), FIRST_SLOTS, 256 };

  self->group = g_new (guint32, self->n_accounts + 1);
  self->masks = g_new (guint64, grouping.allocated);
  self->sizes = g_new (guint, grouping.allocated);
  for (guint a = 0; a < self->n_accounts; a++)
    {
      self->group[a] = find_group (&grouping, masks[a]);
      self->sizes[self->group[a]]++;
    }
  g_free (grouping.slots);
}

static void
count_verdicts (CxMasks *self,
                guint    n_criteria)
{
  for (guint c = 0; c < n_criteria; c++)
    {
      guint counts[3] = { 0 };

      for (guint g = 0; g < self->n_groups; g++)
        counts[cx_mask_get (self->masks[g], c)] += self->sizes[g];
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
  guint n = cx_columns_get_n_accounts (columns), n_criteria = cx_profile_get_n_criteria (profile);
  g_autofree guint64 *masks = NULL;
  g_autofree guint8 *verdicts = NULL;
  CxMasks *self;

  if (is_same_sequence (profile, old_profile, same_day))
    return cx_masks_ref (old);
  self = g_new0 (CxMasks, 1);
  g_atomic_ref_count_init (&self->refs);
  self->n_accounts = n;
  masks = g_new0 (guint64, n + 1);
  verdicts = g_new (guint8, n + 1);
  for (guint c = 0; c < n_criteria; c++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, c);
      int same = find_same (criterion, old_profile, same_day);

      if (same >= 0)
        take_over (old, (guint) same, c, masks);
      else
        find_anew (criterion, columns, reference_day, c, verdicts, masks);
    }
  group_accounts (self, masks);
  count_verdicts (self, n_criteria);
  return self;
}
