/* From a verdict mask to score and tier: the weights, gates and thresholds of one profile; inside the
 * fit layer only. Knows nothing of accounts. */
#pragma once

#include "cx-evaluation.h"

G_BEGIN_DECLS

/** CX_MASK_ODD: the lower of the two bits of every criterion. */
#define CX_MASK_ODD G_GUINT64_CONSTANT (0x5555555555555555)

/**
 * CxScale:
 * @units: weights in billionths, so that sums are exact and do not hang on their order
 * @total: Σ units; 0: no account scores
 * @musts, @nevers: the lower bit of each such criterion
 */
typedef struct {
  guint   n;
  gint64  units[CX_MAX_CRITERIA];
  gint64  total;
  guint64 musts, nevers;
  double  thresholds[3];
} CxScale;

void      cx_scale_init   (CxScale *self, CxProfile *profile);
CxFit     cx_scale_fit    (const CxScale *self, guint64 mask);

/** cx_scale_score: 100 · @units / total, correctly rounded; 0 without weights. */
double    cx_scale_score  (const CxScale *self, gint64 units);
/** cx_scale_tier: the tier of a score of @units, gates left aside. */
guint8    cx_scale_tier   (const CxScale *self, gint64 units);

static inline CxVerdict
cx_mask_get (guint64 mask,
             guint   criterion)
{
  return (CxVerdict) (mask >> (2 * criterion) & 3);
}

static inline guint64
cx_mask_set (guint64   mask,
             guint     criterion,
             CxVerdict verdict)
{
  return (mask & ~(G_GUINT64_CONSTANT (3) << (2 * criterion))) | ((guint64) verdict << (2 * criterion));
}

/** cx_tier_depth: 1, 2, 3, and 4 for outside: the higher the worse. */
static inline guint
cx_tier_depth (guint8 tier)
{
  return tier == CX_TIER_OUTSIDE ? CX_N_TIERS : tier;
}

G_END_DECLS
