/* A question about the funnel, and its answer: what its picture, its tables and its sentences are made of. */
#pragma once

#include "cx-findings.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/** CX_FUNNEL_MOST_GROUPS: side by side; the smaller ones are one group together. */
#define CX_FUNNEL_MOST_GROUPS 5

/** CX_FUNNEL_OTHERS: the name of that group: no value of the data, because none is blank. */
#define CX_FUNNEL_OTHERS ""

/**
 * CxFunnelAnswer:
 * @snapshot, @profile, @definition, @from, @to, @by: the question; @from, @to: by the day of an account's first event, open at
 *   G_MININT32 and G_MAXINT32; @by: "tier", "segment", or a field
 * @groups: the answer: the funnel by @by; its last group is all accounts
 * @tiers: tier 1, the rest, all
 * @revenue: the stage from which on an account is a customer; -1: none
 * @findings: (element-type CxFinding): what the tiers say
 * @share: of tier 1 and 2, among customers and in the pipeline
 */
typedef struct {
  CxSnapshot        *snapshot;
  int                profile;
  CxFunnelDefinition definition;
  gint32             from, to;
  char              *by;
  CxFunnel          *groups, *tiers;
  int                revenue;
  GArray            *findings;
  CxFinding          share;
} CxFunnelAnswer;

CxFunnelAnswer *cx_funnel_answer_new  (CxSnapshot *snapshot, int profile, CxFunnelDefinition definition, gint32 from,
                                       gint32 to, const char *by);
void            cx_funnel_answer_free (CxFunnelAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFunnelAnswer, cx_funnel_answer_free)

/** cx_funnel_answer_fill: answers it, once. O(accounts), in any thread. Fails as cx_snapshot_funnel_by() does. */
gboolean        cx_funnel_answer_fill (CxFunnelAnswer *self, GError **error);

/** cx_funnel_answer_by_tier: whether groups are tiers. */
gboolean        cx_funnel_answer_by_tier (const CxFunnelAnswer *self);

/** cx_funnel_answer_is_of_all: whether no period was asked for. */
gboolean        cx_funnel_answer_is_of_all (const CxFunnelAnswer *self);

/** cx_funnel_answer_get_n_groups: without that of all accounts. */
guint           cx_funnel_answer_get_n_groups (const CxFunnelAnswer *self);
/** cx_funnel_answer_get_group: the one behind the last is of all accounts. */
const CxFunnelGroup *cx_funnel_answer_get_group (const CxFunnelAnswer *self, guint group);

/** cx_funnel_answer_get_largest: the most accounts that any bar of a group stands for; _of_all: any bar of all accounts. */
guint           cx_funnel_answer_get_largest (const CxFunnelAnswer *self);
guint           cx_funnel_answer_get_largest_of_all (const CxFunnelAnswer *self);

G_END_DECLS
