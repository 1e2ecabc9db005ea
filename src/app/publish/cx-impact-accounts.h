/* Accounts that change their tier: one of them as a row, and a page with all of them. */
#pragma once

#include "cx-impact.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_impact_account_words: "Lindesund Freight, Ret: Tier 1 to Tier 2". Returns: (transfer full) */
char              *cx_impact_account_words (const CxImpact *impact, const CxImpactRow *row);

/** cx_impact_account_row: a widget that shows the account, its stage, and from which tier to which. */
GtkWidget         *cx_impact_account_row   (const CxImpact *impact, const CxImpactRow *row);

/** cx_impact_accounts_page: @rows: (element-type guint): numbers of rows of @impact, in the order to be shown */
AdwNavigationPage *cx_impact_accounts_page (CxImpact *impact, const char *title, GArray *rows);

G_END_DECLS
