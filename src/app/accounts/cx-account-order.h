/* In which order accounts are shown. Knows no widgets; works in any thread. */
#pragma once

#include "cx-filter.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxAccountIndex:
 *
 * What ordering accounts reuses from one question to the next: the default order (tier, outside last; fit, best first;
 * name; key). Immutable, reference counted, safe across threads.
 */
typedef struct _CxAccountIndex CxAccountIndex;

CxAccountIndex *cx_account_index_ref   (CxAccountIndex *self);
void            cx_account_index_unref (CxAccountIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountIndex, cx_account_index_unref)

/**
 * cx_account_index_new:
 * @profile: by which profile tiers and fits go, or -1: the workspace's
 * @previous: (nullable): taken over where accounts and tiers are the same
 */
CxAccountIndex *cx_account_index_new (CxSnapshot *snapshot, int profile, CxAccountIndex *previous);

/**
 * cx_account_order_new:
 * @found: one byte an account: those to order
 * @by: (nullable): `name tier fit high stage best segment`, or `field:KEY`; %NULL or what is none of these: the default order
 *
 * Stable: equal accounts stand in the default order, also when @descending. Missing values come last,
 * whichever way. O(n log n).
 *
 * Returns: (transfer full) (element-type guint): rows of the snapshot
 */
GArray         *cx_account_order_new (CxAccountIndex *index, CxSnapshot *snapshot, int profile, const guint8 *found,
                                      const char *by, gboolean descending);

G_END_DECLS
