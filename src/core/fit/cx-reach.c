/* How far the tier of a group of accounts could go under one profile, if a blank field were filled. */
#include "cx-reach.h"

#define BOTH_BITS(lower) ((lower) * 3)

/* ── what the profile asks of which field ── */

static gboolean
same_field (CxEvaluation *evaluation,
            guint         a,
            guint         b)
{
  CxProfile *profile = cx_evaluation_get_profile (evaluation);

  return cx_evaluation_is_searchable (evaluation, a) == cx_evaluation_is_searchable (evaluation, b) &&
         g_strcmp0 (cx_profile_get_criterion (profile, a)->field, cx_profile_get_criterion (profile, b)->field) == 0;
}

static void
find_fields (CxReaches *self)
{
  CxProfile *profile = cx_evaluation_get_profile (self->evaluation);

  for (guint i = 0; i < self->scale.n; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << (2 * i);
      guint first = 0;

      while (!same_field (self->evaluation, first, i))
        first++;
      self->field_of[i] = first < i ? self->field_of[first] : (guint8) self->n_fields++;
      if (cx_profile_get_criterion (profile, i)->op == CX_OP_KNOWN)
        self->knows[self->field_of[i]] |= bit;
      else
        self->asks[self->field_of[i]] |= bit;
    }
}

/* The fewest units that give each depth by score; more than there are where none do. */
static void
find_needs (CxReaches *self)
{
  for (guint depth = 1; depth < CX_N_TIERS; depth++)
    {
      gint64 low = 0, high = self->scale.total + 1;

      while (low < high)
        {
          gint64 middle = low + (high - low) / 2;

          if (cx_tier_depth (cx_scale_tier (&self->scale, middle)) <= depth && self->scale.total > 0)
            high = middle;
          else
            low = middle + 1;
        }
      self->needs[depth] = low;
    }
}

/* ── filling ── */

static guint64
unknown_of (const CxReaches *self,
            guint64          mask,
            guint            field)
{
  return mask >> 1 & self->asks[field];
}

static guint64
unmet_of (const CxReaches *self,
          guint64          mask,
          guint            field)
{
  return self->knows[field] & ~mask & ~(mask >> 1);
}

static gint64
units_of (const CxReaches *self,
          guint64          bits)
{
  gint64 sum = 0;

  for (; bits != 0; bits &= bits - 1)
    sum += self->scale.units[__builtin_ctzll (bits) / 2];
  return sum;
}

/* cx_scale_fit() in whole numbers, for it is asked often. @units: of what matches in @mask */
static guint8
depth_of (const CxReaches *self,
          guint64          mask,
          gint64           units)
{
  guint8 depth = 1;

  if (self->scale.nevers & mask & CX_MASK_ODD)
    return CX_N_TIERS;
  while (depth < CX_N_TIERS && units < self->needs[depth])
    depth++;
  return self->scale.musts & ~mask & ~(mask >> 1) ? MAX (depth, 3) : depth;
}

/* What the field has answered already: verdicts that a range which lies on other bounds has given. */
static guint64
settled_of (const CxReaches *self,
            guint64          mask,
            guint            field)
{
  return BOTH_BITS (self->asks[field] & ~(mask >> 1));
}

gboolean
cx_reaches_fill (const CxReaches *self,
                 guint            group,
                 guint            field,
                 guint            answer,
                 guint8          *depth)
{
  guint64 mask = cx_evaluation_get_group_mask (self->evaluation, group, NULL);
  guint64 filled = cx_answers_get (self->answers[field], answer, self->slot), settled = settled_of (self, mask, field);

  if ((filled ^ mask) & settled)
    return FALSE;
  filled |= mask & ~BOTH_BITS (self->asks[field] | self->knows[field]);
  *depth = depth_of (self, filled, units_of (self, filled & CX_MASK_ODD));
  return TRUE;
}

guint
cx_reaches_count_answers (const CxReaches *self,
                          guint            group,
                          guint            field)
{
  const CxAnswers *answers = self->answers[field];

  return settled_of (self, cx_evaluation_get_group_mask (self->evaluation, group, NULL), field) ? answers->n : answers->n_ends;
}

static void
reach_field (CxReaches *self,
             guint      group,
             guint      field,
             CxReach   *reach)
{
  *reach = (CxReach) { CX_N_TIERS, 0 };
  for (guint i = 0; i < cx_reaches_count_answers (self, group, field); i++)
    {
      guint8 depth;

      if (!cx_reaches_fill (self, group, field, i, &depth))
        continue;
      reach->best = MIN (reach->best, depth);
      reach->worst = MAX (reach->worst, depth);
    }
}

/* The most units that filling the field adds when the group shall come to @depth; -1 when it then cannot: whatever the value,
 * a never matches, or above tier 3 a must misses. */
static gint64
gain_of (const CxReaches *self,
         guint            group,
         guint            field,
         guint            depth)
{
  guint64 mask = cx_evaluation_get_group_mask (self->evaluation, group, NULL), settled = settled_of (self, mask, field);
  guint64 asked = self->asks[field] | self->knows[field], musts = depth < 3 ? self->scale.musts & asked : 0;
  gint64 gain = -1;

  for (guint i = 0; i < cx_reaches_count_answers (self, group, field); i++)
    {
      guint64 filled = cx_answers_get (self->answers[field], i, self->slot);

      if ((filled ^ mask) & settled || filled & self->scale.nevers || musts & ~filled & ~(filled >> 1))
        continue;
      gain = MAX (gain, units_of (self, filled & ~mask & CX_MASK_ODD));
    }
  return gain;
}

/* Whether filling all blank fields that help could lift the group to @depth. */
static gboolean
can_lift (const CxReaches *self,
          guint            group,
          guint            depth)
{
  guint64 mask = cx_evaluation_get_group_mask (self->evaluation, group, NULL);
  guint64 shut = depth < 3 ? self->scale.musts & ~mask & ~(mask >> 1) : 0;
  gint64 units = units_of (self, mask & CX_MASK_ODD);

  if (self->scale.nevers & mask & CX_MASK_ODD)
    return FALSE;
  for (guint f = 0; f < self->n_fields; f++)
    if (self->blanks[group] >> f & 1)
      {
        gint64 gain = gain_of (self, group, f, depth);

        if (gain < 0)
          continue;
        units += gain;
        shut &= ~unmet_of (self, mask, f);
      }
  return shut == 0 && units >= self->needs[depth];
}

static void
reach_group (CxReaches *self,
             guint      group)
{
  guint64 mask = cx_evaluation_get_group_mask (self->evaluation, group, NULL);

  self->depths[group] = self->all[group] = depth_of (self, mask, units_of (self, mask & CX_MASK_ODD));
  self->blanks[group] = 0;
  for (guint f = 0; f < self->n_fields; f++)
    if (unknown_of (self, mask, f) | unmet_of (self, mask, f))
      {
        self->blanks[group] |= 1u << f;
        reach_field (self, group, f, &self->reaches[(gsize) group * self->n_fields + f]);
      }
  while (self->all[group] > 1 && can_lift (self, group, self->all[group] - 1))
    self->all[group]--;
}

void
cx_reaches_init (CxReaches    *self,
                 CxEvaluation *evaluation,
                 guint         slot)
{
  *self = (CxReaches) { .evaluation = cx_evaluation_ref (evaluation), .slot = slot };
  cx_scale_init (&self->scale, cx_evaluation_get_profile (evaluation));
  find_fields (self);
  find_needs (self);
}

void
cx_reaches_run (CxReaches *self)
{
  self->n_groups = cx_evaluation_get_n_groups (self->evaluation);
  self->depths = g_new (guint8, self->n_groups + 1);
  self->all = g_new (guint8, self->n_groups + 1);
  self->blanks = g_new (guint32, self->n_groups + 1);
  self->reaches = g_new (CxReach, (gsize) self->n_groups * self->n_fields + 1);
  for (guint g = 0; g < self->n_groups; g++)
    reach_group (self, g);
}

void
cx_reaches_clear (CxReaches *self)
{
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  g_clear_pointer (&self->depths, g_free);
  g_clear_pointer (&self->all, g_free);
  g_clear_pointer (&self->blanks, g_free);
  g_clear_pointer (&self->reaches, g_free);
}

/* ── several fields at once ── */

/* Adds to the ascending @sums each of them plus @unit, without those of @end and above. Returns: (transfer full) */
static GArray *
sums_with (const GArray *sums,
           gint64        unit,
           gint64        end)
{
  GArray *both = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 2 * sums->len);
  guint old = 0, more = 0;

  while (old < sums->len || more < sums->len)
    {
      gint64 a = old < sums->len ? g_array_index (sums, gint64, old) : G_MAXINT64;
      gint64 b = more < sums->len ? g_array_index (sums, gint64, more) + unit : G_MAXINT64;
      gint64 next = MIN (a, b);

      if (next >= end)
        break;
      g_array_append_val (both, next);
      old += a == next;
      more += b == next;
    }
  return both;
}

/* The largest sum of some of @units that is less than @end. */
static gint64
find_largest_sum (const gint64 *units,
                  guint         n,
                  gint64        end)
{
  g_autoptr(GArray) sums = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 zero = 0;

  g_array_append_val (sums, zero);
  for (guint i = 0; i < n; i++)
    {
      GArray *with = sums_with (sums, units[i], end);

      g_array_unref (sums);
      sums = with;
    }
  return g_array_index (sums, gint64, sums->len - 1);
}

/* Whether some of @units add up to at least @from, and less than @end. Those that are no larger than the gap are taken
 * last, one by one: from below @from, none of them leads beyond it. */
static gboolean
can_add_up (const gint64 *units,
            guint         n,
            gint64        from,
            gint64        end)
{
  gint64 large[CX_MAX_CRITERIA], small = 0, all = 0;
  guint n_large = 0;

  for (guint i = 0; i < n; i++)
    {
      all += units[i];
      if (units[i] <= end - from)
        small += units[i];
      else
        large[n_large++] = units[i];
    }
  if (end <= 0 || all < from)
    return FALSE;
  if (all < end || small >= from)
    return TRUE;
  return find_largest_sum (large, n_large, end) + small >= from;
}

/* Above tier 3, no must may miss: the fields whose `known` such a must asks have to be in the set. */
gboolean
cx_reaches_joins (const CxReaches *self,
                  guint            group,
                  guint            field,
                  guint            depth)
{
  guint n = 0;
  guint64 mask = cx_evaluation_get_group_mask (self->evaluation, group, NULL);
  guint64 shut = depth < 3 ? self->scale.musts & ~mask & ~(mask >> 1) : 0;
  gint64 base = units_of (self, mask & CX_MASK_ODD), gain = gain_of (self, group, field, depth), others[CX_MAX_CRITERIA], sum = 0;
  gboolean opens = (unmet_of (self, mask, field) & shut) != 0;

  if (self->scale.nevers & mask & CX_MASK_ODD || gain < 0)
    return FALSE;
  shut &= ~unmet_of (self, mask, field);
  for (guint f = 0; f < self->n_fields; f++)
    {
      guint64 keys = unmet_of (self, mask, f) & shut;
      gint64 units = f != field && self->blanks[group] >> f & 1 ? gain_of (self, group, f, depth) : -1;

      if (units < 0)
        continue;
      shut &= ~keys;
      if (keys != 0)
        base += units;
      else if (units > 0)
        sum += others[n++] = units;
    }
  if (shut != 0)
    return FALSE;
  if (opens)
    return base + gain + sum >= self->needs[depth];
  return gain > 0 && can_add_up (others, n, self->needs[depth] - gain - base, self->needs[depth] - base);
}
