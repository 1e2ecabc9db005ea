/* What a version would move: the difference of two evaluations of the same accounts, in tiers, owners, territories,
 * customers and open deals. Source: method §3, "Versions and whiplash". */
#pragma once

#include "cx-journey.h"
#include "cx-tiering.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CxImpactRow: an account that changes its tier.
 * @account: row of the columns
 * @from, @to: tiers
 * @stage: where it is now, or %CX_NO_STAGE
 */
typedef struct {
  guint  account;
  guint8 from, to, stage;
} CxImpactRow;

/**
 * CxImpactGroup: the accounts of one owner, or of one territory.
 * @name: (nullable): borrowed from the columns; %NULL: accounts without a value
 * @accounts: all of them
 * @before: those that were in tier 1 or 2
 * @before_changed: how many of @before change their tier
 * @share: @before_changed ÷ @before; 0 when there were none
 * @changed, @up, @down: accounts that change their tier
 * @customers, @deals: how many of @changed are customers, or open deals
 * @rows: (array length=changed): numbers of rows of the impact
 */
typedef struct {
  const char  *name;
  guint        accounts;
  guint        before, before_changed;
  double       share;
  guint        changed, up, down;
  guint        customers, deals;
  const guint *rows;
} CxImpactGroup;

/**
 * CxImpactGroups:
 * @known: whether the accounts have such a field
 * @groups: (array length=n): largest share first, then by name; accounts without a value last
 */
typedef struct {
  gboolean       known;
  guint          n;
  CxImpactGroup *groups;
  guint         *rows;
} CxImpactGroups;

/**
 * CxImpact:
 * @first: whether there was nothing to move from: then only @accounts and @after say something
 * @matrix: accounts by tier before and after; tiers as numbers, outside is 0
 * @before, @after: accounts by tier
 * @customers, @deals: how many of @changed are customers (at the stage Rev or beyond), or open deals (at the stage before)
 * @n_profiles, @workspace_changed: how many profiles are active, and how many accounts change their tier in the
 *   workspace, which is the best over them
 * @pinned: how many accounts stay where a person pinned them, before and after
 * @rows: (array length=changed): customers first, then by stage, from and to, then as in the columns
 * @columns, @journey: what the rows are of
 *
 * Immutable, reference counted, safe across threads; everything in it lives as long as it does.
 */
typedef struct {
  gboolean       first;
  guint          accounts;
  guint          matrix[CX_N_TIERS][CX_N_TIERS];
  guint          before[CX_N_TIERS], after[CX_N_TIERS];
  guint          changed, up, down;
  guint          customers, deals;
  guint          n_profiles, workspace_changed;
  guint          pinned;
  CxImpactRow   *rows;
  CxImpactGroups owners, territories;
  CxColumns     *columns;
  CxJourney     *journey;
} CxImpact;

/**
 * cx_impact_new:
 * @from: (nullable): what is in force; %NULL before the first version
 * @to: over the same columns
 * @tiering: (nullable): the workspace's profiles and pins; without it only this profile counts, and nothing is pinned
 * @profile: the id in @tiering of the profile that both are of
 *
 * One pass over the accounts: O(accounts × profiles).
 */
CxImpact *cx_impact_new   (CxEvaluation *from, CxEvaluation *to, CxJourney *journey, CxTiering *tiering, gint64 profile);
CxImpact *cx_impact_ref   (CxImpact *self);
void      cx_impact_unref (CxImpact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImpact, cx_impact_unref)

/** cx_impact_tier_depth: 1 for the bullseye … 4 for outside: smaller is better. */
guint     cx_impact_tier_depth  (guint8 tier);

/** cx_impact_to_json: @rows: whether with the accounts of every group. Returns: (transfer full) */
JsonObject *cx_impact_to_json   (const CxImpact *self, gboolean rows);

G_END_DECLS
