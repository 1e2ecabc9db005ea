/* How big the market of a profile is, and how much of it is ours: what was typed, and for the rest what the accounts
 * tell. Knows nothing of how it is shown. */
#include "cx-market.h"

#include "cx-stats.h"

#include <math.h>

#define PART "market"

/* What the accounts in tier 1 and 2 tell. */
typedef struct {
  guint    accounts, customers, decided, won;
  gboolean has_journey;
} Count;

static gboolean
is_in_profile (CxEvaluation *evaluation,
               guint         account)
{
  guint8 tier = cx_evaluation_get_fit (evaluation, account)->tier;

  return tier == 1 || tier == 2;
}

static void
count_account (Count     *count,
               CxJourney *journey,
               guint      account,
               int        revenue)
{
  guint8 current = cx_journey_get_current (journey, account);
  int furthest = cx_journey_get_furthest (journey, account);

  count->customers += current != CX_NO_STAGE && current >= revenue;
  count->decided += furthest >= revenue - 1;
  count->won += furthest >= revenue;
}

static Count
count_accounts (CxEvaluation *evaluation,
                CxJourney    *journey)
{
  Count count = { 0 };
  int revenue = journey ? cx_journey_find_revenue (journey) : -1;
  guint n = cx_evaluation_get_counts (evaluation)->accounts;

  count.has_journey = revenue > 0 && cx_journey_get_n_accounts (journey) == n;
  for (guint a = 0; a < n; a++)
    if (is_in_profile (evaluation, a))
      {
        count.accounts++;
        if (count.has_journey)
          count_account (&count, journey, a, revenue);
      }
  return count;
}

static double
typed (CxProfile  *profile,
       const char *member)
{
  return cx_profile_get_number (profile, PART, CX_NO_ENTRY, member);
}

/* NAN for a part of nothing. */
static double
ratio (double part,
       double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static double
fair_share (double vendors)
{
  if (!(vendors >= 1))
    return NAN;
  return vendors < 2 ? CX_FAIR_SHARE_ALONE : 1 / vendors;
}

static void
fill_from_accounts (CxMarket    *self,
                    const Count *count)
{
  if (!self->companies_typed)
    self->companies = count->accounts;
  if (!count->has_journey)
    return;
  if (!self->customers_typed)
    self->customers = count->customers;
  self->decided = count->decided;
  self->won = count->won;
  if (!self->win_rate_typed && count->decided >= CX_ENOUGH)
    self->win_rate = (double) count->won / count->decided;
}

CxMarket
cx_market_new (CxProfile    *profile,
               CxEvaluation *evaluation,
               CxJourney    *journey)
{
  CxMarket self = { 0 };
  Count count;

  g_return_val_if_fail (profile != NULL, self);

  self.companies = typed (profile, "companies");
  self.customers = typed (profile, "customers");
  self.win_rate = typed (profile, "win_rate");
  self.companies_typed = !isnan (self.companies);
  self.customers_typed = !isnan (self.customers);
  self.win_rate_typed = !isnan (self.win_rate);
  if (evaluation != NULL && cx_evaluation_get_counts (evaluation)->accounts > 0)
    {
      count = count_accounts (evaluation, journey);
      fill_from_accounts (&self, &count);
    }
  self.share_we_can_win = typed (profile, "share_we_can_win");
  self.average_spend = typed (profile, "average_spend");
  self.currency = cx_profile_get_text (profile, PART, CX_NO_ENTRY, "currency");
  self.vendors = typed (profile, "vendors");
  self.penetration = ratio (self.customers, self.companies);
  self.tam = self.companies * self.share_we_can_win * self.average_spend;
  self.fair_share = fair_share (self.vendors);
  self.unfair_ratio = self.win_rate / self.fair_share;
  return self;
}
