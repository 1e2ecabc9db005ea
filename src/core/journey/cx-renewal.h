/* Which customers renewed, which did not, and on which day that was decided: by the one rule that the data allows. */
#pragma once

#include "cx-journey.h"

G_BEGIN_DECLS

/**
 * CxRenewalRule: what says that a customer renewed; the first of these that the workspace has data for.
 * @CX_RENEWAL_BY_DEALS: its first decided renewal deal was won; not, when that was lost or the customer left before it; takes
 *   %CX_ENOUGH such deals of anybody
 * @CX_RENEWAL_BY_STAGE: it came to a stage beyond revenue; not, when it left without
 * @CX_RENEWAL_BY_YEAR: it was still a customer a year after signing; not, when it left by then
 * @CX_RENEWAL_UNKNOWN: nothing says so
 */
typedef enum {
  CX_RENEWAL_BY_DEALS,
  CX_RENEWAL_BY_STAGE,
  CX_RENEWAL_BY_YEAR,
  CX_RENEWAL_UNKNOWN,
} CxRenewalRule;

const char *cx_renewal_rule_to_name (CxRenewalRule rule);   /* "deals", "stage", "year", "unknown" */

/** CxRenewalState: whether it is decided, and how. */
typedef enum {
  CX_RENEWAL_OPEN,
  CX_RENEWAL_RENEWED,
  CX_RENEWAL_LOST,
} CxRenewalState;

const char *cx_renewal_state_to_name (CxRenewalState state);   /* "open", "renewed", "lost" */

/**
 * CxRenewal: of one customer.
 * @day: on which it was decided; G_MININT32 while it is open
 * @left: the day on which it stopped being a customer; G_MAXINT32: it is one
 */
typedef struct {
  CxRenewalState state;
  gint32         day, left;
} CxRenewal;

/** CxRenewals: immutable, reference counted, safe across threads. */
typedef struct _CxRenewals CxRenewals;

CxRenewals   *cx_renewals_ref   (CxRenewals *self);
void          cx_renewals_unref (CxRenewals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRenewals, cx_renewals_unref)

/**
 * cx_renewals_load:
 *
 * Reads the decided deals that are about a renewal: a whole word of their type or pipeline says so; or of their name, where no
 * deal's type or pipeline does. One pass over the deals. Worker thread.
 */
CxRenewals   *cx_renewals_load     (CxStore *store, CxColumns *columns, CxJourney *journey, GCancellable *cancellable, GError **error);

CxRenewalRule cx_renewals_get_rule (CxRenewals *self);

/** cx_renewals_find: of the customer @account, which signed on @signed_day. @today: what came later is not decided. */
CxRenewal     cx_renewals_find     (CxRenewals *self, guint account, gint32 signed_day, gint32 today);

/** cx_renewals_find_signing: the day on which the account first came to the revenue stage or beyond. @customer: (out): whether it ever did.
 * Returns: G_MININT32 when it did not, or nobody knows when */
gint32        cx_renewals_find_signing (CxRenewals *self, guint account, gboolean *customer);

G_END_DECLS
