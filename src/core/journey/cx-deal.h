/* The deals of accounts, what they come to, and what was declined. Knows nothing of files. */
#pragma once

#include "cx-deal-words.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxDeal:
 * @account: its id; @account_key: its key
 * @amount, @probability: NAN when unknown
 * @outcome: how it ended, or that it has not
 * @declined: whether it was lost because we said no (method §3)
 * @created, @closed: days; %G_MININT32 unknown. Of an open deal @closed is when it is expected to be
 */
typedef struct {
  gint64    id, account;
  char     *account_key, *record_id, *name, *currency, *stage, *pipeline, *reason, *owner, *type;
  double    amount, probability;
  CxOutcome outcome;
  gboolean  declined;
  gint32    created, closed;
} CxDeal;

void       cx_deal_free (CxDeal *self);

/** cx_deal_list: of @account, or of all when that is 0; newest closing first. Returns: (transfer full) (element-type CxDeal) */
GPtrArray *cx_deal_list (CxStore *store, gint64 account, GError **error);

/**
 * CxDealRate: what a group of deals comes to.
 * @group: what they have in common; "all" of the last group, "none" where they have no value
 * @declined: of the lost ones, those that we said no to
 * @rate: won ÷ (won + lost), deals that we declined left out: NAN when nothing is decided
 * @low, @high: Wilson 95 % interval of it
 * @enough: whether there are at least %CX_ENOUGH decided ones, so that it is not "too few to say"
 * @won_amount, @lost_amount, @declined_amount: sums of what is known
 * @unnamed: an amount of theirs names no currency
 * @currency: (nullable): of the sums; %NULL when none is named; "mixed": several are, or one and @unnamed, and the sums are NAN
 */
typedef struct {
  char    *group, *currency;
  guint    deals, open, won, lost, declined;
  double   rate, low, high;
  gboolean enough, unnamed;
  double   won_amount, lost_amount, declined_amount;
} CxDealRate;

void       cx_deal_rate_free (CxDealRate *self);

/**
 * cx_deal_rates:
 * @deals: (element-type CxDeal)
 * @snapshot: (nullable): needed for tiers and segments
 * @by: (nullable): "tier" or "segment" of the account; "owner", "pipeline" or "type" of the deal; %NULL: all alone
 *
 * Win rates, group by group, and of all together at the end. Tiers stand in their order, other groups largest first.
 * Fails with %CX_ERROR_NOT_FOUND for another @by.
 *
 * Returns: (transfer full) (element-type CxDealRate)
 */
GPtrArray *cx_deal_rates (GPtrArray *deals, CxSnapshot *snapshot, const char *by, GError **error);

G_END_DECLS
