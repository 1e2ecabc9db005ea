/* The enrichment list, worked out once per group of accounts that have equal verdicts under every profile. */
#include "cx-enrichment.h"

#include "cx-groups.h"
#include "cx-reach.h"
#include "cx-text.h"

#include <string.h>

#define NO_FIELD G_MAXUINT8

/* Accounts that are in one group of every profile. With one profile these are its groups. */
typedef struct {
  guint    n;
  guint32 *group;   /* per account; NULL with one profile */
  guint32 *parts;   /* per joint group and profile, the group there; NULL with one profile */
  guint   *sizes;
} Joint;

/* One field of the list: where each profile has it. */
typedef struct {
  CxEnrichField field;
  guint8       *numbers;   /* per profile, or NO_FIELD */
} Entry;

/* The entry of each field of a profile. */
typedef struct {
  Entry *of[CX_MAX_CRITERIA];
} Entries;

struct _CxEnrichment {
  gatomicrefcount refs;
  CxTiering      *tiering;
  guint           n_profiles;
  CxReaches      *reaches;
  Joint           joint;
  GPtrArray      *entries; /* Entry */
  Entries        *owned;   /* per profile */
  guint           change;
};

/* What filling a field does to a joint group. Depths. */
typedef struct {
  guint    now, best, worst;
  gboolean alone, together;
} Move;

static void
entry_free (Entry *entry)
{
  g_free (entry->field.key);
  g_free (entry->field.label);
  g_free (entry->numbers);
  g_free (entry);
}

CxEnrichment *
cx_enrichment_ref (CxEnrichment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_enrichment_unref (CxEnrichment *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint p = 0; p < self->n_profiles; p++)
    cx_reaches_clear (&self->reaches[p]);
  g_free (self->reaches);
  g_free (self->owned);
  g_free (self->joint.group);
  g_free (self->joint.parts);
  g_free (self->joint.sizes);
  g_ptr_array_unref (self->entries);
  cx_tiering_unref (self->tiering);
  g_free (self);
}

/* ── joint groups ── */

static gboolean
join_groups (CxEnrichment  *self,
             GCancellable  *cancellable,
             GError       **error)
{
  guint n = cx_columns_get_n_accounts (cx_tiering_get_columns (self->tiering));
  Joint *joint = &self->joint;

  joint->group = g_new0 (guint32, n + 1);
  for (guint a = 0; a < n && self->n_profiles > 0; a++)
    joint->group[a] = cx_evaluation_get_group (self->reaches[0].evaluation, a);
  for (guint p = 1; p < self->n_profiles; p++)
    {
      CxGroups pairs;

      cx_groups_init (&pairs);
      for (guint a = 0; a < n; a++)
        joint->group[a] = cx_groups_find (&pairs, (guint64) joint->group[a] << 32 | cx_evaluation_get_group (self->reaches[p].evaluation, a));
      joint->n = pairs.n;
      cx_groups_clear (&pairs);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  joint->sizes = g_new0 (guint, joint->n + 1);
  joint->parts = g_new (guint32, (gsize) joint->n * self->n_profiles + 1);
  for (guint a = 0; a < n; a++)
    if (joint->sizes[joint->group[a]]++ == 0)
      for (guint p = 0; p < self->n_profiles; p++)
        joint->parts[joint->group[a] * self->n_profiles + p] = cx_evaluation_get_group (self->reaches[p].evaluation, a);
  return TRUE;
}

static void
take_groups (CxEnrichment *self)
{
  const CxReaches *only = &self->reaches[0];

  self->joint.n = only->n_groups;
  self->joint.sizes = g_new (guint, only->n_groups + 1);
  for (guint g = 0; g < only->n_groups; g++)
    cx_evaluation_get_group_mask (only->evaluation, g, &self->joint.sizes[g]);
}

static guint
group_of (const CxEnrichment *self,
          guint               account)
{
  return self->joint.group ? self->joint.group[account] : cx_evaluation_get_group (self->reaches[0].evaluation, account);
}

/* Accounts that are pinned keep their tier, whatever is filled: they count nowhere. */
static void
leave_out_pinned (CxEnrichment *self)
{
  for (guint i = 0; i < cx_tiering_get_n_pinned (self->tiering); i++)
    self->joint.sizes[group_of (self, cx_tiering_get_pinned (self->tiering, i))]--;
}

static guint
part_of (const CxEnrichment *self,
         guint               group,
         guint               profile)
{
  return self->joint.parts ? self->joint.parts[group * self->n_profiles + profile] : group;
}

/* ── the fields ── */

static Entry *
find_entry (CxEnrichment *self,
            const char   *key,
            gboolean      in_data)
{
  const CxColumn *column = cx_columns_find (cx_tiering_get_columns (self->tiering), key);
  Entry *entry;

  for (guint i = 0; i < self->entries->len; i++)
    {
      entry = self->entries->pdata[i];
      if (entry->field.in_data == in_data && g_str_equal (entry->field.key, key))
        return entry;
    }
  entry = g_new0 (Entry, 1);
  entry->field.key = g_strdup (key);
  entry->field.label = g_strdup (column ? column->field->label : key);
  entry->field.in_data = in_data;
  entry->numbers = g_malloc (self->n_profiles);
  memset (entry->numbers, NO_FIELD, self->n_profiles);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
add_fields (CxEnrichment *self,
            guint         profile)
{
  CxReaches *reaches = &self->reaches[profile];

  for (guint i = 0; i < reaches->scale.n; i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (cx_evaluation_get_profile (reaches->evaluation), i);
      Entry *entry = find_entry (self, criterion->field ? criterion->field : "", cx_evaluation_is_searchable (reaches->evaluation, i));

      entry->numbers[profile] = reaches->field_of[i];
      self->owned[profile].of[reaches->field_of[i]] = entry;
    }
}

/* ── what filling does ── */

static guint
depth_all (const CxEnrichment *self,
           guint               group)
{
  guint best = CX_N_TIERS;

  for (guint p = 0; p < self->n_profiles; p++)
    best = MIN (best, self->reaches[p].all[part_of (self, group, p)]);
  return best;
}

static gboolean
joins (const CxEnrichment *self,
       const Entry        *entry,
       guint               group,
       guint               now)
{
  for (guint p = 0; p < self->n_profiles; p++)
    {
      const CxReaches *reaches = &self->reaches[p];
      guint part = part_of (self, group, p);

      if (entry->numbers[p] != NO_FIELD && reaches->all[part] < now && cx_reaches_joins (reaches, part, entry->numbers[p], now - 1))
        return TRUE;
    }
  return FALSE;
}

/* Whether the field is blank in this joint group under one of the first @n profiles. */
static gboolean
is_blank (const CxEnrichment *self,
          const Entry        *entry,
          guint               group,
          guint               n)
{
  for (guint p = 0; p < n; p++)
    if (entry->numbers[p] != NO_FIELD && self->reaches[p].blanks[part_of (self, group, p)] >> entry->numbers[p] & 1)
      return TRUE;
  return FALSE;
}

/* Of a field that is blank in this joint group. */
static Move
find_move (const CxEnrichment *self,
           const Entry        *entry,
           guint               group)
{
  Move move = { CX_N_TIERS, CX_N_TIERS, CX_N_TIERS, FALSE, FALSE };

  for (guint p = 0; p < self->n_profiles; p++)
    {
      const CxReaches *reaches = &self->reaches[p];
      guint part = part_of (self, group, p), now = reaches->depths[part];
      CxReach reach = { (guint8) now, (guint8) now };

      if (entry->numbers[p] != NO_FIELD && reaches->blanks[part] >> entry->numbers[p] & 1)
        reach = *cx_reaches_get (reaches, part, entry->numbers[p]);
      move.now = MIN (move.now, now);
      move.best = MIN (move.best, reach.best);
      move.worst = MIN (move.worst, reach.worst);
    }
  move.alone = move.best != move.now || move.worst != move.now;
  move.together = !move.alone && joins (self, entry, group, move.now);
  if (move.together)
    move.best = depth_all (self, group);
  return move;
}

static gboolean
is_top (const Move *move)
{
  return MIN (move->now, move->best) <= 2;
}

static void
count_move (CxEnrichField *field,
            const Move    *move,
            guint          size)
{
  field->blank += size;
  if (move->alone)
    {
      field->change += size;
      field->up += move->best < move->now ? size : 0;
      field->down += move->worst > move->now ? size : 0;
      field->top += is_top (move) ? size : 0;
    }
  if (move->together)
    {
      field->together += size;
      field->together_top += is_top (move) ? size : 0;
    }
}

/* Each blank field once, though several profiles may ask for it. */
static void
count_group (CxEnrichment *self,
             guint         group)
{
  guint size = self->joint.sizes[group];
  gboolean any = FALSE;

  for (guint p = 0; p < self->n_profiles; p++)
    for (guint32 blanks = self->reaches[p].blanks[part_of (self, group, p)]; blanks != 0; blanks &= blanks - 1)
      {
        Entry *entry = self->owned[p].of[__builtin_ctz (blanks)];
        Move move;

        if (is_blank (self, entry, group, p))
          continue;
        move = find_move (self, entry, group);
        count_move (&entry->field, &move, size);
        any = any || move.alone;
      }
  self->change += any ? size : 0;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const CxEnrichField *left = &(*(Entry *const *) a)->field, *right = &(*(Entry *const *) b)->field;
  const guint ours[] = { left->change, left->top, left->together, left->blank };
  const guint theirs[] = { right->change, right->top, right->together, right->blank };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (ours[i] != theirs[i])
      return ours[i] > theirs[i] ? -1 : 1;
  return 0;
}

CxEnrichment *
cx_enrichment_new (CxTiering     *tiering,
                   int            profile,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(CxEnrichment) self = NULL;

  g_return_val_if_fail (tiering != NULL && profile < (int) cx_tiering_get_n_profiles (tiering), NULL);

  self = g_new0 (CxEnrichment, 1);
  g_atomic_ref_count_init (&self->refs);
  self->tiering = cx_tiering_ref (tiering);
  self->n_profiles = profile < 0 ? cx_tiering_get_n_profiles (tiering) : 1;
  self->reaches = g_new0 (CxReaches, self->n_profiles + 1);
  self->owned = g_new0 (Entries, self->n_profiles + 1);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint p = 0; p < self->n_profiles; p++)
    {
      cx_reaches_init (&self->reaches[p], cx_tiering_get_profile (tiering, profile < 0 ? p : (guint) profile)->evaluation);
      add_fields (self, p);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (self->n_profiles == 1)
    take_groups (self);
  else if (!join_groups (self, cancellable, error))
    return NULL;
  if (self->n_profiles > 0)
    leave_out_pinned (self);
  for (guint g = 0; g < self->joint.n; g++)
    {
      count_group (self, g);
      if (g % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

/* An entry begins with its field. */
GPtrArray *
cx_enrichment_get_fields (CxEnrichment *self)
{
  return self->entries;
}

int
cx_enrichment_find_field (CxEnrichment *self,
                          const char   *text)
{
  g_autofree char *wanted = cx_text_fold (text, -1);
  int found = -1;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const CxEnrichField *field = self->entries->pdata[i];
      g_autofree char *label = cx_text_fold (field->label, -1);

      if ((g_str_equal (field->key, text) || g_str_equal (label, wanted)) && (found < 0 || field->in_data))
        found = (int) i;
    }
  return found;
}

guint
cx_enrichment_count_change (CxEnrichment *self)
{
  return self->change;
}

/* ── accounts to fill first ── */

/* A joint group that the field could move. @rank: 0 first; equal where only names tell accounts apart. */
typedef struct {
  guint  group, rank, size;
  Move   move;
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
    if (self->reaches[p].depths[part_of (self, group, p)] < self->reaches[best].depths[part_of (self, group, best)])
      best = p;
  mask = cx_evaluation_get_group_mask (self->reaches[best].evaluation, part_of (self, group, best), &size);
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
find_movers (const CxEnrichment *self,
             const Entry        *entry,
             guint               limit)
{
  GArray *movers = g_array_new (FALSE, FALSE, sizeof (Mover));
  guint enough = 0;

  for (guint g = 0; g < self->joint.n; g++)
    {
      Mover mover = { .group = g };

      if (!is_blank (self, entry, g, self->n_profiles))
        continue;
      mover.move = find_move (self, entry, g);
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
      guint mover = mover_of[group_of (self, a)];
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
