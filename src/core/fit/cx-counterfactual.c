/* What would have to be different for another tier. Exact without search, because a change of a
 * weighted verdict only ever adds to the score, so that the largest ones are always enough. */
#include "cx-counterfactual.h"

#include <string.h>

/* Changes under way: the mask as it would be. */
typedef struct {
  const CxScale *scale;
  guint64        from, to;
} Trial;

void
cx_counterfactual_free (CxCounterfactual *self)
{
  if (self == NULL)
    return;
  g_free (self->changes);
  g_free (self);
}

static CxCounterfactual *
counterfactual_new (const Trial *trial)
{
  CxCounterfactual *self = g_new0 (CxCounterfactual, 1);

  self->tier = cx_scale_fit (trial->scale, trial->to).tier;
  self->changes = g_new (CxChange, trial->scale->n + 1);
  for (guint i = 0; i < trial->scale->n; i++)
    {
      CxVerdict from = cx_mask_get (trial->from, i), to = cx_mask_get (trial->to, i);

      if (from != to)
        self->changes[self->n_changes++] = (CxChange) { i, from, to };
    }
  return self;
}

static gboolean
is_in (guint64 bits,
       guint   criterion)
{
  return bits >> (2 * criterion) & 1;
}

static guint
depth_of (const CxScale *scale,
          guint64        mask)
{
  return cx_tier_depth (cx_scale_fit (scale, mask).tier);
}

/* The criteria of @mask that have @verdict and a weight, heaviest first, then earliest. */
static guint
collect (const CxScale *scale,
         guint64        mask,
         CxVerdict      verdict,
         guint         *criteria)
{
  guint n = 0;

  for (guint i = 0; i < scale->n; i++)
    {
      guint at = n;

      if (cx_mask_get (mask, i) != verdict || scale->units[i] == 0)
        continue;
      for (; at > 0 && scale->units[criteria[at - 1]] < scale->units[i]; at--)
        criteria[at] = criteria[at - 1];
      criteria[at] = i;
      n++;
    }
  return n;
}

/* @mask with the first @n of @criteria set to @verdict. */
static guint64
set_first (guint64      mask,
           const guint *criteria,
           guint        n,
           CxVerdict    verdict)
{
  for (guint i = 0; i < n; i++)
    mask = cx_mask_set (mask, criteria[i], verdict);
  return mask;
}

/* What a tier of depth @depth needs whatever the score: no never matches, and above tier 3 no must misses. */
static guint64
open_gates (const CxScale *scale,
            guint64        mask,
            guint          depth)
{
  for (guint i = 0; i < scale->n; i++)
    {
      if (is_in (scale->nevers, i) && cx_mask_get (mask, i) == CX_VERDICT_MATCH)
        mask = cx_mask_set (mask, i, CX_VERDICT_MISS);
      if (depth < 3 && is_in (scale->musts, i) && cx_mask_get (mask, i) == CX_VERDICT_MISS)
        mask = cx_mask_set (mask, i, CX_VERDICT_MATCH);
    }
  return mask;
}

CxCounterfactual *
cx_counterfactual_lift (const CxScale *scale,
                        guint64        mask)
{
  guint depth = depth_of (scale, mask);
  guint64 open = open_gates (scale, mask, depth - 1);
  guint unknowns[CX_MAX_CRITERIA], misses[CX_MAX_CRITERIA];
  guint n_unknowns = collect (scale, open, CX_VERDICT_UNKNOWN, unknowns);
  guint n_misses = collect (scale, open, CX_VERDICT_MISS, misses);

  if (depth == 1)
    return NULL;
  for (guint n = 0; n <= n_unknowns + n_misses; n++)
    for (guint n_first = MIN (n, n_unknowns) + 1; n_first-- > 0 && n - n_first <= n_misses;)
      {
        guint64 to = set_first (open, unknowns, n_first, CX_VERDICT_MATCH);

        to = set_first (to, misses, n - n_first, CX_VERDICT_MATCH);
        if (depth_of (scale, to) < depth)
          return counterfactual_new (&(Trial) { scale, mask, to });
      }
  return NULL;
}

/* One change that makes the tier worse: of an unknown before a known one, of a heavy criterion before a
 * light one, of an early one before a late one. */
static gboolean
drop_by_one (const CxScale *scale,
             guint64        mask,
             guint64       *to)
{
  guint depth = depth_of (scale, mask);
  gboolean found = FALSE, found_unknown = FALSE;
  gint64 units = 0;

  for (guint i = 0; i < scale->n; i++)
    {
      CxVerdict verdict = cx_mask_get (mask, i);
      CxVerdict worse = is_in (scale->nevers, i) ? CX_VERDICT_MATCH : CX_VERDICT_MISS;
      guint64 changed = cx_mask_set (mask, i, worse);
      gboolean unknown = verdict == CX_VERDICT_UNKNOWN;

      if (verdict == worse || depth_of (scale, changed) <= depth)
        continue;
      if (found && (found_unknown > unknown || (found_unknown == unknown && units >= scale->units[i])))
        continue;
      *to = changed;
      found = TRUE;
      found_unknown = unknown;
      units = scale->units[i];
    }
  return found;
}

CxCounterfactual *
cx_counterfactual_drop (const CxScale *scale,
                        guint64        mask)
{
  guint depth = depth_of (scale, mask);
  guint matches[CX_MAX_CRITERIA];
  guint n_matches = collect (scale, mask, CX_VERDICT_MATCH, matches);
  guint64 to;

  if (depth == cx_tier_depth (CX_TIER_OUTSIDE))
    return NULL;
  if (drop_by_one (scale, mask, &to))
    return counterfactual_new (&(Trial) { scale, mask, to });
  /* Where no single gate does it, only the score is left. */
  for (guint n = 2; n <= n_matches; n++)
    {
      to = set_first (mask, matches, n, CX_VERDICT_MISS);
      if (depth_of (scale, to) > depth)
        return counterfactual_new (&(Trial) { scale, mask, to });
    }
  return NULL;
}
