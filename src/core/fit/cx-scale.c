/* From a verdict mask to score and tier (method §3). Knows nothing of accounts.
 *
 * Gates, in this order; "score" is the tier by score:
 *
 *   a never     a must                       tier               flags
 *   match       any                          outside            capped, when score is better
 *   else        one misses                   worse of score, 3  capped, when score is better than 3
 *   else        none misses, one unknown     score              needs data
 *   else        all match                    score
 *
 * A must that is unknown beside one that misses still needs data; an unknown never does nothing. */
#include "cx-scale.h"

#include <math.h>

#define UNITS_PER_WEIGHT 1e9

void
cx_scale_init (CxScale   *self,
               CxProfile *profile)
{
  const double *thresholds = cx_profile_get_thresholds (profile);

  *self = (CxScale) { .n = cx_profile_get_n_criteria (profile) };
  for (guint i = 0; i < 3; i++)
    self->thresholds[i] = thresholds[i];
  for (guint i = 0; i < self->n; i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);
      guint64 bit = G_GUINT64_CONSTANT (1) << (2 * i);

      if (criterion->importance == CX_IMPORTANCE_NEVER)
        {
          self->nevers |= bit;
          continue;
        }
      if (criterion->importance == CX_IMPORTANCE_MUST)
        self->musts |= bit;
      self->units[i] = llround (criterion->weight * UNITS_PER_WEIGHT);
      self->total += self->units[i];
    }
}

double
cx_scale_score (const CxScale *self,
                gint64         units)
{
  /* At most 100 · 32 · 10 · 10⁹ < 2⁵³: the product is exact, so the quotient is rounded once. */
  return self->total == 0 ? 0 : 100.0 * (double) units / (double) self->total;
}

guint8
cx_scale_tier (const CxScale *self,
               gint64         units)
{
  double score = cx_scale_score (self, units);

  if (self->total == 0)
    return CX_TIER_OUTSIDE;
  for (guint8 tier = 1; tier <= 3; tier++)
    if (score >= self->thresholds[tier - 1])
      return tier;
  return CX_TIER_OUTSIDE;
}

/* Σ units of the criteria whose lower bit is set in @bits. */
static gint64
sum_units (const CxScale *self,
           guint64        bits)
{
  gint64 sum = 0;

  for (; bits != 0; bits &= bits - 1)
    sum += self->units[__builtin_ctzll (bits) / 2];
  return sum;
}

static guint8
worse (guint8 a,
       guint8 b)
{
  return cx_tier_depth (a) > cx_tier_depth (b) ? a : b;
}

CxFit
cx_scale_fit (const CxScale *self,
              guint64        mask)
{
  guint64 match = mask & CX_MASK_ODD, unknown = mask >> 1 & CX_MASK_ODD;
  gint64 low = sum_units (self, match), high = low + sum_units (self, unknown);
  guint8 by_score = cx_scale_tier (self, low), by_high = cx_scale_tier (self, high);
  CxFit fit = { cx_scale_score (self, low), cx_scale_score (self, high), by_score, by_high, 0 };

  if (self->nevers & match)
    {
      fit.tier = fit.high_tier = CX_TIER_OUTSIDE;
    }
  else
    {
      if (self->musts & ~(match | unknown))
        {
          fit.tier = worse (by_score, 3);
          fit.high_tier = worse (by_high, 3);
        }
      if (self->musts & unknown)
        fit.flags |= CX_FLAG_NEEDS_DATA;
    }
  if (fit.tier != fit.high_tier)
    fit.flags |= CX_FLAG_COULD_MOVE;
  if (fit.tier != by_score)
    fit.flags |= CX_FLAG_CAPPED;
  return fit;
}
