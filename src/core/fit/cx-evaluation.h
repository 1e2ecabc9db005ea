/* Verdicts, scores and tiers of all accounts under one profile. Source of every rule: method §3. */
#pragma once

#include "cx-columns.h"
#include "cx-profile.h"

G_BEGIN_DECLS

/** CxVerdict: two bits of the mask. */
typedef enum {
  CX_VERDICT_MISS = 0,
  CX_VERDICT_MATCH = 1,
  CX_VERDICT_UNKNOWN = 2,
} CxVerdict;

const char *cx_verdict_to_name (CxVerdict verdict);   /* "miss", "match", "unknown" */

/** Tiers: 1 bullseye, 2 strong fit, 3 proceed with caution, and outside, which is 0 wherever tiers are numbers. */
#define CX_TIER_OUTSIDE 0
#define CX_N_TIERS 4

/**
 * CxFitFlags:
 * @CX_FLAG_NEEDS_DATA: a must is unknown, and no never matches: finding it out may cap the tier
 * @CX_FLAG_COULD_MOVE: tier and high_tier differ: unknowns that turn out to match would lift the account.
 *   Gates count: an account that a never puts outside cannot move, one whose must misses only up to tier 3
 * @CX_FLAG_CAPPED: a missed must or a matched never holds the tier below what the score alone would give
 * @CX_FLAG_PINNED: a person pinned the tier; only #CxTiering knows, and the account then neither could move nor is capped
 */
typedef enum {
  CX_FLAG_NEEDS_DATA = 1 << 0,
  CX_FLAG_COULD_MOVE = 1 << 1,
  CX_FLAG_CAPPED     = 1 << 2,
  CX_FLAG_PINNED     = 1 << 3,
} CxFitFlags;

/**
 * CxFit:
 * @low: 100 · Σ w[match] / Σ w: every unknown a miss; this is the fit
 * @high: 100 · Σ (w[match] + w[unknown]) / Σ w
 * @tier: 1, 2, 3, or %CX_TIER_OUTSIDE
 * @high_tier: the tier if every unknown matched (an unknown never: missed)
 */
typedef struct {
  double     low, high;
  guint8     tier, high_tier;
  CxFitFlags flags;
} CxFit;

/** CxVerdictCounts: how many accounts one criterion matches, misses, cannot tell. */
typedef struct {
  guint match, miss, unknown;
} CxVerdictCounts;

/** CxFitCounts: @tiers by tier number, outside at 0; @pinned is 0 where there are only criteria. */
typedef struct {
  guint accounts;
  guint tiers[CX_N_TIERS];
  guint needs_data, could_move, capped, pinned;
} CxFitCounts;

/** CxEvaluation: immutable, reference counted, safe across threads. */
typedef struct _CxEvaluation CxEvaluation;

CxEvaluation *cx_evaluation_ref   (CxEvaluation *self);
void          cx_evaluation_unref (CxEvaluation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxEvaluation, cx_evaluation_unref)

/**
 * cx_evaluation_new:
 * @reference_day: what `within-days` counts back from
 * @previous: (nullable): an evaluation over the same columns; criteria that did not change are not computed again
 */
CxEvaluation      *cx_evaluation_new (CxColumns *columns, CxProfile *profile, gint32 reference_day, CxEvaluation *previous);

/**
 * cx_evaluation_has_tests_of:
 *
 * Whether @profile tests what @self tests, so that an evaluation of it with @self as previous looks at no account: O(groups),
 * about a millisecond for any number of accounts.
 */
gboolean           cx_evaluation_has_tests_of (CxEvaluation *self, CxProfile *profile);

/** CxTierCounts: accounts by tier number, outside at 0. */
typedef guint CxTierCounts[CX_N_TIERS];

/**
 * cx_evaluation_count_tiers_by:
 * @values: (array): per account the number of its value, below @n_values
 * @counts: (array length=n_values) (out): per value
 *
 * The tiers of each stage, owner, territory: one pass over a group number and a value per account.
 */
void               cx_evaluation_count_tiers_by (CxEvaluation *self, const guint8 *values, guint n_values, CxTierCounts *counts);

CxColumns         *cx_evaluation_get_columns (CxEvaluation *self);
CxProfile         *cx_evaluation_get_profile (CxEvaluation *self);
gint32             cx_evaluation_get_reference_day (CxEvaluation *self);
CxVerdict          cx_evaluation_get_verdict (CxEvaluation *self, guint account, guint criterion);
const CxFit       *cx_evaluation_get_fit     (CxEvaluation *self, guint account);   /* O(1); accounts of one mask share it */
CxVerdictCounts    cx_evaluation_count_verdicts (CxEvaluation *self, guint criterion);
const CxFitCounts *cx_evaluation_get_counts  (CxEvaluation *self);
/** cx_evaluation_get_group: accounts with the same verdicts share a group, numbered from 0: what hangs on verdicts alone is worked out once a group. */
guint              cx_evaluation_get_group   (CxEvaluation *self, guint account);
guint              cx_evaluation_get_n_groups (CxEvaluation *self);
/** cx_evaluation_get_group_mask: two bits a criterion, the first criterion lowest; @size: (out) (optional): how many accounts have it. */
guint64            cx_evaluation_get_group_mask (CxEvaluation *self, guint group, guint *size);
/** cx_evaluation_is_searchable: whether the data has the criterion's field, with a type that its operator can test. */
gboolean           cx_evaluation_is_searchable (CxEvaluation *self, guint criterion);

/** cx_criterion_evaluate: one criterion alone (a filter, a field being typed). @verdicts: (array): one an account, or %NULL to count only. */
CxVerdictCounts    cx_criterion_evaluate (const CxCriterion *criterion, CxColumns *columns, gint32 reference_day, guint8 *verdicts);

/**
 * CxReceiptLine:
 * @value: (nullable): what the account has in the field, for people; %NULL when missing
 * @points: what the verdict adds to low; of an unknown what it could add is @possible
 */
typedef struct {
  const CxCriterion *criterion;
  CxVerdict          verdict;
  char              *value;
  double             points, possible;
} CxReceiptLine;

/** CxChange: one step of a counterfactual: criterion number, and the verdict it would have to have. */
typedef struct {
  guint     criterion;
  CxVerdict from, to;
} CxChange;

/** CxCounterfactual: the smallest set of verdicts whose change gives @tier; in the profile's order. */
typedef struct {
  guint8    tier;
  guint     n_changes;
  CxChange *changes;
} CxCounterfactual;

/**
 * CxReceipt:
 * @lines: one a criterion, in the profile's order; points sum to the fit (exactly: the fit is their sum)
 * @lift: (nullable): the fewest changes that make the tier better. Of equally few, those with most unknowns
 *   that would have to match, then with the largest weights, then of the earliest criteria. %NULL in tier 1,
 *   and without any weight
 * @drop: (nullable): likewise, how it would become worse; %NULL outside
 * @evaluation: keeps what the lines borrow
 */
typedef struct {
  CxFit             fit;
  guint             n_lines;
  CxReceiptLine    *lines;
  CxCounterfactual *lift, *drop;
  CxEvaluation     *evaluation;
} CxReceipt;

CxReceipt *cx_receipt_new  (CxEvaluation *evaluation, guint account);
void       cx_receipt_free (CxReceipt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReceipt, cx_receipt_free)

G_END_DECLS
