/* What the accounts of each tier come to: one pass over accounts. */
#include "cx-tier-totals.h"

#include "cx-account-money.h"

#include <math.h>

static void
add_account (CxTierTotal *total,
             CxFitFlags   flags,
             gboolean     is_customer,
             gboolean     is_pipeline,
             double       worth)
{
  total->accounts++;
  total->needs_data += (flags & CX_FLAG_NEEDS_DATA) != 0;
  total->could_move += (flags & CX_FLAG_COULD_MOVE) != 0;
  total->customers += is_customer;
  total->pipeline += is_pipeline;
  if (!is_pipeline || isnan (worth))
    return;
  total->worth += worth;
  total->n_worth++;
}

void
cx_tier_totals_count (CxTierTotals *self,
                      CxSnapshot   *snapshot,
                      CxEvaluation *evaluation)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  const CxColumn *money = cx_account_money (columns);
  int revenue = cx_journey_find_revenue (journey);

  *self = (CxTierTotals) { .money = money ? money->field : NULL, .has_customers = revenue >= 0 };
  for (guint account = 0; account < cx_columns_get_n_accounts (columns); account++)
    {
      CxFit fit = cx_tiering_get_fit_by (tiering, evaluation, account);
      guint8 stage = cx_journey_get_current (journey, account);
      gboolean placed = revenue >= 0 && stage != CX_NO_STAGE;
      gboolean is_customer = placed && stage >= revenue, is_pipeline = placed && stage > 0 && stage < revenue;
      double worth = cx_account_number (money, account);

      add_account (&self->tiers[fit.tier], fit.flags, is_customer, is_pipeline, worth);
      add_account (&self->all, fit.flags, is_customer, is_pipeline, worth);
    }
}
