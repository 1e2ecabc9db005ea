/* The deals of accounts, what they come to, and what was declined. */
#include "cx-deal.h"

#include "cx-record-table.h"
#include "cx-stats.h"

#include <math.h>
#include <string.h>

#define MIXED "mixed"

void
cx_deal_free (CxDeal *self)
{
  if (self == NULL)
    return;
  g_free (self->account_key);
  g_free (self->record_id);
  g_free (self->name);
  g_free (self->currency);
  g_free (self->stage);
  g_free (self->pipeline);
  g_free (self->reason);
  g_free (self->owner);
  g_free (self->type);
  g_free (self);
}

void
cx_deal_rate_free (CxDealRate *self)
{
  if (self == NULL)
    return;
  g_free (self->group);
  g_free (self->currency);
  g_free (self);
}

/* ── reading ────────────────────────────────────────────────────────────── */

static CxOutcome
outcome_of_name (const char *name)
{
  for (CxOutcome i = CX_OUTCOME_OPEN; i <= CX_OUTCOME_LOST; i++)
    if (g_strcmp0 (cx_outcome_get_name (i), name) == 0)
      return i;
  return CX_OUTCOME_UNKNOWN;
}

static gint32
read_day (CxStatement *row,
          int          column)
{
  return cx_statement_is_null (row, column) ? G_MININT32 : (gint32) cx_statement_get_int (row, column);
}

static CxDeal *
read_deal (CxStatement       *row,
           const CxDealWords *words)
{
  CxDeal *deal = g_new0 (CxDeal, 1);

  deal->id = cx_statement_get_int (row, 0);
  deal->account = cx_statement_get_int (row, 1);
  deal->account_key = g_strdup (cx_statement_get_text (row, 2));
  deal->record_id = g_strdup (cx_statement_get_text (row, 3));
  deal->name = g_strdup (cx_statement_get_text (row, 4));
  deal->amount = cx_statement_get_double (row, 5);
  deal->currency = g_strdup (cx_statement_get_text (row, 6));
  deal->stage = g_strdup (cx_statement_get_text (row, 7));
  deal->outcome = outcome_of_name (cx_statement_get_text (row, 8));
  deal->pipeline = g_strdup (cx_statement_get_text (row, 9));
  deal->created = read_day (row, 10);
  deal->closed = read_day (row, 11);
  deal->probability = cx_statement_get_double (row, 12);
  deal->reason = g_strdup (cx_statement_get_text (row, 13));
  deal->owner = g_strdup (cx_statement_get_text (row, 14));
  deal->type = g_strdup (cx_statement_get_text (row, 15));
  deal->declined = deal->outcome == CX_OUTCOME_LOST && cx_deal_words_declined (words, deal->reason, deal->stage);
  return deal;
}

GPtrArray *
cx_deal_list (CxStore *store,
              gint64   account,
              GError **error)
{
  g_autoptr(GPtrArray) deals = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_deal_free);
  g_autoptr(CxDealWords) words = cx_deal_words_load (store, error);
  g_autoptr(CxStatement) row = NULL;
  gboolean has_row = TRUE, known;

  if (words == NULL || !cx_records_are_known (store, &known, error))
    return NULL;
  if (!known)
    return g_steal_pointer (&deals);
  row = cx_database_prepare (cx_store_get_database (store),
                             "SELECT d.id, d.account, a.key, d.record_id, d.name, d.amount, d.currency, d.stage, d.outcome, d.pipeline,"
                             " d.created, d.closed, d.probability, d.reason, d.owner, d.type"
                             " FROM deal d JOIN account a ON a.id = d.account WHERE ?1 = 0 OR d.account = ?1"
                             " ORDER BY d.closed DESC NULLS LAST, d.id", error);
  if (row == NULL)
    return NULL;
  cx_statement_bind_int (row, 1, account);
  while (has_row)
    {
      if (!cx_statement_step (row, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (deals, read_deal (row, words));
    }
  return g_steal_pointer (&deals);
}

/* ── rates ──────────────────────────────────────────────────────────────── */

typedef struct {
  CxSnapshot *snapshot;
  const char *by;
  GHashTable *rows;     /* account id → row of the snapshot */
  GHashTable *groups;   /* text → CxDealRate, owned by rates */
  GPtrArray  *rates;
} Counting;

static GHashTable *
find_rows (CxColumns *columns)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < cx_columns_get_n_accounts (columns); i++)
    {
      gint64 id = cx_columns_get_id (columns, i);

      g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i));
    }
  return rows;
}

static const char *
group_of_account (Counting *self,
                  gint64    account)
{
  static const char *const tiers[] = { "outside", "1", "2", "3" };
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  gpointer row;
  int segment;

  if (!g_hash_table_lookup_extended (self->rows, &account, NULL, &row))
    return NULL;
  if (g_str_equal (self->by, "tier"))
    return tiers[cx_tiering_get_fit (tiering, GPOINTER_TO_UINT (row))->tier & 3];
  segment = cx_tiering_get_segment (tiering, GPOINTER_TO_UINT (row));
  return segment < 0 ? NULL : cx_profile_get_name (cx_tiering_get_profile (tiering, segment)->draft);
}

static const char *
group_of (Counting     *self,
          const CxDeal *deal)
{
  if (g_str_equal (self->by, "owner"))
    return deal->owner;
  if (g_str_equal (self->by, "pipeline"))
    return deal->pipeline;
  if (g_str_equal (self->by, "type"))
    return deal->type;
  return group_of_account (self, deal->account);
}

static CxDealRate *
find_rate (Counting   *self,
           const char *group)
{
  CxDealRate *rate = g_hash_table_lookup (self->groups, group);

  if (rate != NULL)
    return rate;
  rate = g_new0 (CxDealRate, 1);
  rate->group = g_strdup (group);
  g_hash_table_insert (self->groups, rate->group, rate);
  g_ptr_array_add (self->rates, rate);
  return rate;
}

static void
add_amount (CxDealRate   *rate,
            const CxDeal *deal,
            double       *sum)
{
  if (isnan (deal->amount))
    return;
  *sum += deal->amount;
  if (deal->currency == NULL)
    rate->unnamed |= deal->amount != 0;
  else if (rate->currency == NULL)
    rate->currency = g_strdup (deal->currency);
  else if (!g_str_equal (rate->currency, deal->currency))
    g_set_str (&rate->currency, MIXED);
}

static void
count_deal (CxDealRate   *rate,
            const CxDeal *deal)
{
  rate->deals++;
  rate->open += deal->outcome == CX_OUTCOME_OPEN;
  rate->won += deal->outcome == CX_OUTCOME_WON;
  rate->lost += deal->outcome == CX_OUTCOME_LOST;
  rate->declined += deal->declined;
  if (deal->outcome == CX_OUTCOME_WON)
    add_amount (rate, deal, &rate->won_amount);
  if (deal->outcome == CX_OUTCOME_LOST)
    add_amount (rate, deal, &rate->lost_amount);
  if (deal->declined)
    add_amount (rate, deal, &rate->declined_amount);
}

static void
finish_rate (CxDealRate *rate)
{
  guint decided = rate->won + rate->lost - rate->declined;

  rate->rate = decided > 0 ? (double) rate->won / decided : NAN;
  cx_wilson (rate->won, decided, &rate->low, &rate->high);
  rate->enough = decided >= CX_ENOUGH;
  if (rate->currency != NULL && rate->unnamed)
    g_set_str (&rate->currency, MIXED);
  if (g_strcmp0 (rate->currency, MIXED) == 0)
    rate->won_amount = rate->lost_amount = rate->declined_amount = NAN;
}

static int
compare_rates (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const CxDealRate *x = *(CxDealRate *const *) a, *y = *(CxDealRate *const *) b;
  gboolean by_tier = GPOINTER_TO_INT (user_data);

  if (!by_tier && x->deals != y->deals)
    return x->deals > y->deals ? -1 : 1;
  return strcmp (x->group, y->group);
}

static gboolean
check_by (const char *by,
          GError    **error)
{
  static const char *const known[] = { "tier", "segment", "owner", "pipeline", "type", NULL };

  if (by == NULL || g_strv_contains (known, by))
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "“%s”: deals are grouped by tier, segment, owner, pipeline or type", by);
  return FALSE;
}

GPtrArray *
cx_deal_rates (GPtrArray  *deals,
               CxSnapshot *snapshot,
               const char *by,
               GError    **error)
{
  g_autoptr(GPtrArray) rates = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_deal_rate_free);
  g_autoptr(GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) rows = snapshot ? find_rows (cx_snapshot_get_columns (snapshot)) : NULL;
  Counting self = { snapshot, by, rows, groups, rates };
  CxDealRate *all = g_new0 (CxDealRate, 1);

  all->group = g_strdup ("all");
  for (guint i = 0; i < deals->len; i++)
    count_deal (all, deals->pdata[i]);
  if (!check_by (by, error) || (by != NULL && rows == NULL && (g_str_equal (by, "tier") || g_str_equal (by, "segment"))))
    {
      cx_deal_rate_free (all);
      return NULL;
    }
  for (guint i = 0; by != NULL && i < deals->len; i++)
    {
      const char *group = group_of (&self, deals->pdata[i]);

      count_deal (find_rate (&self, group ? group : "none"), deals->pdata[i]);
    }
  g_ptr_array_sort_with_data (rates, compare_rates, GINT_TO_POINTER (g_strcmp0 (by, "tier") == 0));
  g_ptr_array_add (rates, all);
  for (guint i = 0; i < rates->len; i++)
    finish_rate (rates->pdata[i]);
  return g_steal_pointer (&rates);
}
