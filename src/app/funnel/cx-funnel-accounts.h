/* Which accounts are behind a bar or a finding of the funnel: as a filter of accounts. */
#pragma once

#include "cx-funnel-answer.h"

G_BEGIN_DECLS

/** CX_FUNNEL_MOST_NAMED: of more groups that are one, the accounts cannot be asked for. */
#define CX_FUNNEL_MOST_NAMED 200

/**
 * cx_funnel_accounts_of_bar:
 *
 * Returns: (transfer full) (nullable): a filter as text (cx_account_filter_print()), which shows as many accounts as the bar
 *   says; %NULL when the group is of too many
 */
char *cx_funnel_accounts_of_bar     (const CxFunnelAnswer *answer, guint group, guint stage);

/** cx_funnel_accounts_of_finding: likewise. Returns: (transfer full) */
char *cx_funnel_accounts_of_finding (const CxFunnelAnswer *answer, const CxFinding *finding);

G_END_DECLS
