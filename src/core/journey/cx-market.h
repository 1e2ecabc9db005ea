/* How big the market of a profile is, and how much of it is ours. Source of every formula: method §8. */
#pragma once

#include "cx-journey.h"
#include "cx-evaluation.h"

G_BEGIN_DECLS

/** CX_FAIR_SHARE_ALONE: the share of a market that a vendor without rivals should win; [G] in method §8. */
#define CX_FAIR_SHARE_ALONE 0.8

/**
 * CxMarket: every number is NAN while it is not known.
 * @companies: in the profile: as typed, else accounts in tier 1 and 2
 * @customers: ours: as typed, else those of the accounts in tier 1 and 2 that are at Rev or beyond now
 * @penetration: customers ÷ companies [S]
 * @share_we_can_win: 0…1, as typed
 * @average_spend: a year, in @currency, as typed
 * @tam: companies × share we can win × average spend [U]
 * @currency: (nullable): borrowed from the profile
 * @vendors: that a buyer chooses from, with us, as typed
 * @fair_share: of a market: %CX_FAIR_SHARE_ALONE for one vendor, else 1 ÷ vendors [G]
 * @decided, @won: accounts in tier 1 and 2 that ever reached the stage before Rev, and those of them that reached
 *   Rev ("reached" of method §7); one that is still open counts as not won. Both 0 when they were not counted
 * @win_rate: as typed, else won ÷ decided when @decided is at least %CX_ENOUGH, so that it is not "too few to say"
 * @unfair_ratio: win rate ÷ fair share [G]; above 1 points to a good ICP, below 1 to use cases that do not align
 * @companies_typed, @customers_typed, @win_rate_typed: whether a person said so, rather than the accounts
 */
typedef struct {
  double      companies, customers, penetration;
  double      share_we_can_win, average_spend, tam;
  const char *currency;
  double      vendors, fair_share;
  guint       decided, won;
  double      win_rate, unfair_ratio;
  gboolean    companies_typed, customers_typed, win_rate_typed;
} CxMarket;

/**
 * cx_market_new:
 * @profile: what was typed; the result borrows its currency
 * @evaluation: (nullable): of the same profile, for what was not typed
 * @journey: (nullable): over the same accounts
 *
 * O(accounts): a few milliseconds for a million.
 */
CxMarket cx_market_new (CxProfile *profile, CxEvaluation *evaluation, CxJourney *journey);

G_END_DECLS
