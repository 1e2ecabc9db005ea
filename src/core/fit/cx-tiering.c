/* The workspace's answer per account: the tier that a person pinned, else the best over the ranked profiles. */
#include "cx-tiering.h"

#include "cx-row-index.h"
#include "cx-text.h"

/* One byte an account says which profile gives the tier. */
#define MAX_PROFILES 255

struct _CxTiering {
  gatomicrefcount refs;
  CxColumns      *columns;
  gint32          reference_day;
  GPtrArray      *profiles; /* CxRanked */
  guint8         *segments; /* per account, shared by all that differ in pins only; NULL without profiles */
  CxFitCounts     scored;   /* without pins */

  CxPins         *pins;
  CxRowIndex     *pinned;   /* places among the pins */
  CxFit          *fits;     /* of pin i under profile p at p · pins + i; without profiles as if there were one */
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
  g_clear_pointer (&self->segments, g_atomic_rc_box_release);
  g_clear_pointer (&self->pins, cx_pins_unref);
  g_clear_pointer (&self->pinned, cx_row_index_free);
  g_free (self->fits);
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

/* @by: 1, or -1 to take it out again. */
static void
count_fit (CxFitCounts *counts,
           const CxFit *fit,
           int          by)
{
  counts->accounts += by;
  counts->tiers[fit->tier] += by;
  counts->needs_data += (fit->flags & CX_FLAG_NEEDS_DATA) != 0 ? by : 0;
  counts->could_move += (fit->flags & CX_FLAG_COULD_MOVE) != 0 ? by : 0;
  counts->capped += (fit->flags & CX_FLAG_CAPPED) != 0 ? by : 0;
  counts->pinned += (fit->flags & CX_FLAG_PINNED) != 0 ? by : 0;
}

static void
find_segments (CxTiering *self)
{
  guint n = cx_columns_get_n_accounts (self->columns);

  if (self->profiles->len == 0)
    {
      self->scored.accounts = self->scored.tiers[CX_TIER_OUTSIDE] = n;
      return;
    }
  self->segments = g_atomic_rc_box_alloc (n + 1);
  for (guint a = 0; a < n; a++)
    {
      self->segments[a] = find_segment (self, a);
      count_fit (&self->scored, cx_tiering_get_scored_fit (self, -1, a), 1);
    }
}

/* ── pins ── */

static CxFit
pinned_fit (const CxFit *scored,
            guint8       tier)
{
  CxFit fit = *scored;

  fit.tier = fit.high_tier = tier;
  fit.flags &= ~(CX_FLAG_COULD_MOVE | CX_FLAG_CAPPED);
  fit.flags |= CX_FLAG_PINNED;
  return fit;
}

/* Takes @pins. */
static void
apply_pins (CxTiering *self,
            CxPins    *pins)
{
  guint n = cx_pins_get_n (pins), n_profiles = MAX (self->profiles->len, 1);

  self->pins = pins;
  self->counts = self->scored;
  self->pinned = cx_row_index_new (self->columns, n);
  self->fits = g_new (CxFit, (gsize) n * n_profiles + 1);
  for (guint i = 0; i < n; i++)
    cx_row_index_add (self->pinned, cx_pins_get (pins, i)->account, i);
  for (guint k = 0; k < self->pinned->n; k++)
    {
      guint account = self->pinned->rows[k], i = self->pinned->places[k];

      for (guint p = 0; p < n_profiles; p++)
        self->fits[(gsize) p * n + i] = pinned_fit (cx_tiering_get_scored_fit (self, (int) p, account), cx_pins_get (pins, i)->tier);
      count_fit (&self->counts, cx_tiering_get_scored_fit (self, -1, account), -1);
      count_fit (&self->counts, cx_tiering_get_fit (self, account), 1);
    }
}

static CxTiering *
tiering_new (CxColumns *columns,
             gint32     reference_day,
             GPtrArray *profiles)
{
  CxTiering *self = g_new0 (CxTiering, 1);

  g_atomic_ref_count_init (&self->refs);
  self->columns = cx_columns_ref (columns);
  self->reference_day = reference_day;
  self->profiles = profiles;
  return self;
}

CxTiering *
cx_tiering_load (CxStore   *store,
                 CxColumns *columns,
                 gint32     reference_day,
                 CxTiering *previous,
                 GError   **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  g_autoptr(CxPins) pins = rows ? cx_pins_load (store, error) : NULL;
  g_autoptr(CxTiering) self = NULL;

  if (pins == NULL)
    return NULL;
  self = tiering_new (columns, reference_day, g_ptr_array_new_with_free_func ((GDestroyNotify) ranked_free));
  for (guint i = 0; i < MIN (rows->len, MAX_PROFILES); i++)
    if (!add_profile (self, rows->pdata[i], previous, error))
      return NULL;
  find_segments (self);
  apply_pins (self, g_steal_pointer (&pins));
  return g_steal_pointer (&self);
}

CxFit
cx_tiering_get_fit_by (CxTiering    *self,
                       CxEvaluation *evaluation,
                       guint         account)
{
  const CxFit *scored = cx_evaluation_get_fit (evaluation, account);

  return cx_row_index_has (self->pinned, account) ? pinned_fit (scored, cx_tiering_get_pin (self, account)->tier) : *scored;
}

void
cx_tiering_count_by (CxTiering    *self,
                     CxEvaluation *evaluation,
                     CxFitCounts  *counts)
{
  *counts = *cx_evaluation_get_counts (evaluation);
  for (guint k = 0; k < self->pinned->n; k++)
    {
      guint account = self->pinned->rows[k];
      CxFit fit = cx_tiering_get_fit_by (self, evaluation, account);

      count_fit (counts, cx_evaluation_get_fit (evaluation, account), -1);
      count_fit (counts, &fit, 1);
    }
}

static gboolean
is_in_force (const CxRanked     *ranked,
             const CxProfileRow *row)
{
  g_autoptr(CxProfile) profile = cx_profile_parse (row->published ? row->published : row->document, -1, row->name, NULL);

  return profile != NULL && ranked->id == row->id && ranked->version == row->version &&
         cx_profile_equal (cx_evaluation_get_profile (ranked->evaluation), profile);
}

gboolean
cx_tiering_is_current (CxTiering *self,
                       CxStore   *store,
                       gboolean  *current,
                       GError   **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);

  if (rows == NULL)
    return FALSE;
  *current = MIN (rows->len, MAX_PROFILES) == self->profiles->len;
  for (guint i = 0; i < self->profiles->len && *current; i++)
    *current = is_in_force (self->profiles->pdata[i], rows->pdata[i]);
  return TRUE;
}

CxTiering *
cx_tiering_with_pins (CxTiering *self,
                      CxPins    *pins)
{
  CxTiering *other;

  g_return_val_if_fail (self != NULL && pins != NULL, NULL);

  other = tiering_new (self->columns, self->reference_day, g_ptr_array_ref (self->profiles));
  other->segments = self->segments ? g_atomic_rc_box_acquire (self->segments) : NULL;
  other->scored = self->scored;
  apply_pins (other, cx_pins_ref (pins));
  return other;
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
cx_tiering_get_scored_fit (CxTiering *self,
                           int        profile,
                           guint      account)
{
  const CxRanked *ranked;

  g_return_val_if_fail (account < cx_columns_get_n_accounts (self->columns), &no_fit);

  if (self->segments == NULL)
    return &no_fit;
  g_return_val_if_fail (profile < (int) self->profiles->len, &no_fit);
  ranked = self->profiles->pdata[profile < 0 ? self->segments[account] : profile];
  return cx_evaluation_get_fit (ranked->evaluation, account);
}

const CxFit *
cx_tiering_get_fit_under (CxTiering *self,
                          int        profile,
                          guint      account)
{
  g_return_val_if_fail (account < cx_columns_get_n_accounts (self->columns), &no_fit);

  if (!cx_row_index_has (self->pinned, account))
    return cx_tiering_get_scored_fit (self, profile, account);
  if (profile < 0)
    profile = self->segments ? self->segments[account] : 0;
  return &self->fits[(gsize) profile * cx_pins_get_n (self->pins) + cx_row_index_find (self->pinned, account)];
}

const CxFit *
cx_tiering_get_fit (CxTiering *self,
                    guint      account)
{
  return cx_tiering_get_fit_under (self, -1, account);
}

const CxFitCounts *
cx_tiering_get_counts (CxTiering *self)
{
  return &self->counts;
}

CxPins *
cx_tiering_get_pins (CxTiering *self)
{
  return self->pins;
}

const CxPin *
cx_tiering_get_pin (CxTiering *self,
                    guint      account)
{
  g_return_val_if_fail (account < cx_columns_get_n_accounts (self->columns), NULL);

  return cx_row_index_has (self->pinned, account) ? cx_pins_get (self->pins, cx_row_index_find (self->pinned, account)) : NULL;
}

guint
cx_tiering_get_n_pinned (CxTiering *self)
{
  return self->pinned->n;
}

guint
cx_tiering_get_pinned (CxTiering *self,
                       guint      i)
{
  g_return_val_if_fail (i < self->pinned->n, 0);

  return self->pinned->rows[i];
}

guint
cx_tiering_count_pinned (CxTiering *self,
                         int        profile,
                         guint     *differ)
{
  guint n = 0, others = 0;

  for (guint k = 0; k < self->pinned->n; k++)
    {
      guint account = self->pinned->rows[k];

      if (profile >= 0 && profile != cx_tiering_get_segment (self, account))
        continue;
      n++;
      others += cx_tiering_get_scored_fit (self, -1, account)->tier != cx_tiering_get_fit (self, account)->tier;
    }
  if (differ != NULL)
    *differ = others;
  return n;
}
