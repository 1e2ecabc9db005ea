/* Which verdicts one value of a field can give together, over all criteria that test the field; inside the fit layer only.
 * Knows nothing of accounts and tiers. */
#pragma once

#include "cx-scale.h"

G_BEGIN_DECLS

/** CxAsk: criterion @number of the @profile, which is a number below that of all profiles. */
typedef struct {
  guint              profile, number;
  const CxCriterion *criterion;
} CxAsk;

/**
 * CxAnswers:
 * @n, @masks: combinations of verdicts: for each, and in it for each profile, a mask that is 0 outside the criteria asked
 * @n_ends: the first so many are the best and the worst: of any other, one of them is as good and one as bad in every
 *   verdict
 *
 * What can come out when a field is filled with a value. “At least 50” and “at most 500” cannot both miss; “in Germany,
 * Austria” and “in Austria, Switzerland” can match together, and each alone. Any value that a field of the type can hold
 * counts, whether an account has it or not. A range that lies on a bound leaves a verdict unknown.
 *
 * Numbers and ranges have all their combinations, so that those can be told which agree with what an account's range
 * answers already. Texts and lists, which could have very many, have only the ends.
 */
typedef struct {
  guint    n_profiles, n, n_ends;
  guint64 *masks;
} CxAnswers;

/**
 * cx_answers_new:
 * @asks: (element-type CxAsk): the criteria over the field
 * @key: of the field
 * @field: (nullable): the field; %NULL: one that the data has not in a form that the criteria can test: then values of
 *   every type count that at least one of them can test
 */
CxAnswers *cx_answers_new  (const GArray *asks, guint n_profiles, const char *key, const CxField *field, gint32 reference_day);
void       cx_answers_free (CxAnswers *self);

static inline guint64
cx_answers_get (const CxAnswers *self,
                guint            i,
                guint            profile)
{
  return self->masks[(gsize) i * self->n_profiles + profile];
}

G_END_DECLS
