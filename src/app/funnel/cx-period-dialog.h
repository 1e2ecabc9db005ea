/* Asks from when to when. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxPeriodFunc: @from, @to: days; G_MININT32 and G_MAXINT32 where the period is open. */
typedef void (*CxPeriodFunc) (gint32 from, gint32 to, gpointer user_data);

/**
 * cx_period_dialog_present:
 * @from, @to: what stands there at first
 * @func: called when a period was chosen
 *
 * A day that is left empty leaves the period open there.
 */
void cx_period_dialog_present (GtkWidget *parent, gint32 from, gint32 to, CxPeriodFunc func, gpointer user_data);

G_END_DECLS
