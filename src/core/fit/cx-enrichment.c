/* The enrichment list, worked out once per group of accounts that have equal verdicts under every profile. */
#include "cx-enrichment-private.h"

#include "cx-groups.h"
#include "cx-text.h"

#include <string.h>

static void
entry_free (CxEnrichEntry *entry)
{
  g_free (entry->field.key);
  g_free (entry->field.label);
  g_free (entry->numbers);
  g_array_unref (entry->asks);
  cx_answers_free (entry->answers);
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
join_groups (CxEnrichment *self,
             GCancellable *cancellable,
             GError      **error)
{
  guint n = cx_columns_get_n_accounts (cx_tiering_get_columns (self->tiering));
  CxJointGroups *joint = &self->joint;

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

/* Accounts that are pinned keep their tier, whatever is filled: they count nowhere. */
static void
leave_out_pinned (CxEnrichment *self)
{
  for (guint i = 0; i < cx_tiering_get_n_pinned (self->tiering); i++)
    self->joint.sizes[cx_enrichment_group_of (self, cx_tiering_get_pinned (self->tiering, i))]--;
}

/* ── the fields ── */

static CxEnrichEntry *
find_entry (CxEnrichment *self,
            const char   *key,
            gboolean      in_data)
{
  const CxColumn *column = cx_columns_find (cx_tiering_get_columns (self->tiering), key);
  CxEnrichEntry *entry;

  for (guint i = 0; i < self->entries->len; i++)
    {
      entry = self->entries->pdata[i];
      if (entry->field.in_data == in_data && g_str_equal (entry->field.key, key))
        return entry;
    }
  entry = g_new0 (CxEnrichEntry, 1);
  entry->field.key = g_strdup (key);
  entry->field.label = g_strdup (column ? column->field->label : key);
  entry->field.in_data = in_data;
  entry->numbers = g_malloc (self->n_profiles);
  memset (entry->numbers, CX_NO_FIELD, self->n_profiles);
  entry->asks = g_array_new (FALSE, FALSE, sizeof (CxAsk));
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
      CxEnrichEntry *entry = find_entry (self, criterion->field ? criterion->field : "", cx_evaluation_is_searchable (reaches->evaluation, i));
      CxAsk ask = { profile, i, criterion };

      entry->n_askers += entry->numbers[profile] == CX_NO_FIELD;
      entry->numbers[profile] = reaches->field_of[i];
      g_array_append_val (entry->asks, ask);
      self->owned[profile][reaches->field_of[i]] = entry;
    }
}

static void
find_answers (CxEnrichment *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      CxEnrichEntry *entry = self->entries->pdata[i];
      const CxColumn *column = entry->field.in_data ? cx_columns_find (cx_tiering_get_columns (self->tiering), entry->field.key) : NULL;

      entry->answers = cx_answers_new (entry->asks, self->n_profiles, entry->field.key, column ? column->field : NULL,
                                       cx_evaluation_get_reference_day (self->reaches[0].evaluation));
      for (guint p = 0; p < self->n_profiles; p++)
        if (entry->numbers[p] != CX_NO_FIELD)
          self->reaches[p].answers[entry->numbers[p]] = entry->answers;
    }
}

/* ── what filling does ── */

static guint
depth_all (const CxEnrichment *self,
           guint               group)
{
  guint best = CX_N_TIERS;

  for (guint p = 0; p < self->n_profiles; p++)
    best = MIN (best, self->reaches[p].all[cx_enrichment_part_of (self, group, p)]);
  return best;
}

static gboolean
joins (const CxEnrichment  *self,
       const CxEnrichEntry *entry,
       guint                group,
       guint                now)
{
  for (guint p = 0; p < self->n_profiles; p++)
    {
      const CxReaches *reaches = &self->reaches[p];
      guint part = cx_enrichment_part_of (self, group, p);

      if (entry->numbers[p] != CX_NO_FIELD && reaches->all[part] < now && cx_reaches_joins (reaches, part, entry->numbers[p], now - 1))
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_enrichment_is_blank (const CxEnrichment  *self,
                        const CxEnrichEntry *entry,
                        guint                group,
                        guint                n)
{
  for (guint p = 0; p < n; p++)
    if (entry->numbers[p] != CX_NO_FIELD && self->reaches[p].blanks[cx_enrichment_part_of (self, group, p)] >> entry->numbers[p] & 1)
      return TRUE;
  return FALSE;
}

/* The tier once the field is filled with one value under every profile; FALSE when that gainsays what a range of it says. */
static gboolean
fill_all (const CxEnrichment  *self,
          const CxEnrichEntry *entry,
          guint                group,
          guint                answer,
          guint               *depth)
{
  *depth = CX_N_TIERS;
  for (guint p = 0; p < self->n_profiles; p++)
    {
      guint part = cx_enrichment_part_of (self, group, p);
      guint8 here = self->reaches[p].depths[part];

      if (entry->numbers[p] != CX_NO_FIELD && !cx_reaches_fill (&self->reaches[p], part, entry->numbers[p], answer, &here))
        return FALSE;
      *depth = MIN (*depth, here);
    }
  return TRUE;
}

/* Several profiles ask for the field: one value answers them all, and what is worst for one may be best for another. */
static void
narrow_move (const CxEnrichment  *self,
             const CxEnrichEntry *entry,
             guint                group,
             CxEnrichMove        *move)
{
  guint n = 0, depth;

  for (guint p = 0; p < self->n_profiles; p++)
    if (entry->numbers[p] != CX_NO_FIELD)
      n = MAX (n, cx_reaches_count_answers (&self->reaches[p], cx_enrichment_part_of (self, group, p), entry->numbers[p]));
  move->best = CX_N_TIERS;
  move->worst = 0;
  for (guint i = 0; i < n; i++)
    if (fill_all (self, entry, group, i, &depth))
      {
        move->best = MIN (move->best, depth);
        move->worst = MAX (move->worst, depth);
      }
}

CxEnrichMove
cx_enrichment_find_move (const CxEnrichment  *self,
                         const CxEnrichEntry *entry,
                         guint                group)
{
  CxEnrichMove move = { CX_N_TIERS, CX_N_TIERS, CX_N_TIERS, FALSE, FALSE };

  for (guint p = 0; p < self->n_profiles; p++)
    {
      const CxReaches *reaches = &self->reaches[p];
      guint part = cx_enrichment_part_of (self, group, p), now = reaches->depths[part];
      CxReach reach = { (guint8) now, (guint8) now };

      if (entry->numbers[p] != CX_NO_FIELD && reaches->blanks[part] >> entry->numbers[p] & 1)
        reach = *cx_reaches_get (reaches, part, entry->numbers[p]);
      move.now = MIN (move.now, now);
      move.best = MIN (move.best, reach.best);
      move.worst = MIN (move.worst, reach.worst);
    }
  if (entry->n_askers > 1 && move.best != move.worst)
    narrow_move (self, entry, group, &move);
  move.alone = move.best != move.now || move.worst != move.now;
  move.together = !move.alone && joins (self, entry, group, move.now);
  if (move.together)
    move.best = depth_all (self, group);
  return move;
}

static gboolean
is_top (const CxEnrichMove *move)
{
  return MIN (move->now, move->best) <= 2;
}

static void
count_move (CxEnrichField      *field,
            const CxEnrichMove *move,
            guint               size)
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
    for (guint32 blanks = self->reaches[p].blanks[cx_enrichment_part_of (self, group, p)]; blanks != 0; blanks &= blanks - 1)
      {
        CxEnrichEntry *entry = self->owned[p][__builtin_ctz (blanks)];
        CxEnrichMove move;

        if (cx_enrichment_is_blank (self, entry, group, p))
          continue;
        move = cx_enrichment_find_move (self, entry, group);
        count_move (&entry->field, &move, size);
        any = any || move.alone;
      }
  self->change += any ? size : 0;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const CxEnrichField *left = &(*(CxEnrichEntry *const *) a)->field, *right = &(*(CxEnrichEntry *const *) b)->field;
  const guint ours[] = { left->change, left->top, left->together, left->blank };
  const guint theirs[] = { right->change, right->top, right->together, right->blank };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (ours[i] != theirs[i])
      return ours[i] > theirs[i] ? -1 : 1;
  return 0;
}

CxEnrichment *
cx_enrichment_new (CxTiering    *tiering,
                   int           profile,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr(CxEnrichment) self = NULL;

  g_return_val_if_fail (tiering != NULL && profile < (int) cx_tiering_get_n_profiles (tiering), NULL);

  self = g_new0 (CxEnrichment, 1);
  g_atomic_ref_count_init (&self->refs);
  self->tiering = cx_tiering_ref (tiering);
  self->n_profiles = profile < 0 ? cx_tiering_get_n_profiles (tiering) : 1;
  self->reaches = g_new0 (CxReaches, self->n_profiles + 1);
  self->owned = g_malloc0_n (self->n_profiles + 1, sizeof *self->owned);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint p = 0; p < self->n_profiles; p++)
    {
      cx_reaches_init (&self->reaches[p], cx_tiering_get_profile (tiering, profile < 0 ? p : (guint) profile)->evaluation, p);
      add_fields (self, p);
    }
  find_answers (self);
  for (guint p = 0; p < self->n_profiles; p++)
    {
      cx_reaches_run (&self->reaches[p]);
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
