/* The numbers of the funnel as tables. */
#pragma once

#include "cx-figures.h"
#include "cx-funnel-answer.h"

G_BEGIN_DECLS

/** cx_funnel_figures_bars: what the bars and the rates between them say, group by group, and of all. Returns: (transfer full) */
CxFigures *cx_funnel_figures_bars  (const CxFunnelAnswer *answer);

/** cx_funnel_figures_steps: step by step: all, tier 1 against the rest, days, and who waits. Returns: (transfer full) */
CxFigures *cx_funnel_figures_steps (const CxFunnelAnswer *answer);

G_END_DECLS
