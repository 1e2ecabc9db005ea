/* Several accounts that are selected, whichever of them are shown. Knows no widgets; works in any thread. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/**
 * CxAccountSeveral:
 *
 * A set of accounts, one bit each, beside the rows in which some of them are shown. Reference counted; one that is
 * shared does not change any more: who changes it, changes a copy.
 */
typedef struct _CxAccountSeveral CxAccountSeveral;

/** cx_account_several_new: an empty one. */
CxAccountSeveral *cx_account_several_new    (CxColumns *columns);
CxAccountSeveral *cx_account_several_copy   (const CxAccountSeveral *self);
CxAccountSeveral *cx_account_several_ref    (CxAccountSeveral *self);
void              cx_account_several_unref  (CxAccountSeveral *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountSeveral, cx_account_several_unref)

/**
 * cx_account_several_follow:
 * @columns: the same accounts or newer ones, by whose ids those of @self are found again
 * @rows: (element-type guint): the accounts that are shown now
 *
 * O(accounts) over bits.
 *
 * Returns: (transfer full): the same accounts, as far as they are still there
 */
CxAccountSeveral *cx_account_several_follow (const CxAccountSeveral *self, CxColumns *columns, GArray *rows);

/** cx_account_several_set: takes an account in or out. @shown: whether it is among the rows */
void              cx_account_several_set    (CxAccountSeveral *self, guint account, gboolean on, gboolean shown);

gboolean          cx_account_several_has    (const CxAccountSeveral *self, guint account);
guint             cx_account_several_get_n  (const CxAccountSeveral *self);
/** cx_account_several_get_n_shown: how many of them are among the rows. */
guint             cx_account_several_get_n_shown (const CxAccountSeveral *self);

/** cx_account_several_pick: those of @rows in their order, then those not among them. Returns: (transfer full) (element-type guint) */
GArray           *cx_account_several_pick   (const CxAccountSeveral *self, GArray *rows);

G_END_DECLS
