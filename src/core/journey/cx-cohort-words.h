/* What the cohorts of a leading indicator say in words. Knows nothing of where they are shown. */
#pragma once

#include "cx-cohorts.h"

G_BEGIN_DECLS

/** cx_cohort_percent: "62 %"; "too few to say" below %CX_ENOUGH. Returns: (transfer full) */
char       *cx_cohort_percent      (const CxCohortShare *share);

/** cx_cohort_interval: "55–69 %", of the Wilson 95 % interval; "" when nothing is known. Returns: (transfer full) */
char       *cx_cohort_interval     (const CxCohortShare *share);

/** cx_cohort_share_text: "74 % (66–80 %) of 145", "4 of 6: too few to say". Returns: (transfer full) */
char       *cx_cohort_share_text   (const CxCohortShare *share);

/** cx_cohort_label: a cohort as people call it: "Jul – Sep 2026". Returns: (transfer full) */
char       *cx_cohort_label        (const CxCohorts *self, const CxCohort *cohort);

/** cx_cohorts_title: the message of the grid: "62 % of customers are green, below the target of 70 %". Returns: (transfer full) */
char       *cx_cohorts_title       (const CxCohorts *self);

/** cx_cohorts_period_title: what the numbers below the columns count: "Month since signing". */
const char *cx_cohorts_period_title (const CxCohorts *self);

/** cx_cohorts_renewal_title: the message of the comparison: "Greens renew more than reds". */
const char *cx_cohorts_renewal_title (const CxCohorts *self);

/** cx_cohorts_renewal_text: the same with its numbers and its test. Returns: (transfer full) */
char       *cx_cohorts_renewal_text (const CxCohorts *self);

/** cx_cohorts_green_rule: when a customer is green, which periods count, and how many customers have no usage. Returns: (transfer full) */
char       *cx_cohorts_green_rule  (const CxCohorts *self);

/** cx_cohorts_signing_rule: what the day of signing is, and how many have none. Returns: (transfer full) */
char       *cx_cohorts_signing_rule (const CxCohorts *self, CxSnapshot *snapshot);

/** cx_cohorts_renewal_rule: when a customer counts as renewed. Returns: (transfer full) */
char       *cx_cohorts_renewal_rule (const CxCohorts *self, CxJourney *journey);

/** cx_cohort_cell_label: "done", "not done", "still open", "not known", "no customer any more". */
const char *cx_cohort_cell_label   (CxCohortCell cell);

/** cx_cohort_cell_glyph: "✓", "✗", "·", "?", "–": what a cell shows beside its colour. */
const char *cx_cohort_cell_glyph   (CxCohortCell cell);

/** cx_standing_label: "Green", "Red", "Not judged yet". */
const char *cx_standing_label      (CxStanding standing);

/** cx_renewal_state_label: "renewed", "did not renew", "not decided". */
const char *cx_renewal_state_label (CxRenewalState state);

G_END_DECLS
