/* What a funnel by tier says about the profile: is it an ICP problem? Source of every rule: method §7. */
#pragma once

#include "cx-funnel.h"

G_BEGIN_DECLS

/**
 * CxFindingKind:
 * @CX_FINDING_TARGETING: tier 1 closes better than the rest, and most of the pipeline is tier 3 or outside
 * @CX_FINDING_SHARE: customers are in tier 1 and 2 more often than the pipeline is
 * @CX_FINDING_STAGE: tier 1 goes on from a stage hardly more often than the rest, or less: that stage, or the definition
 * @CX_FINDING_CLOSE: chance alone could make the difference between tier 1 and the rest, and could hide a larger one
 */
typedef enum {
  CX_FINDING_TARGETING,
  CX_FINDING_SHARE,
  CX_FINDING_STAGE,
  CX_FINDING_CLOSE,
} CxFindingKind;

/**
 * CxFinding:
 * @stage: the stage that accounts go on from (not for share)
 * @k1, @n1: those of tier 1 that went on, of how many; for share: customers in tier 1 and 2, of all customers
 * @k2, @n2: the same of the rest; for share: of the accounts that are in the pipeline now
 * @p: of the two-proportion test of the two
 * @outside, @pipeline: accounts of the pipeline that are tier 3 or outside, of how many
 * @again: for close: of how many accounts the same shares would differ by more than chance; 0: of too many to wait for
 * @customers: whether those who went on, or did not, are customers
 * @definition: of the funnel: who is a customer: who is one now, or who ever came to be one
 * @accounts: how many accounts it is about: for targeting those of the pipeline that are tier 3 or outside, for share the
 *   pipeline, for stage tier 1 of that stage, for close everybody at it
 *
 * Of a stage nothing is found, but for a tier 1 that is worse, where the rest go on so often that none could be better by enough.
 * A finding needs at least %CX_ENOUGH accounts on both sides. Better, or worse, is better by at least %CX_FINDING_TIMES and by more than
 * chance: of a million accounts, every difference is more than chance.
 */
typedef struct {
  CxFindingKind kind;
  guint         stage;
  guint         k1, n1, k2, n2;
  double        p;
  guint         outside, pipeline;
  guint         again;
  gboolean      customers;
  guint         accounts;
  CxFunnelDefinition definition;
} CxFinding;

/** CX_FINDING_P: below this p two shares differ. */
#define CX_FINDING_P 0.05

/** CX_FINDING_TIMES: a smaller advantage is none. */
#define CX_FINDING_TIMES 1.2

const char *cx_finding_kind_to_name (CxFindingKind kind);   /* "targeting" */

/** cx_findings_get_share: of tier 1 and 2, among customers and in the pipeline, also where it is no finding. Arguments as below. */
CxFinding   cx_findings_get_share (const CxFunnel *by_tier, int revenue);

/**
 * cx_findings_new:
 * @by_tier: from cx_snapshot_funnel_by_tier()
 * @revenue: the stage from which on an account is a customer (cx_journey_find_revenue()); -1: none, then
 *   nothing is found. The stages between the first and this one are the pipeline.
 *
 * Returns: (transfer full) (element-type CxFinding): most important first
 */
GArray     *cx_findings_new (const CxFunnel *by_tier, int revenue);

G_END_DECLS
