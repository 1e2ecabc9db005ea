/* Record ids as CRMs write them, and what spreadsheets and reports make of them. Knows nothing of accounts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_salesforce_id_repair:
 *
 * Appends the 18 characters of a record id: of 15 characters with the three that they lack, of 18 in the case that the last
 * three tell, which some programs lose.
 *
 * Returns: %FALSE when @text is no such id; @out is then untouched
 */
gboolean cx_salesforce_id_repair      (GString *out, const char *text);

/**
 * cx_hubspot_id_repair:
 *
 * Appends the digits of a record id, also where a spreadsheet took it for a number: "123.0", "1.2345E+4". Digits that it has
 * lost ("1.23E+11") are not made up.
 *
 * Returns: %FALSE when @text is no such id; @out is then untouched
 */
gboolean cx_hubspot_id_repair         (GString *out, const char *text);

G_END_DECLS
