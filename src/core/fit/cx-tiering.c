/* The workspace's answer per account: its best tier over the ranked profiles. */
#include "cx-tiering.h"

#include "cx-text.h"

/* One byte an account says which profile gives the tier. */
#define MAX_PROFILES 255

struct _CxTiering {
  gatomicrefcount refs;
  CxColumns      *columns;
  gint32          reference_day;
  GPtrArray      *profiles; /* CxRanked */
  guint8         *segments; /* per account; NULL without profiles */
  CxFitCounts     counts;
};

static const CxFit no_fit;

static void
ranked_free (CxRanked *ranked)
{
  g_clear_pointer (&ranked->draft, cx_profile_unref);
  g_clear_pointer (&ranked->evaluation, cx_evaluation_unref);
  g_free (ranked);
}

CxTiering *
cx_tiering_ref (CxTiering *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_tiering_unref (CxTiering *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  cx_columns_unref (self->columns);
  g_ptr_array_unref (self->profiles);
  g_free (self->segments);
  g_free (self);
}

static CxEvaluation *
find_previous (CxTiering *previous,
               gint64     id)
{
  for (guint i = 0; previous && i < previous->profiles->len; i++)
    {
      const CxRanked *ranked = previous->profiles->pdata[i];

      if (ranked->id == id)
        return ranked->evaluation;
    }
  return NULL;
}

static CxEvaluation *
evaluate (CxTiering    *self,
          CxProfile    *profile,
          CxEvaluation *previous)
{
  if (previous != NULL && cx_evaluation_get_columns (previous) == self->columns &&
      cx_evaluation_get_reference_day (previous) == self->reference_day &&
      cx_profile_equal (cx_evaluation_get_profile (previous), profile))
    return cx_evaluation_ref (previous);
  return cx_evaluation_new (self->columns, profile, self->reference_day, previous);
}

static gboolean
add_profile (CxTiering          *self,
             const CxProfileRow *row,
             CxTiering          *previous,
             GError            **error)
{
  g_autofree char *where = g_strdup_printf ("profile “%s”", row->name);
  g_autoptr(CxProfile) draft = cx_profile_parse (row->document, -1, where, error);
  g_autoptr(CxProfile) published = NULL;
  CxRanked *ranked;

  if (draft == NULL)
    return FALSE;
  if (row->published != NULL)
    {
      published = cx_profile_parse (row->published, -1, where, error);
      if (published == NULL)
        return FALSE;
    }
  ranked = g_new0 (CxRanked, 1);
  ranked->id = row->id;
  ranked->rank = row->rank;
  ranked->version = row->version;
  ranked->published_day = row->published_day;
  ranked->evaluation = evaluate (self, published ? published : draft, find_previous (previous, row->id));
  ranked->draft = g_steal_pointer (&draft);
  g_ptr_array_add (self->profiles, ranked);
  return TRUE;
}

/* 1 for the bullseye … 4 for outside, so that smaller is better. */
static guint
depth_of (const CxTiering *self,
          guint            profile,
          guint            account)
{
  const CxRanked *ranked = self->profiles->pdata[profile];
  guint8 tier = cx_evaluation_get_fit (ranked->evaluation, account)->tier;

  return tier == CX_TIER_OUTSIDE ? CX_N_TIERS : tier;
}

static guint8
find_segment (const CxTiering *self,
              guint            account)
{
  guint best = depth_of (self, 0, account);
  guint8 segment = 0;

  for (guint i = 1; i < self->profiles->len && best > 1; i++)
    {
      guint depth = depth_of (self, i, account);

      if (depth < best)
        {
          best = depth;
          segment = (guint8) i;
        }
    }
  return segment;
}

static void
count_fit (CxFitCounts *counts,
           const CxFit *fit)
{
  counts->accounts++;
  counts->tiers[fit->tier]++;
  counts->needs_data += (fit->flags & CX_FLAG_NEEDS_DATA) != 0;
  counts->could_move += (fit->flags & CX_FLAG_COULD_MOVE) != 0;
  counts->capped += (fit->flags & CX_FLAG_CAPPED) != 0;
}

static void
find_segments (CxTiering *self)
{
  guint n = cx_columns_get_n_accounts (self->columns);

  if (self->profiles->len == 0)
    {
      self->counts.accounts = self->counts.tiers[CX_TIER_OUTSIDE] = n;
      return;
    }
  self->segments = g_new (guint8, n + 1);
  for (guint a = 0; a < n; a++)
    {
      self->segments[a] = find_segment (self, a);
      count_fit (&self->counts, cx_tiering_get_fit (self, a));
    }
}

CxTiering *
cx_tiering_load (CxStore   *store,
                 CxColumns *columns,
                 gint32     reference_day,
                 CxTiering *previous,
                 GError   **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  g_autoptr(CxTiering) self = NULL;

  if (rows == NULL)
    return NULL;
  self = g_new0 (CxTiering, 1);
  g_atomic_ref_count_init (&self->refs);
  self->columns = cx_columns_ref (columns);
  self->reference_day = reference_day;
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) ranked_free);
  for (guint i = 0; i < MIN (rows->len, MAX_PROFILES); i++)
    if (!add_profile (self, rows->pdata[i], previous, error))
      return NULL;
  find_segments (self);
  return g_steal_pointer (&self);
}

CxColumns *
cx_tiering_get_columns (CxTiering *self)
{
  return self->columns;
}

guint
cx_tiering_get_n_profiles (CxTiering *self)
{
  return self->profiles->len;
}

const CxRanked *
cx_tiering_get_profile (CxTiering *self,
                        guint      i)
{
  g_return_val_if_fail (i < self->profiles->len, NULL);

  return self->profiles->pdata[i];
}

const CxRanked *
cx_tiering_find_id (CxTiering *self,
                    gint64     id)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      const CxRanked *ranked = self->profiles->pdata[i];

      if (ranked->id == id)
        return ranked;
    }
  return NULL;
}

const CxRanked *
cx_tiering_find_profile (CxTiering  *self,
                         const char *name)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  wanted = cx_text_fold (name, -1);
  for (guint i = 0; i < self->profiles->len; i++)
    {
      const CxRanked *ranked = self->profiles->pdata[i];
      g_autofree char *folded = cx_text_fold (cx_profile_get_name (ranked->draft), -1);

      if (g_str_equal (folded, wanted))
        return ranked;
    }
  return NULL;
}

int
cx_tiering_get_segment (CxTiering *self,
                        guint      account)
{
  g_return_val_if_fail (account < cx_columns_get_n_accounts (self->columns), -1);

  return self->segments ? self->segments[account] : -1;
}

const CxFit *
cx_tiering_get_fit (CxTiering *self,
                    guint      account)
{
  const CxRanked *ranked;

  g_return_val_if_fail (account < cx_columns_get_n_accounts (self->columns), NULL);

  if (self->segments == NULL)
    return &no_fit;
  ranked = self->profiles->pdata[self->segments[account]];
  return cx_evaluation_get_fit (ranked->evaluation, account);
}

const CxFitCounts *
cx_tiering_get_counts (CxTiering *self)
{
  return &self->counts;
}
