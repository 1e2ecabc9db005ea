/* What the enrichment list keeps, for its counts and for its accounts to fill first; inside the fit layer only. */
#pragma once

#include "cx-enrichment.h"
#include "cx-reach.h"

G_BEGIN_DECLS

#define CX_NO_FIELD G_MAXUINT8

/**
 * CxJointGroups:
 * @group: per account its joint group; %NULL with one profile
 * @parts: per joint group and profile the group there; %NULL with one profile
 * @sizes: accounts that are not pinned
 *
 * Accounts that are in one group of every profile. With one profile these are its groups.
 */
typedef struct {
  guint    n;
  guint32 *group, *parts;
  guint   *sizes;
} CxJointGroups;

/**
 * CxEnrichEntry:
 * @numbers: per profile the number that its CxReaches gives the field, or %CX_NO_FIELD
 * @n_askers: profiles that ask for it
 * @asks: (element-type CxAsk): their criteria over it
 * @answers: what a value of it can answer
 */
typedef struct {
  CxEnrichField field;
  guint8       *numbers;
  guint         n_askers;
  GArray       *asks;
  CxAnswers    *answers;
} CxEnrichEntry;

/** CxEnrichMove: what filling a field does to a joint group. Depths. */
typedef struct {
  guint    now, best, worst;
  gboolean alone, together;
} CxEnrichMove;

/**
 * CxEnrichment:
 * @owned: per profile the entry of each of its fields
 */
struct _CxEnrichment {
  gatomicrefcount refs;
  CxTiering      *tiering;
  guint           n_profiles;
  CxReaches      *reaches;
  CxJointGroups   joint;
  GPtrArray      *entries; /* CxEnrichEntry */
  CxEnrichEntry *(*owned)[CX_MAX_CRITERIA];
  guint           change;
};

static inline guint
cx_enrichment_group_of (const CxEnrichment *self,
                        guint               account)
{
  return self->joint.group ? self->joint.group[account] : cx_evaluation_get_group (self->reaches[0].evaluation, account);
}

static inline guint
cx_enrichment_part_of (const CxEnrichment *self,
                       guint               group,
                       guint               profile)
{
  return self->joint.parts ? self->joint.parts[group * self->n_profiles + profile] : group;
}

/** cx_enrichment_is_blank: whether the field is blank in this joint group under one of the first @n profiles. */
gboolean     cx_enrichment_is_blank  (const CxEnrichment *self, const CxEnrichEntry *entry, guint group, guint n);
/** cx_enrichment_find_move: of a field that is blank in this joint group. */
CxEnrichMove cx_enrichment_find_move (const CxEnrichment *self, const CxEnrichEntry *entry, guint group);

G_END_DECLS
