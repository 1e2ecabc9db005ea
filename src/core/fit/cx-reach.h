/* How far the tier of a group of accounts could go under one profile, if one blank field were filled; inside the fit
 * layer only. Knows nothing of accounts, names and other profiles. */
#pragma once

#include "cx-scale.h"

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
 * @needs: the fewest units that give each depth by score
 * @n_groups: of the evaluation
 * @depths: per group, of its tier now
 * @blanks: per group, a bit for each field that it lacks
 * @all: per group, of the best tier that filling any of its blank fields could give
 *
 * Filling a field answers each criterion over it that is unknown with match or miss, whichever, and makes a miss of
 * `known` a match: a missing value is what that misses. Every combination of answers counts, also ones that no single
 * value gives (“fewer than 50” beside “more than 200”), because so does `high` of method §3, which takes every unknown for
 * a match: an account that could move is then on the list. Tiers only rise with a verdict that helps and only fall with
 * one that does not, so the best and the worst combination tell of all between them.
 */
typedef struct {
  CxEvaluation *evaluation;
  CxScale       scale;
  guint         n_fields;
  guint8        field_of[CX_MAX_CRITERIA];
  guint64       asks[CX_MAX_CRITERIA], knows[CX_MAX_CRITERIA];
  gint64        needs[CX_N_TIERS];
  guint         n_groups;
  guint8       *depths, *all;
  guint32      *blanks;
  CxReach      *reaches;
} CxReaches;

void cx_reaches_init  (CxReaches *self, CxEvaluation *evaluation);
void cx_reaches_clear (CxReaches *self);

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
