/* The growth equation with a slider per term: what if one of them were better? */
#pragma once

#include "cx-funnel-answer.h"
#include "cx-growth.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxGrowthPane: nothing that is tried here is kept: it starts again with every other funnel. */
#define CX_TYPE_GROWTH_PANE (cx_growth_pane_get_type ())
G_DECLARE_FINAL_TYPE (CxGrowthPane, cx_growth_pane, CX, GROWTH_PANE, AdwBin)

void cx_growth_pane_show (CxGrowthPane *self, const CxFunnelAnswer *answer);

G_END_DECLS
