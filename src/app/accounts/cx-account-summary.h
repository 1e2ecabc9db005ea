/* What is counted over the accounts that are shown: the footer, and the values that filters offer.
 * Knows no widgets; works in any thread. */
#pragma once

#include "cx-account-filter.h"

G_BEGIN_DECLS

/** CxAccountQuestion: the questions that the filter bar asks. */
typedef enum {
  CX_QUESTION_TIER,
  CX_QUESTION_STAGE,
  CX_QUESTION_OWNER,
  CX_QUESTION_TERRITORY,
  CX_QUESTION_FLAG,
} CxAccountQuestion;

#define CX_N_QUESTIONS (CX_QUESTION_FLAG + 1)

/** CxValueCount: a value of a filter's question, and how many accounts the other questions leave it. */
typedef struct {
  char *value;   /* as in CxAccountFilter */
  guint accounts;
} CxValueCount;

/**
 * CxAccountSummary:
 * @accounts: in all
 * @fit: over those that are shown
 * @sum: of the money column over those that are shown; 0 when there is none
 * @n_summed: how many of them have a value there
 * @said_no: (element-type CxSaidNoSum): what people said no to of those that are shown
 * @values: per question, in the order of #CxAccountQuestion (element-type CxValueCount)
 */
typedef struct {
  guint       accounts;
  CxFitCounts fit;
  double      sum;
  guint       n_summed;
  GArray     *said_no;
  GPtrArray  *values[CX_N_QUESTIONS];
} CxAccountSummary;

/** cx_account_question_name: as in #CxAccountFilter. */
const char       *cx_account_question_name (CxAccountQuestion question);

/**
 * cx_account_summary_new:
 * @found: what cx_account_filter_find() gave for @filter
 *
 * A question's own values do not narrow its counts, so that a filter offers what adding a value would add.
 */
CxAccountSummary *cx_account_summary_new  (CxSnapshot *snapshot, int profile, const CxAccountFilter *filter,
                                           const guint8 *found);
void              cx_account_summary_free (CxAccountSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountSummary, cx_account_summary_free)

G_END_DECLS
