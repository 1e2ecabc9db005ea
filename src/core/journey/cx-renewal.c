/* Which customers renewed, which did not, and on which day that was decided. Knows deals and stages, nothing of usage. */
#include "cx-renewal.h"

#include "cx-record-table.h"
#include "cx-stats.h"
#include "cx-text.h"

#include <string.h>

/* How much later a customer that nobody saw leaving has stayed. */
#define DAYS_OF_A_YEAR 365

typedef struct {
  guint32  account;
  gint32   day;
  guint    won : 1, by_name : 1;
} Deal;

struct _CxRenewals {
  gatomicrefcount refs;
  CxJourney      *journey;
  GArray         *deals;     /* (element-type Deal): by account, then by day */
  CxRenewalRule   rule;
  int             revenue;
};

const char *
cx_renewal_rule_to_name (CxRenewalRule rule)
{
  static const char *const names[] = { "deals", "stage", "year", "unknown" };

  return names[rule];
}

const char *
cx_renewal_state_to_name (CxRenewalState state)
{
  static const char *const names[] = { "open", "renewed", "lost" };

  return names[state];
}

CxRenewals *
cx_renewals_ref (CxRenewals *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_renewals_unref (CxRenewals *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  cx_journey_unref (self->journey);
  g_array_unref (self->deals);
  g_free (self);
}

/* ── deals ── */

/* What CRMs write, folded; German and its neighbours put other words before it: "Vertragsverlängerung". */
static gboolean
is_renewal (const char *word)
{
  static const char *const ends[] = { "renew", "renewal", "renewals", "renewed", "renewing", "verlangerung", "verlangerungen", "verlangert",
                                      "renouvellement", "renouvellements", "renovacion", "renovaciones", "renovacao", "renovacoes",
                                      "rinnovo", "rinnovi", "verlenging", "verlengingen", "fornyelse", "fornyelser", "odnowienie", "obnova",
                                      "obnoveni", "prodlouzeni", "продление" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return TRUE;
  return FALSE;
}

/* Whole words, so that "Renewable energy" is none; languages that put no spaces have it anywhere. */
static gboolean
speaks_of_renewal (const char *text)
{
  static const char *const anywhere[] = { "更新", "续约", "续费", "갱신" };
  g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;
  g_auto(GStrv) words = NULL;

  if (folded == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (anywhere); i++)
    if (strstr (folded, anywhere[i]) != NULL)
      return TRUE;
  words = g_strsplit_set (folded, " -_/.,:;|()[]&+", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (is_renewal (words[i]))
      return TRUE;
  return FALSE;
}

static int
compare_deals (gconstpointer a,
               gconstpointer b)
{
  const Deal *x = a, *y = b;

  if (x->account != y->account)
    return x->account < y->account ? -1 : 1;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (int) y->won - (int) x->won;
}

static void
add_deal (GArray      *deals,
          CxColumns   *columns,
          CxStatement *row)
{
  Deal deal = { .day = (gint32) cx_statement_get_int (row, 1), .won = *cx_statement_get_text (row, 2) == 'w' };

  deal.by_name = !speaks_of_renewal (cx_statement_get_text (row, 3)) && !speaks_of_renewal (cx_statement_get_text (row, 4));
  if (deal.by_name && !speaks_of_renewal (cx_statement_get_text (row, 5)))
    return;
  if (cx_columns_find_id (columns, cx_statement_get_int (row, 0), &deal.account))
    g_array_append_val (deals, deal);
}

/* Names are written by hand: they count only where no type and no pipeline speaks of renewals. */
static void
drop_names (GArray *deals)
{
  guint kept = 0;

  for (guint i = 0; i < deals->len; i++)
    if (!g_array_index (deals, Deal, i).by_name)
      g_array_index (deals, Deal, kept++) = g_array_index (deals, Deal, i);
  if (kept > 0)
    g_array_set_size (deals, kept);
}

static gboolean
read_deals (GArray    *deals,
            CxStore   *store,
            CxColumns *columns,
            GError   **error)
{
  g_autoptr(CxStatement) row = NULL;
  gboolean has_row = TRUE, known;

  if (!cx_records_are_known (store, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  row = cx_database_prepare (cx_store_get_database (store),
                             "SELECT account, closed, outcome, type, pipeline, name FROM deal"
                             " WHERE outcome IN ('won', 'lost') AND closed IS NOT NULL", error);
  if (row == NULL)
    return FALSE;
  while (has_row)
    {
      if (!cx_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row)
        add_deal (deals, columns, row);
    }
  drop_names (deals);
  g_array_sort (deals, compare_deals);
  return TRUE;
}

/* ── the rule ── */

/* One pass over the journey. */
static CxRenewalRule
choose_rule (CxRenewals *self)
{
  if (self->deals->len >= CX_ENOUGH)
    return CX_RENEWAL_BY_DEALS;
  if (self->revenue < 0)
    return CX_RENEWAL_UNKNOWN;
  for (guint a = 0; a < cx_journey_get_n_accounts (self->journey); a++)
    if (cx_journey_get_furthest (self->journey, a) > self->revenue)
      return CX_RENEWAL_BY_STAGE;
  return CX_RENEWAL_BY_YEAR;
}

static CxRenewals *
renewals_new (GArray    *deals,
              CxJourney *journey)
{
  CxRenewals *self = g_new0 (CxRenewals, 1);

  g_atomic_ref_count_init (&self->refs);
  self->journey = cx_journey_ref (journey);
  self->deals = g_array_ref (deals);
  self->revenue = cx_journey_find_revenue (journey);
  self->rule = choose_rule (self);
  return self;
}

CxRenewals *
cx_renewals_load (CxStore      *store,
                  CxColumns    *columns,
                  CxJourney    *journey,
                  GCancellable *cancellable,
                  GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GArray) deals = g_array_new (FALSE, FALSE, sizeof (Deal));
  gboolean done;

  cx_database_watch (database, cancellable);
  done = read_deals (deals, store, columns, error);
  cx_database_watch (database, NULL);
  return done ? renewals_new (deals, journey) : NULL;
}

CxRenewalRule
cx_renewals_get_rule (CxRenewals *self)
{
  return self->rule;
}

/* ── one customer ── */

/* An account that is below the revenue stage now, or nowhere, and was at it once: since the event after its last one there. */
static gint32
find_leaving (CxRenewals *self,
              guint       account,
              gint32      today)
{
  guint8 current = cx_journey_get_current (self->journey, account);
  gint32 since = cx_journey_get_since (self->journey, account);
  const CxStageEvent *events;
  guint n, after = 0;

  if (self->revenue < 0 || (current != CX_NO_STAGE && current >= self->revenue))
    return G_MAXINT32;
  events = cx_journey_get_events (self->journey, account, &n);
  for (guint i = 0; i < n; i++)
    if (events[i].stage >= self->revenue)
      after = i + 1;
  if (after == 0)
    return G_MAXINT32;
  if (after < n)
    return events[after].day;
  return since != G_MININT32 ? since : today;
}

static gint32
find_beyond (CxRenewals *self,
             guint       account)
{
  guint n;
  const CxStageEvent *events = cx_journey_get_events (self->journey, account, &n);

  for (guint i = 0; i < n; i++)
    if (events[i].stage > self->revenue)
      return events[i].day;
  return G_MAXINT32;
}

/* The account's first renewal deal that was decided after @signed_day. */
static const Deal *
find_deal (CxRenewals *self,
           guint       account,
           gint32      signed_day)
{
  guint low = 0, high = self->deals->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Deal *deal = &g_array_index (self->deals, Deal, middle);

      if (deal->account < account || (deal->account == account && deal->day <= signed_day))
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->deals->len || g_array_index (self->deals, Deal, low).account != account)
    return NULL;
  return &g_array_index (self->deals, Deal, low);
}

/* The day that speaks for a renewal, and whether it does; G_MAXINT32 when there is none. */
static gint32
find_evidence (CxRenewals *self,
               guint       account,
               gint32      signed_day,
               gboolean   *renewed)
{
  const Deal *deal;

  *renewed = TRUE;
  switch (self->rule)
    {
    case CX_RENEWAL_BY_DEALS:
      deal = find_deal (self, account, signed_day);
      *renewed = deal == NULL || deal->won;
      return deal ? deal->day : G_MAXINT32;
    case CX_RENEWAL_BY_STAGE:
      return find_beyond (self, account);
    case CX_RENEWAL_BY_YEAR:
      return signed_day + DAYS_OF_A_YEAR;
    case CX_RENEWAL_UNKNOWN:
    default:
      return G_MAXINT32;
    }
}

CxRenewal
cx_renewals_find (CxRenewals *self,
                  guint       account,
                  gint32      signed_day,
                  gint32      today)
{
  CxRenewal renewal = { .state = CX_RENEWAL_OPEN, .day = G_MININT32, .left = find_leaving (self, account, today) };
  gboolean renewed;
  gint32 evidence;

  if (self->rule == CX_RENEWAL_UNKNOWN)
    return renewal;
  evidence = find_evidence (self, account, signed_day, &renewed);
  if (!renewed)
    renewal.left = MIN (renewal.left, evidence);
  if (MIN (renewal.left, evidence) > today)
    return renewal;
  renewal.state = renewed && evidence <= renewal.left ? CX_RENEWAL_RENEWED : CX_RENEWAL_LOST;
  renewal.day = MIN (renewal.left, evidence);
  return renewal;
}

gint32
cx_renewals_find_signing (CxRenewals *self,
                          guint       account,
                          gboolean   *customer)
{
  guint n;
  const CxStageEvent *events = cx_journey_get_events (self->journey, account, &n);
  guint8 current = cx_journey_get_current (self->journey, account);

  *customer = self->revenue >= 0 && current != CX_NO_STAGE && current >= self->revenue;
  for (guint i = 0; self->revenue >= 0 && i < n; i++)
    if (events[i].stage >= self->revenue)
      {
        *customer = TRUE;
        return events[i].known ? events[i].day : G_MININT32;
      }
  return G_MININT32;
}
