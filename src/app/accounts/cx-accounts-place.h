/* The place Accounts: the tagged list with its filters, and the receipt of the selected account. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_ACCOUNTS_PLACE (cx_accounts_place_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountsPlace, cx_accounts_place, CX, ACCOUNTS_PLACE, CxPlace)

GtkWidget *cx_accounts_place_new (void);

/** cx_accounts_place_show_account: selects the account with @key and opens its receipt; lifts filters that hide it. For `win.show-account`. */
void       cx_accounts_place_show_account (CxAccountsPlace *self, const char *key);

/** cx_accounts_place_show_filter: shows what @filter (see cx-account-filter.h) asks for, and nothing else. For `win.show-accounts`. */
void       cx_accounts_place_show_filter  (CxAccountsPlace *self, const char *filter);

G_END_DECLS
