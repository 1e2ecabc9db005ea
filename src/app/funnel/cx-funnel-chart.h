/* Funnels side by side, drawn from the shapes of the core. */
#pragma once

#include "cx-funnel-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxFunnelChart:
 *
 * A list of focusable segments, one a bar; Tab enters and leaves it, arrows walk in it.
 *
 * Signal `open-accounts` (uint group, uint stage): a bar of a snapshot was activated: its accounts are where they are now.
 */
#define CX_TYPE_FUNNEL_CHART (cx_funnel_chart_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelChart, cx_funnel_chart, CX, FUNNEL_CHART, GtkWidget)

/** cx_funnel_chart_show: @answer: (nullable): must live until another is shown */
void   cx_funnel_chart_show     (CxFunnelChart *self, const CxFunnelAnswer *answer);

G_END_DECLS
