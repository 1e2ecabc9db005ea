/* A share as a bar with its interval as a whisker, and the target across. Its row says the numbers. */
#pragma once

#include "cx-cohorts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_INTERVAL_BAR (cx_interval_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxIntervalBar, cx_interval_bar, CX, INTERVAL_BAR, GtkWidget)

/** cx_interval_bar_new: @target: 0 … 1; NAN: none. @standing: whose colour it has */
GtkWidget *cx_interval_bar_new (const CxCohortShare *share, double target, CxStanding standing);

G_END_DECLS
