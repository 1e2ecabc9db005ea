/* The steps of the funnel as a table: all accounts, tier 1 against the rest, times, who waits. */
#pragma once

#include "cx-funnel-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_FUNNEL_TABLE (cx_funnel_table_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelTable, cx_funnel_table, CX, FUNNEL_TABLE, AdwBin)

void cx_funnel_table_show (CxFunnelTable *self, const CxFunnelAnswer *answer);

G_END_DECLS
