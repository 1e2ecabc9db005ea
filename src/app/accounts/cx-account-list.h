/* The accounts that a filter finds, in an order, as a list model of positions with its own selection. */
#pragma once

#include "cx-account-order.h"
#include "cx-account-row.h"
#include "cx-account-summary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxAccountList:
 *
 * A #GtkSelectionModel of #CxAccountRow. A question (snapshot, filter, order) is answered in a thread;
 * until the answer is there, the list shows the last one. An answer to a question that is no longer
 * asked is dropped. A new order emits nothing at all but `changed` on the rows that somebody holds; a
 * filter adds or removes rows at the end only, and many in steps, after `answered`. One account is selected, or several are, as
 * a set of accounts; they stay selected, wherever they come to stand, also while the filter hides them.
 *
 * Properties, read-only: `selected` (int64: id of the account that is selected alone, or -1), `n-selected` (uint; notified
 * too when as many others are, or others of them are shown), `busy` (boolean: a question is open).
 *
 * Signals:
 * - `refilter`: an answer is about to bring other rows than a new order of the same: scroll to the top
 * - `answered`: the answer stands
 */
#define CX_TYPE_ACCOUNT_LIST (cx_account_list_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountList, cx_account_list, CX, ACCOUNT_LIST, GObject)

CxAccountList *cx_account_list_new (void);

/* The question. Each of these asks again, once control is back in the main loop. */
void           cx_account_list_set_snapshot (CxAccountList *self, CxSnapshot *snapshot, int profile);   /* @snapshot: (nullable) */
void           cx_account_list_set_filter   (CxAccountList *self, const CxAccountFilter *filter);
void           cx_account_list_set_order    (CxAccountList *self, const char *by, gboolean descending);
const CxAccountFilter *cx_account_list_get_filter (CxAccountList *self);   /* as asked */

/* The answer. */
CxSnapshot    *cx_account_list_get_snapshot (CxAccountList *self);   /* (transfer none) (nullable): what the rows are rows of */
int            cx_account_list_get_profile  (CxAccountList *self);
guint          cx_account_list_get_account  (CxAccountList *self, guint position);
GArray        *cx_account_list_get_rows     (CxAccountList *self);   /* (transfer none) (element-type guint) */
const CxAccountSummary *cx_account_list_get_summary (CxAccountList *self);   /* (nullable) */
/** cx_account_list_find: where the account stands, or %GTK_INVALID_LIST_POSITION. O(n). */
guint          cx_account_list_find         (CxAccountList *self, guint account);

/** cx_account_list_grow: has the model have all rows of the answer now, as for scrolling to one of them. */
void           cx_account_list_grow         (CxAccountList *self);

/** cx_account_list_select: by id, also of an account that is not shown; -1 for none. */
void           cx_account_list_select       (CxAccountList *self, gint64 id);
gint64         cx_account_list_get_selected (CxAccountList *self);

/** cx_account_list_get_n_selected: how many are selected, whether they are shown or not. */
guint          cx_account_list_get_n_selected (CxAccountList *self);
/** cx_account_list_get_n_hidden: how many of them are not shown. */
guint          cx_account_list_get_n_hidden (CxAccountList *self);
/** cx_account_list_get_selected_rows: as accounts in the order of the list, then those that are not shown. Returns: (transfer full) (element-type guint) */
GArray        *cx_account_list_get_selected_rows (CxAccountList *self);

/** cx_account_list_set_near: the position around which rows are read again first after a new order. */
void           cx_account_list_set_near     (CxAccountList *self, guint position);

G_END_DECLS
