/* One share as a row: its name, a bar with its interval, and the numbers. */
#pragma once

#include "cx-cohorts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CxShareRow: a row of a list; what it says stands in its labels. */
#define CX_TYPE_SHARE_ROW (cx_share_row_get_type ())
G_DECLARE_FINAL_TYPE (CxShareRow, cx_share_row, CX, SHARE_ROW, GtkListBoxRow)

/**
 * cx_share_row_new:
 * @target: 0 … 1; NAN: none
 * @standing: whose colour the bar has
 * @note: (nullable): after the numbers
 */
GtkWidget *cx_share_row_new (const char *name, const CxCohortShare *share, double target, CxStanding standing, const char *note);

G_END_DECLS
