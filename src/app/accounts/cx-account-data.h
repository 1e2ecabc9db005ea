/* What the list, the filters and the receipt ask of a snapshot about one account. Knows no widgets. */
#pragma once

#include "cx-account-money.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/** cx_account_fit: @profile: an index into the tiering, or -1: under the account's segment. A pin gives the tier. Never %NULL. */
const CxFit    *cx_account_fit (CxSnapshot *snapshot, int profile, guint account);

/** cx_account_find_id: the row of the account with that id, now. Returns: %FALSE when it is gone */
gboolean        cx_account_find_id (CxColumns *columns, gint64 id, guint *account);

/** cx_account_text: (transfer none) (nullable): the value of a text column; %NULL when missing or @column is. */
const char     *cx_account_text (const CxColumn *column, guint account);

/** cx_account_place: "Leipzig · DACH · Katrin Vogel": city (or region, or country), territory, owner, as far as known. Returns: (transfer full) */
char           *cx_account_place (CxColumns *columns, guint account);

G_END_DECLS
