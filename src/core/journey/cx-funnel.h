/* Conversion from stage to stage, per group of accounts. Source of every rule: method §7. */
#pragma once

#include "cx-journey.h"

G_BEGIN_DECLS

/**
 * CxFunnelDefinition:
 * @CX_FUNNEL_SNAPSHOT: an account counts at the stage where it is now; a conversion is the share of the
 *   accounts at the stage or beyond that are beyond it now
 * @CX_FUNNEL_REACHED: an account counts at every stage up to the furthest that it is or has ever been at
 * @CX_FUNNEL_STRICT: an account counts at a stage when it has an event there and at every stage before, in order of
 *   days; events of one day count in any order
 */
typedef enum {
  CX_FUNNEL_SNAPSHOT,
  CX_FUNNEL_REACHED,
  CX_FUNNEL_STRICT,
} CxFunnelDefinition;

const char *cx_funnel_definition_to_name   (CxFunnelDefinition definition);
gboolean    cx_funnel_definition_from_name (const char *name, CxFunnelDefinition *definition);

/**
 * CxConversion: from one stage to the next.
 * @rate, @low, @high: k / n and its Wilson 95 % interval; NaN when n is 0
 * @enough: n ≥ %CX_ENOUGH
 * @median_days, @q1_days, @q3_days: from the first event at the one to the first at the other that is not before it, of
 *   accounts where both days are known; NaN when there are none
 * @moves: how many accounts these days are of: below %CX_ENOUGH they are too few to say
 * @waiting: accounts that are at the stage now
 */
typedef struct {
  guint    n, k;
  double   rate, low, high;
  gboolean enough;
  double   q1_days, median_days, q3_days;
  guint    moves;
  guint    waiting;
} CxConversion;

/** CxFunnelGroup: @counts one a stage; @conversions one less. @no_value: of accounts without a value: a value may be called so, too */
typedef struct {
  char         *name;
  gboolean      no_value;
  guint         accounts;
  guint         counts[CX_MAX_STAGES];
  CxConversion  conversions[CX_MAX_STAGES];
} CxFunnelGroup;

/**
 * CxFunnel:
 * @skipped: accounts with an event two stages or more beyond the event before
 * @backward: accounts with an event at an earlier stage than the event before
 * @folded: (nullable): names of the groups that are one, after cx_funnel_fold(); %NULL of that without a value
 * @no_stage: accounts that are in no stage now (snapshot), or never were in any (reached, strict)
 */
typedef struct {
  CxFunnelDefinition definition;
  guint              n_stages;
  GPtrArray         *groups;   /* (element-type CxFunnelGroup): in the order given; then "all" */
  guint              skipped, backward, no_stage;
  GPtrArray         *folded;   /* (element-type utf8) */
} CxFunnel;

/**
 * cx_funnel_new:
 * @group_of: (array): one an account, < @n_names
 * @names: one a group; %NULL: of accounts without a value, called "none"
 * @from, @to: only accounts whose first event lies in these days; G_MININT32 and G_MAXINT32: all
 */
CxFunnel *cx_funnel_new  (CxJourney *journey, CxFunnelDefinition definition, const guint32 *group_of, const char *const *names,
                          guint n_names, gint32 from, gint32 to);
/** cx_funnel_fold: keeps the first @most groups and "all"; the others become one, called @name, without times between stages. At most once. */
void      cx_funnel_fold (CxFunnel *self, guint most, const char *name);
void      cx_funnel_free (CxFunnel *self);

/** cx_funnel_count_waiting: accounts that are at a stage before the last now: what they do next is still to come. */
guint     cx_funnel_count_waiting (const CxFunnel *self);

/** cx_funnel_count_in_order: how many stages from the first on have events in order of days: what strict counts. */
guint     cx_funnel_count_in_order (const CxStageEvent *events, guint n, guint n_stages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFunnel, cx_funnel_free)

G_END_DECLS
