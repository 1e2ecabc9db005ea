/* The buying circle, the deals and the usage of an account as rows of its receipt. Knows no workspace. */
#pragma once

#include "cx-circle.h"
#include "cx-deal.h"
#include "cx-usage.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Each fills an expander: what it comes to as the subtitle, and rows, which are made anew; @rows: (element-type GtkWidget): the
 * rows that are in it. An expander with nothing to say is hidden.
 */

/** cx_receipt_circle_fill: @profile: (nullable): whose buying circle is looked for; @day: the reference day */
void cx_receipt_circle_fill (AdwExpanderRow *expander, GPtrArray *rows, GPtrArray *people, CxProfile *profile, gint32 day);
void cx_receipt_deals_fill  (AdwExpanderRow *expander, GPtrArray *rows, GPtrArray *deals, gint32 day);
void cx_receipt_usage_fill  (AdwExpanderRow *expander, GPtrArray *rows, GPtrArray *usage, gint32 day);

/** cx_receipt_records_clear: takes the rows away and hides @expander. */
void cx_receipt_records_clear (AdwExpanderRow *expander, GPtrArray *rows);

G_END_DECLS
