/* How far the tier of a group of accounts could go under one profile, if one blank field were filled; inside the fit
 * layer only. Knows nothing of accounts, names and other profiles. */
#pragma once

#include "cx-answers.h"

G_BEGIN_DECLS

/**
 * CxReach:
 * @best, @worst: depths (cx_tier_depth()) of the best and the worst tier once the field is filled; of a field that is not
 * blank meaningless
 */
typedef struct {
  guint8 best, worst;
} CxReach;

/**
 * CxReaches:
 * @n_fields: fields that the profile asks for: those that the data has, and those that it lacks, apart
 * @field_of: per criterion the number of its field
 * @asks, @knows: per field the lower bits of its criteria, those of `known` apart
 * @answers: per field what a value of it can answer; not owned
 * @slot: the number of the profile in @answers
 * @needs: the fewest units that give each depth by score
 * @n_groups: of the evaluation
 * @depths: per group, of its tier now
 * @blanks: per group, a bit for each field that it lacks
 * @all: per group, of the best tier that filling any of its blank fields could give
 *
 * Filling a field with a value answers all criteria over it at once, so only those combinations of verdicts count that some
 * value gives (cx-answers.h); a missing value, which `known` misses, is then there. A range that lies on a bound is filled
 * with a value that leaves standing what it has answered already.
 */
typedef struct {
  CxEvaluation    *evaluation;
  CxScale          scale;
  guint            n_fields;
  guint8           field_of[CX_MAX_CRITERIA];
  guint64          asks[CX_MAX_CRITERIA], knows[CX_MAX_CRITERIA];
  const CxAnswers *answers[CX_MAX_CRITERIA];
  guint            slot;
  gint64           needs[CX_N_TIERS];
  guint            n_groups;
  guint8          *depths, *all;
  guint32         *blanks;
  CxReach         *reaches;
} CxReaches;

/** cx_reaches_init: finds the fields. */
void cx_reaches_init  (CxReaches *self, CxEvaluation *evaluation, guint slot);
/** cx_reaches_run: once @answers are there. O(groups × fields × answers). */
void cx_reaches_run   (CxReaches *self);
void cx_reaches_clear (CxReaches *self);

/** cx_reaches_count_answers: how many of the first answers of a blank field tell of its best and its worst. */
guint    cx_reaches_count_answers (const CxReaches *self, guint group, guint field);
/** cx_reaches_fill: FALSE when that answer gainsays what the field has answered already; else the @depth that it gives. */
gboolean cx_reaches_fill          (const CxReaches *self, guint group, guint field, guint answer, guint8 *depth);

static inline const CxReach *
cx_reaches_get (const CxReaches *self,
                guint            group,
                guint            field)
{
  return &self->reaches[(gsize) group * self->n_fields + field];
}

/**
 * cx_reaches_joins:
 * @depth: 1, 2 or 3, and less than that of the group now
 *
 * Whether @field is one of a smallest set of blank fields that could lift the group to @depth or better when they are
 * filled at once: the set does, and without any one of them it does not. Exact.
 */
gboolean cx_reaches_joins (const CxReaches *self, guint group, guint field, guint depth);

G_END_DECLS
