/* How a delimited text is written: found from its first rows. Knows nothing of files. */
#pragma once

#include "cx-csv-scan.h"

G_BEGIN_DECLS

/**
 * cx_dialect_find:
 * @text, @length: the beginning of the text; %CX_CSV_PADDING bytes behind it must be readable
 * @is_all: nothing follows
 * @known: what is known; 0 where it is to be found
 *
 * Tries what occurs in the text, and takes that with which the rows are most alike in width and the cells look most like
 * values. An Excel file that says "sep=;" in its first line is believed. What nothing speaks for is `,`, `"` and doubled
 * quotes.
 */
CxDialect cx_dialect_find (const char *text, gsize length, gboolean is_all, const CxDialect *known);

/** cx_dialect_find_mark: the delimiter in a first line "sep=;", or 0. */
char      cx_dialect_find_mark (const char *text, gsize length);

G_END_DECLS
