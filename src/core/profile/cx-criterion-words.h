/* What can be asked of a field, and how a criterion reads in words. Knows no widgets. */
#pragma once

#include "cx-field-type.h"
#include "cx-profile.h"

G_BEGIN_DECLS

/** CxFieldName: what the words need to know of a field. @unit: (nullable): the currency of money */
typedef struct {
  const char *label;
  CxFieldType type;
  const char *unit;
} CxFieldName;

/** CxFieldLookup: fills in what is known of the field @key. Returns: whether there is such a field */
typedef gboolean (*CxFieldLookup) (const char *key, CxFieldName *name, gpointer user_data);

/** cx_type_operators: the tests that fit a type, the most likely first; @n: (out). */
const CxOperator *cx_type_operators      (CxFieldType type, guint *n);
gboolean          cx_type_has_operator   (CxFieldType type, CxOperator op);
/** cx_operator_type: the likeliest type of a field that is not imported yet, by what is asked of it. */
CxFieldType       cx_operator_type       (CxOperator op);

/** cx_operator_takes_values: whether the test is over texts (chips). */
gboolean          cx_operator_takes_values (CxOperator op);
gboolean          cx_operator_takes_low    (CxOperator op);
gboolean          cx_operator_takes_high   (CxOperator op);

/** cx_operator_words: "is any of", "at least"; of a date "on or after". */
const char       *cx_operator_words      (CxOperator op, CxFieldType type);
/** cx_importance_words: "Must", "Strong", "Nice", "Never". */
const char       *cx_importance_words    (CxImportance importance);
/** cx_importance_weight_words: "Must · 3"; "Never" has no weight. (transfer full) */
char             *cx_importance_weight_words (CxImportance importance, double weight);

/** cx_bound_write: a bound as an entry shows it: "10,000", "2026-11-22"; "" for an open one. (transfer full) */
char             *cx_bound_write         (double value, CxFieldType type);
/**
 * cx_bound_read:
 * @open: the bound that blank text stands for (±infinity)
 *
 * Reads what a person typed, first as the locale writes numbers and dates, then as files do
 * ("1.2M", "22 Nov 2026").
 */
gboolean          cx_bound_read          (const char *text, CxFieldType type, double open, double *value);

/** CX_CRITERION_WORDS_VALUES: the words of a criterion name so many values; of more only the first ones, and how many others. */
#define CX_CRITERION_WORDS_VALUES 4

/** cx_criterion_words: the label of a criterion, made of its parts: "Employees between 500 and 10,000". (transfer full) */
char             *cx_criterion_words     (const CxCriterion *criterion, const CxFieldName *field);

/** cx_criterion_is_complete: whether there is something to test: chosen values, a bound. */
gboolean          cx_criterion_is_complete (const CxCriterion *criterion);

/** cx_match_words: "1,284 of 30,112 match · 8 % unknown". (transfer full) */
char             *cx_match_words         (guint match, guint unknown, guint of);

G_END_DECLS
