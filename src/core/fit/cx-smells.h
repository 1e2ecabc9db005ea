/* The smells that the program points out in a one-pager: quiet hints, each with the place to mend it. Source of every
 * rule: method §2, "Smells". */
#pragma once

#include "cx-evaluation.h"

G_BEGIN_DECLS

/** CX_SMELLS_NEVER: in place of a day: the profile was never published. */
#define CX_SMELLS_NEVER G_MININT32

/** CX_TIGHT_SHARE: a profile whose tiers 1 and 2 hold more of the accounts than this is not tight (method §2). */
#define CX_TIGHT_SHARE 0.40

/** CX_PRECISION_DAYS: after six months a large study has lost precision; "in 3–6 months" [G] in method §2. */
#define CX_PRECISION_DAYS 183

/** CX_UNTOUCHED_DAYS: a profile is redefined about once a year [A] in method §2. */
#define CX_UNTOUCHED_DAYS 365

/**
 * CxSmellCode:
 * @CX_SMELL_NOT_SEARCHABLE: a criterion that no imported field can answer, or not by this test
 * @CX_SMELL_NAME: a criterion whose name may no longer say what is tested: the page would state another test
 * @CX_SMELL_NOT_TIGHT: tiers 1 and 2 hold more than %CX_TIGHT_SHARE of the accounts
 * @CX_SMELL_NO_MATCH: tiers 1 and 2 are empty
 * @CX_SMELL_NO_WEIGHT: no criterion is a must or strong
 * @CX_SMELL_EVERYONE: "everyone" as the answer: it means nobody [G]
 * @CX_SMELL_NO_EVIDENCE: a claim that rests on nothing
 * @CX_SMELL_RIVAL: a differentiation that any rival could also say
 * @CX_SMELL_GUESS: everything that is graded is an assumption
 * @CX_SMELL_PRECISION: published more than %CX_PRECISION_DAYS ago
 * @CX_SMELL_UNTOUCHED: published more than %CX_UNTOUCHED_DAYS ago
 * @CX_SMELL_REVIEW: the day of the next review has passed
 */
typedef enum {
  CX_SMELL_NOT_SEARCHABLE,
  CX_SMELL_NAME,
  CX_SMELL_NOT_TIGHT,
  CX_SMELL_NO_MATCH,
  CX_SMELL_NO_WEIGHT,
  CX_SMELL_EVERYONE,
  CX_SMELL_NO_EVIDENCE,
  CX_SMELL_RIVAL,
  CX_SMELL_GUESS,
  CX_SMELL_PRECISION,
  CX_SMELL_UNTOUCHED,
  CX_SMELL_REVIEW,
} CxSmellCode;

const char *cx_smell_code_to_name (CxSmellCode code);   /* "not-searchable" */

/**
 * CxSmell: one hint.
 * @section, @part, @member: (nullable): keys of the place; all %NULL: the whole page
 * @entry: number of the entry in a list, or %CX_NO_ENTRY
 * @criterion: (nullable): id
 * @text: one sentence that says what it is and what to do
 */
typedef struct {
  CxSmellCode code;
  const char *section, *part, *member;
  int         entry;
  char       *criterion;
  char       *text;
} CxSmell;

/**
 * cx_smells_find:
 * @evaluation: (nullable): of the profile, or of an older draft of it; tells which accounts there are
 * @published: (nullable): the newest version
 * @day: today
 * @published_day: of the newest version, or %CX_SMELLS_NEVER
 *
 * Returns: (transfer full) (element-type CxSmell): in the order of the page, then those of the whole page
 */
GPtrArray  *cx_smells_find (CxProfile *profile, CxEvaluation *evaluation, CxProfile *published, gint32 day, gint32 published_day);

/** cx_smells_get_occasion: what else is a reason to open the page again [G]: "a new competitor"; translated; %NULL behind the last. */
const char *cx_smells_get_occasion (guint i);

G_END_DECLS
