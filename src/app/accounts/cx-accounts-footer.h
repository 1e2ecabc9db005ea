/* What the accounts that are shown add up to: tiers, flags, money. */
#pragma once

#include "cx-account-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_ACCOUNTS_FOOTER (cx_accounts_footer_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountsFooter, cx_accounts_footer, CX, ACCOUNTS_FOOTER, AdwBin)

GtkWidget *cx_accounts_footer_new (CxAccountList *list);

G_END_DECLS
