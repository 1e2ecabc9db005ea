/* Of one field of the enrichment list, the accounts to fill first. */
#include "cx-enrichment-private.h"

#include <string.h>

/* A joint group that the field could move. @rank: 0 first; equal where only names tell accounts apart. */
typedef struct {
  guint  group, rank, size;
  CxEnrichMove   move;
  double fit;
} Mover;

/* The fit under the segment: the best tier, of equal ones the first. */
static double
fit_of (const CxEnrichment *self,
        guint               group)
{
  guint best = 0;
  guint64 mask;
  guint size;

  for (guint p = 1; p < self->n_profiles; p++)
    if (self->reaches[p].depths[cx_enrichment_part_of (self, group, p)] < self->reaches[best].depths[cx_enrichment_part_of (self, group, best)])
      best = p;
  mask = cx_evaluation_get_group_mask (self->reaches[best].evaluation, cx_enrichment_part_of (self, group, best), &size);
  return cx_scale_fit (&self->reaches[best].scale, mask).low;
}

static int
compare_movers (gconstpointer a,
                gconstpointer b)
{
  const Mover *left = a, *right = b;

  if (left->move.together != right->move.together)
    return left->move.together ? 1 : -1;
  if (left->move.best != right->move.best)
    return left->move.best < right->move.best ? -1 : 1;
  if (left->fit != right->fit)
    return left->fit > right->fit ? -1 : 1;
  return 0;
}

/* The joint groups that give the first @limit accounts, best first. */
static GArray *
find_movers (const CxEnrichment  *self,
             const CxEnrichEntry *entry,
             guint                limit)
{
  GArray *movers = g_array_new (FALSE, FALSE, sizeof (Mover));
  guint enough = 0;

  for (guint g = 0; g < self->joint.n; g++)
    {
      Mover mover = { .group = g };

      if (!cx_enrichment_is_blank (self, entry, g, self->n_profiles))
        continue;
      mover.move = cx_enrichment_find_move (self, entry, g);
      if (!mover.move.alone && !mover.move.together)
        continue;
      mover.size = self->joint.sizes[g];
      mover.fit = fit_of (self, g);
      g_array_append_val (movers, mover);
    }
  g_array_sort (movers, compare_movers);
  for (guint i = 0; i < movers->len; i++)
    {
      Mover *mover = &g_array_index (movers, Mover, i), *before = i > 0 ? mover - 1 : NULL;

      mover->rank = before ? before->rank + (compare_movers (before, mover) != 0) : 0;
      if (limit > 0 && enough >= limit && before->rank != mover->rank)
        g_array_set_size (movers, i);
      else
        enough += mover->size;
    }
  return movers;
}

/* An account under way to its place. @name: folded */
typedef struct {
  guint       account, mover, rank;
  const char *name, *key;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a, *right = b;
  int result;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  result = strcmp (left->name, right->name);
  return result != 0 ? result : strcmp (left->key, right->key);
}

static GArray *
find_candidates (const CxEnrichment *self,
                 const GArray       *movers)
{
  CxColumns *columns = cx_tiering_get_columns (self->tiering);
  const CxColumn *names = cx_columns_find_role (columns, "name");
  char *const *folded = names != NULL && names->codes != NULL && movers->len > 0 ? cx_column_get_folded (names) : NULL;
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree guint32 *mover_of = g_new0 (guint32, self->joint.n + 1); /* plus one */
  guint n = cx_columns_get_n_accounts (columns);

  for (guint i = 0; i < movers->len; i++)
    mover_of[g_array_index (movers, Mover, i).group] = i + 1;
  for (guint a = 0; a < n && movers->len > 0; a++)
    {
      guint mover = mover_of[cx_enrichment_group_of (self, a)];
      guint32 code = folded != NULL ? cx_column_code (names, a) : CX_NO_CODE;
      Candidate candidate = { a, mover - 1, 0, code != CX_NO_CODE ? folded[code] : cx_columns_get_key (columns, a),
                              cx_columns_get_key (columns, a) };

      if (mover == 0 || cx_tiering_get_pin (self->tiering, a) != NULL)
        continue;
      candidate.rank = g_array_index (movers, Mover, mover - 1).rank;
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static guint8
tier_at (guint depth)
{
  return depth == CX_N_TIERS ? CX_TIER_OUTSIDE : (guint8) depth;
}

GArray *
cx_enrichment_find_accounts (CxEnrichment *self,
                             guint         field,
                             guint         limit)
{
  g_autoptr(GArray) movers = NULL, candidates = NULL;
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (CxEnrichAccount));

  g_return_val_if_fail (field < self->entries->len, accounts);

  movers = find_movers (self, self->entries->pdata[field], limit);
  candidates = find_candidates (self, movers);
  for (guint i = 0; i < candidates->len && (limit == 0 || i < limit); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const Mover *mover = &g_array_index (movers, Mover, candidate->mover);
      CxEnrichAccount account = { candidate->account, tier_at (mover->move.now), tier_at (mover->move.best), tier_at (mover->move.worst),
                                  mover->move.together, mover->fit };

      g_array_append_val (accounts, account);
    }
  return accounts;
}
