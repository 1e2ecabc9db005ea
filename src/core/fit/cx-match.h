/* Which texts of a dictionary a set of wanted texts picks; inside the fit layer only. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/**
 * cx_match_whole:
 * @values: %NULL-terminated; blank ones pick nothing
 *
 * Texts that are one of @values: folded; identifiers byte for byte; domains by their registrable domain,
 * however the address is written.
 *
 * Returns: (transfer full): one byte a code, 1 or 0
 */
guint8  *cx_match_whole (const CxColumn *column, char *const *values);

/** cx_match_part: texts that contain one of @values; identifiers byte for byte, all others folded. */
guint8  *cx_match_part  (const CxColumn *column, char *const *values);

/**
 * cx_match_numbers:
 * @numbers: (out): per code the number of the value that the text is, counted from 1 over the distinct
 *   folded @values, or 0
 *
 * Returns: how many distinct values there are
 */
guint    cx_match_numbers (const CxColumn *column, char *const *values, guint32 **numbers);

G_END_DECLS
