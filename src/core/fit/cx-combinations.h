/* Combinations of verdicts, of which some are at least as good as others; inside the fit layer only. Knows nothing of fields
 * and their values. */
#pragma once

#include "cx-scale.h"

G_BEGIN_DECLS

/**
 * CxCombinations:
 * @width: masks that make one combination: one a profile
 * @nevers: (array length=width): the lower bit of each criterion for which a miss is better than a match
 * @masks: (element-type guint64): @width for each
 */
typedef struct {
  guint          width;
  const guint64 *nevers;
  GArray        *masks;
} CxCombinations;

void cx_combinations_init  (CxCombinations *self, guint width, const guint64 *nevers);
void cx_combinations_clear (CxCombinations *self);
/** cx_combinations_add: @masks: (array length=width) */
void cx_combinations_add   (CxCombinations *self, const guint64 *masks);

static inline guint
cx_combinations_count (const CxCombinations *self)
{
  return self->masks->len / self->width;
}

static inline guint64 *
cx_combinations_get (const CxCombinations *self,
                     guint                 i)
{
  return &g_array_index (self->masks, guint64, i * self->width);
}

/** cx_combinations_distinct: each once. O(n · log n). */
void cx_combinations_distinct (CxCombinations *self);

/**
 * cx_combinations_keep_ends:
 * @best: the best, or the worst
 *
 * Leaves only those of which no other is at least as good (as bad) in every verdict. O(n · left).
 */
void cx_combinations_keep_ends (CxCombinations *self, gboolean best);

/** cx_combinations_merge: puts one in the place of all: in each verdict as good (as bad) as any. */
void cx_combinations_merge     (CxCombinations *self, gboolean best);

G_END_DECLS
