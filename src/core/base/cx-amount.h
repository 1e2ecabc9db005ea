/* Numbers and money as the user's language writes them. Knows nothing of the domain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cx_format_number: grouped (with commas, where the locale is none), at most @decimals after the point, no idle zeros, a true minus. Returns: (transfer full) */
char *cx_format_number (double value, int decimals);

/** cx_round_days: as people say a length of time: whole days, halves up. */
double cx_round_days (double days);

/**
 * cx_format_money:
 * @unit: (nullable): ISO 4217 code; %NULL or empty: no sign
 * @brief: "€416k", "€17.1M" in place of all digits
 *
 * The sign stands where the user's language puts its own. Returns: (transfer full)
 */
char *cx_format_money  (double value, const char *unit, gboolean brief);

G_END_DECLS
