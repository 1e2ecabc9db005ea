/* What the accounts of each tier come to. */
#pragma once

#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxTierTotal: of one tier.
 * @customers: at the stage of customers or beyond
 * @pipeline: between the first stage and that one
 * @worth: what those of the pipeline are worth together; @n_worth: of how many that is known
 * @needs_data, @could_move: as marked
 */
typedef struct {
  guint  accounts, customers, pipeline;
  double worth;
  guint  n_worth, needs_data, could_move;
} CxTierTotal;

/**
 * CxTierTotals:
 * @tiers: by tier number, outside at 0
 * @all: of all accounts
 * @money: (nullable): the field that says what an account is worth: potential, else ARR
 * @has_customers: whether the journey has a stage from which on accounts are customers
 */
typedef struct {
  CxTierTotal    tiers[CX_N_TIERS], all;
  const CxField *money;
  gboolean       has_customers;
} CxTierTotals;

/** cx_tier_totals_count: of @evaluation, when pins hold, as the place Fit counts. O(accounts), any thread. */
void cx_tier_totals_count (CxTierTotals *self, CxSnapshot *snapshot, CxEvaluation *evaluation);

G_END_DECLS
