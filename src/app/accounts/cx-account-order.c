/* In which order accounts are shown: ranks of texts once, then one stable sort of numbers. */
#include "cx-account-order.h"

#include "cx-account-data.h"
#include "cx-order.h"

#include <math.h>
#include <string.h>

/* What can be ordered by, beside fields. */
static const char *const orders[] = { "name", "tier", "fit", "high", "stage", "best", "segment", NULL };

struct _CxAccountIndex {
  gatomicrefcount refs;
  CxTiering      *tiering;
  int             profile;
  guint32        *rows;    /* in the default order */
};

/* Tier 1 first, outside last; inside a tier the best fit first: one number, ties by name. */
static guint32 *
find_rows (CxSnapshot *snapshot,
           int         profile)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  const guint32 *names = cx_columns_get_name_ranks (columns);
  guint n = cx_columns_get_n_accounts (columns);
  g_autofree CxOrderItem *items = g_new (CxOrderItem, n + 1);
  guint32 *rows = g_new (guint32, n + 1);

  for (guint a = 0; a < n; a++)
    {
      const CxFit *fit = cx_account_fit (snapshot, profile, a);
      guint tier = fit->tier == CX_TIER_OUTSIDE ? CX_N_TIERS : fit->tier;

      items[names[a]] = (CxOrderItem) { cx_order_key (tier * 1000.0 - fit->low, FALSE), a };
    }
  cx_order_sort (items, n);
  for (guint i = 0; i < n; i++)
    rows[i] = items[i].row;
  return rows;
}

CxAccountIndex *
cx_account_index_ref (CxAccountIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_account_index_unref (CxAccountIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  cx_tiering_unref (self->tiering);
  g_free (self->rows);
  g_free (self);
}

CxAccountIndex *
cx_account_index_new (CxSnapshot     *snapshot,
                      int             profile,
                      CxAccountIndex *previous)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  CxAccountIndex *self;

  if (previous != NULL && previous->tiering == tiering && previous->profile == profile)
    return cx_account_index_ref (previous);
  self = g_new0 (CxAccountIndex, 1);
  g_atomic_ref_count_init (&self->refs);
  self->tiering = cx_tiering_ref (tiering);
  self->profile = profile;
  self->rows = find_rows (snapshot, profile);
  return self;
}

static double
fit_key (CxSnapshot *snapshot,
         int         profile,
         guint       account,
         const char *by)
{
  const CxFit *fit = cx_account_fit (snapshot, profile, account);

  if (strcmp (by, "tier") == 0 || strcmp (by, "best") == 0)
    return fit->tier == CX_TIER_OUTSIDE ? CX_N_TIERS : fit->tier;
  return strcmp (by, "high") == 0 ? fit->high : fit->low;
}

static double
stage_key (CxJourney *journey,
           guint      account)
{
  guint8 stage = cx_journey_get_current (journey, account);

  return stage == CX_NO_STAGE ? NAN : stage;
}

static double
segment_key (CxTiering *tiering,
             guint      account)
{
  int segment = cx_tiering_get_segment (tiering, account);

  return segment < 0 ? NAN : segment;
}

static double
text_key (const CxColumn *column,
          const guint32  *rank,
          guint           account)
{
  if (column->codes != NULL)
    return cx_column_code (column, account) == CX_NO_CODE ? NAN : rank[cx_column_code (column, account)];
  return column->offsets[account] == column->offsets[account + 1] ? NAN : rank[column->items[column->offsets[account]]];
}

static void
set_field_keys (CxOrderItem    *items,
                guint           n,
                const CxColumn *column,
                gboolean        descending)
{
  const guint32 *rank = column->texts != NULL ? cx_column_get_ranks (column) : NULL;

  for (guint i = 0; i < n; i++)
    items[i].key = cx_order_key (rank ? text_key (column, rank, items[i].row) : cx_account_number (column, items[i].row), descending);
}

static void
set_keys (CxOrderItem *items,
          guint        n,
          CxSnapshot  *snapshot,
          int          profile,
          const char  *by,
          gboolean     descending)
{
  const guint32 *names = cx_columns_get_name_ranks (cx_snapshot_get_columns (snapshot));
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  int of = strcmp (by, "best") == 0 ? -1 : profile;

  for (guint i = 0; i < n; i++)
    {
      guint a = items[i].row;
      double key = strcmp (by, "name") == 0      ? names[a]
                   : strcmp (by, "stage") == 0   ? stage_key (journey, a)
                   : strcmp (by, "segment") == 0 ? segment_key (tiering, a)
                                                 : fit_key (snapshot, of, a, by);

      items[i].key = cx_order_key (key, descending);
    }
}

GArray *
cx_account_order_new (CxAccountIndex *index,
                      CxSnapshot     *snapshot,
                      int             profile,
                      const guint8   *found,
                      const char     *by,
                      gboolean        descending)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  guint n_accounts = cx_columns_get_n_accounts (columns), n = 0;
  const CxColumn *column = by != NULL && g_str_has_prefix (by, "field:") ? cx_columns_find (columns, by + strlen ("field:")) : NULL;
  g_autofree CxOrderItem *items = g_new (CxOrderItem, n_accounts + 1);
  GArray *rows;

  /* The order of names is known. */
  if (column != NULL && g_strcmp0 (column->field->role, "name") == 0)
    {
      column = NULL;
      by = "name";
    }
  for (guint i = 0; i < n_accounts; i++)
    if (found[index->rows[i]])
      items[n++] = (CxOrderItem) { 0, index->rows[i] };
  if (column != NULL)
    set_field_keys (items, n, column, descending);
  else if (by != NULL && g_strv_contains (orders, by))
    set_keys (items, n, snapshot, profile, by, descending);
  cx_order_sort (items, n);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_array_set_size (rows, n);
  for (guint i = 0; i < n; i++)
    g_array_index (rows, guint, i) = items[i].row;
  return rows;
}
