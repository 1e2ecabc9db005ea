/* In which order accounts are shown: ranks of texts once, then one sort of small keys. */
#include "cx-account-order.h"

#include "cx-account-data.h"

#include <math.h>
#include <string.h>

/* Of the accounts alone. */
typedef struct {
  CxColumns *columns;
  CxSearch  *search;
  guint32   *rank;    /* by name, then key */
} Names;

struct _CxAccountIndex {
  gatomicrefcount refs;
  Names          *names;
  CxTiering      *tiering;
  int             profile;
  guint32        *place;   /* in the default order */
};

/* A row with what it is ordered by; missing is infinite. */
typedef struct {
  double  key;
  guint32 place;
  guint32 row;
} Item;

typedef struct {
  char       *key;
  const char *tie;
  guint32     row;
} Word;

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  if (order == 0)
    order = strcmp (x->tie, y->tie);
  return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

/* Ranks as a reader of the user's language expects them. @words is used up. */
static guint32 *
rank_words (Word *words,
            guint n)
{
  guint32 *rank = g_new (guint32, n + 1);

  qsort (words, n, sizeof (Word), compare_words);
  for (guint i = 0; i < n; i++)
    {
      rank[words[i].row] = i;
      g_free (words[i].key);
    }
  g_free (words);
  return rank;
}

static guint32 *
rank_texts (char *const *texts,
            guint        n)
{
  Word *words = g_new (Word, n + 1);

  for (guint i = 0; i < n; i++)
    words[i] = (Word) { g_utf8_collate_key (texts[i], -1), texts[i], i };
  return rank_words (words, n);
}

static guint32 *
rank_names (CxColumns *columns)
{
  guint n = cx_columns_get_n_accounts (columns);
  Word *words = g_new (Word, n + 1);

  for (guint a = 0; a < n; a++)
    words[a] = (Word) { g_utf8_collate_key (cx_columns_get_name (columns, a), -1), cx_columns_get_key (columns, a), a };
  return rank_words (words, n);
}

static Names *
names_new (CxColumns *columns)
{
  Names *self = g_atomic_rc_box_new0 (Names);

  self->columns = cx_columns_ref (columns);
  self->search = cx_search_new (columns);
  self->rank = rank_names (columns);
  return self;
}

static void
names_clear (gpointer data)
{
  Names *self = data;

  cx_search_free (self->search);
  g_free (self->rank);
  cx_columns_unref (self->columns);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Tier 1 first, outside last; inside a tier the best fit first: one number, ties by name. */
static guint32 *
find_places (CxSnapshot    *snapshot,
             int            profile,
             const guint32 *names)
{
  guint n = cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot));
  g_autofree Item *items = g_new (Item, n + 1);
  guint32 *place = g_new (guint32, n + 1);

  for (guint a = 0; a < n; a++)
    {
      const CxFit *fit = cx_account_fit (snapshot, profile, a);
      guint tier = fit->tier == CX_TIER_OUTSIDE ? CX_N_TIERS : fit->tier;

      items[a] = (Item) { tier * 1000.0 - fit->low, names[a], a };
    }
  qsort (items, n, sizeof (Item), compare_items);
  for (guint i = 0; i < n; i++)
    place[items[i].row] = i;
  return place;
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
  g_atomic_rc_box_release_full (self->names, names_clear);
  cx_tiering_unref (self->tiering);
  g_free (self->place);
  g_free (self);
}

CxAccountIndex *
cx_account_index_new (CxSnapshot     *snapshot,
                      int             profile,
                      CxAccountIndex *previous)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  CxAccountIndex *self;

  if (previous != NULL && previous->names->columns == columns && previous->tiering == tiering && previous->profile == profile)
    return cx_account_index_ref (previous);
  self = g_new0 (CxAccountIndex, 1);
  g_atomic_ref_count_init (&self->refs);
  self->names = previous != NULL && previous->names->columns == columns ? g_atomic_rc_box_acquire (previous->names)
                                                                        : names_new (columns);
  self->tiering = cx_tiering_ref (tiering);
  self->profile = profile;
  self->place = find_places (snapshot, profile, self->names->rank);
  return self;
}

CxSearch *
cx_account_index_get_search (CxAccountIndex *self)
{
  return self->names->search;
}

static double
fit_key (CxSnapshot *snapshot,
         int         profile,
         guint       account,
         const char *by)
{
  const CxFit *fit = cx_account_fit (snapshot, profile, account);

  if (strcmp (by, "tier") == 0)
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

static void
set_field_keys (Item           *items,
                guint           n,
                const CxColumn *column)
{
  g_autofree guint32 *rank = column->texts != NULL ? rank_texts (column->texts, column->n_texts) : NULL;

  for (guint i = 0; i < n; i++)
    {
      guint a = items[i].row;

      if (column->codes != NULL)
        items[i].key = column->codes[a] == CX_NO_CODE ? NAN : rank[column->codes[a]];
      else if (column->offsets != NULL)
        items[i].key = column->offsets[a] == column->offsets[a + 1] ? NAN : rank[column->items[column->offsets[a]]];
      else
        items[i].key = cx_account_number (column, a);
    }
}

static void
set_keys (Item           *items,
          guint           n,
          CxAccountIndex *index,
          CxSnapshot     *snapshot,
          int             profile,
          const char     *by)
{
  const CxColumn *column = g_str_has_prefix (by, "field:")
                             ? cx_columns_find (cx_snapshot_get_columns (snapshot), by + strlen ("field:")) : NULL;

  if (column != NULL)
    set_field_keys (items, n, column);
  else if (strcmp (by, "name") == 0)
    for (guint i = 0; i < n; i++)
      items[i].key = index->names->rank[items[i].row];
  else if (strcmp (by, "stage") == 0)
    for (guint i = 0; i < n; i++)
      items[i].key = stage_key (cx_snapshot_get_journey (snapshot), items[i].row);
  else if (strcmp (by, "segment") == 0)
    for (guint i = 0; i < n; i++)
      items[i].key = segment_key (cx_snapshot_get_tiering (snapshot), items[i].row);
  else if (strcmp (by, "best") == 0)
    for (guint i = 0; i < n; i++)
      items[i].key = fit_key (snapshot, -1, items[i].row, "tier");
  else if (g_strv_contains ((const char *[]) { "tier", "fit", "high", NULL }, by))
    for (guint i = 0; i < n; i++)
      items[i].key = fit_key (snapshot, profile, items[i].row, by);
}

GArray *
cx_account_order_new (CxAccountIndex *index,
                      CxSnapshot     *snapshot,
                      int             profile,
                      const guint8   *found,
                      const char     *by,
                      gboolean        descending)
{
  guint n_accounts = cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot));
  g_autofree Item *items = g_new (Item, n_accounts + 1);
  GArray *rows;
  guint n = 0;

  for (guint a = 0; a < n_accounts; a++)
    if (found[a])
      items[n++] = (Item) { 0, index->place[a], a };
  if (by != NULL)
    set_keys (items, n, index, snapshot, profile, by);
  for (guint i = 0; i < n; i++)
    items[i].key = isnan (items[i].key) ? INFINITY : descending ? -items[i].key : items[i].key;
  qsort (items, n, sizeof (Item), compare_items);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (rows, items[i].row);
  return rows;
}
