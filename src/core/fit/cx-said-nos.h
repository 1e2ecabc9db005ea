/* What people said no to, in memory: by account, and what it adds up to. Knows no scores. */
#pragma once

#include "cx-row-index.h"
#include "cx-said-no-table.h"

G_BEGIN_DECLS

/** CxSaidNos: immutable, reference counted, safe across threads. Rows as in its columns. */
typedef struct _CxSaidNos CxSaidNos;

CxSaidNos      *cx_said_nos_ref   (CxSaidNos *self);
void            cx_said_nos_unref (CxSaidNos *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSaidNos, cx_said_nos_unref)

CxSaidNos      *cx_said_nos_load  (CxStore *store, CxColumns *columns, GError **error);
guint           cx_said_nos_get_n (CxSaidNos *self);
const CxSaidNo *cx_said_nos_get   (CxSaidNos *self, guint i);      /* by account, then in order of recording */

/** cx_said_nos_has: whether something is said of the account in @row. O(1). */
gboolean        cx_said_nos_has   (CxSaidNos *self, guint row);
/** cx_said_nos_find: @first: where those of the account in @row begin. Returns: how many there are */
guint           cx_said_nos_find  (CxSaidNos *self, guint row, guint *first);

/**
 * CxSaidNoSum: what was said no to in one currency.
 * @currency: (nullable): %NULL of amounts without one, and of deals without an amount
 * @declined, @taken: deals; @declined_amount, @taken_amount: their amounts as far as they are known
 */
typedef struct {
  const char *currency;
  guint       declined, taken;
  double      declined_amount, taken_amount;
} CxSaidNoSum;

/**
 * cx_said_nos_sum:
 * @found: (nullable): one byte an account: which count; %NULL: all
 *
 * Returns: (transfer full) (element-type CxSaidNoSum): by currency, in its order, without one last; lives as long as @self
 */
GArray         *cx_said_nos_sum   (CxSaidNos *self, const guint8 *found);

/** cx_said_nos_currency: (nullable): what people mean who name none: the currency of the potential, else of ARR, else of the first money. */
const char     *cx_said_nos_currency (CxColumns *columns);

G_END_DECLS
