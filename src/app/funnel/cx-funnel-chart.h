/* Funnels side by side, drawn from the shapes of the core. */
#pragma once

#include "cx-funnel-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxFunnelChart:
 *
 * A list of focusable segments, one a bar; Tab enters and leaves it, arrows walk in it, Enter opens a bar's accounts.
 */
#define CX_TYPE_FUNNEL_CHART (cx_funnel_chart_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelChart, cx_funnel_chart, CX, FUNNEL_CHART, GtkWidget)

/** cx_funnel_chart_show: @answer: (nullable): must live until another is shown */
void   cx_funnel_chart_show     (CxFunnelChart *self, const CxFunnelAnswer *answer);

G_END_DECLS
