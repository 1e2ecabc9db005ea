/* A question about the funnel on its way to a thread, and its answer on the way back. Knows no widgets. */
#pragma once

#include "cx-snapshot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** CX_FUNNEL_MOST_GROUPS: side by side; the smaller ones are one group together. */
#define CX_FUNNEL_MOST_GROUPS 5

/** CX_FUNNEL_OTHERS: the name of that group: no value of the data, because none is blank. */
#define CX_FUNNEL_OTHERS ""

/** CX_FUNNEL_NOBODY: the name of the group of accounts without a value. */
#define CX_FUNNEL_NOBODY "none"

/** CxFunnelPeriod: by the day of an account's first event. */
typedef enum {
  CX_PERIOD_ALL,
  CX_PERIOD_YEAR,     /* the last 365 days */
  CX_PERIOD_QUARTER,  /* the last 90 days */
} CxFunnelPeriod;

/**
 * CxFunnelAnswer:
 * @snapshot, @profile, @definition, @period, @by: the question; @by: "tier", "segment", or a field
 * @groups: the answer: the funnel by @by; its last group is all accounts
 * @tiers: tier 1, the rest, all
 */
typedef struct {
  CxSnapshot        *snapshot;
  int                profile;
  CxFunnelDefinition definition;
  CxFunnelPeriod     period;
  char              *by;
  CxFunnel          *groups, *tiers;
} CxFunnelAnswer;

CxFunnelAnswer *cx_funnel_answer_new  (CxSnapshot *snapshot, int profile, CxFunnelDefinition definition, CxFunnelPeriod period,
                                       const char *by);
void            cx_funnel_answer_free (CxFunnelAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFunnelAnswer, cx_funnel_answer_free)

/** cx_funnel_answer_run: a #GTaskThreadFunc over a #CxFunnelAnswer; returns a boolean. */
void            cx_funnel_answer_run  (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

/** cx_funnel_answer_by_tier: whether groups are tiers. */
gboolean        cx_funnel_answer_by_tier (const CxFunnelAnswer *self);

/** cx_funnel_answer_get_n_groups: without that of all accounts. */
guint           cx_funnel_answer_get_n_groups (const CxFunnelAnswer *self);
const CxFunnelGroup *cx_funnel_answer_get_group (const CxFunnelAnswer *self, guint group);

G_END_DECLS
