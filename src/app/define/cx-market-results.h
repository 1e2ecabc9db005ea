/* What follows from the market's figures, each with its formula in words. */
#pragma once

#include "cx-market.h"
#include "cx-member-form.h"

G_BEGIN_DECLS

#define CX_TYPE_MARKET_RESULTS (cx_market_results_get_type ())
G_DECLARE_FINAL_TYPE (CxMarketResults, cx_market_results, CX, MARKET_RESULTS, AdwBin)

GtkWidget *cx_market_results_new  (void);
void       cx_market_results_show (CxMarketResults *self, const CxMarket *market);

/** cx_market_show_counted: puts what was counted into the empty fields that may be left empty. */
void       cx_market_show_counted (CxMemberForm *form, const CxMarket *market);

G_END_DECLS
