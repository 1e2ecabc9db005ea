/* One value of one account as other programs read it: a CSV cell, a JSON value. Knows no tiers. */
#pragma once

#include "cx-columns.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * cx_cell_to_json:
 *
 * A number as a number, a list as an array, a range as `[low, high]` (null for an open end), a date as
 * "2026-11-22", yes and no as true and false, everything else as text.
 *
 * Returns: (transfer full): a null node when missing
 */
JsonNode *cx_cell_to_json (const CxColumn *column, guint account);

/** cx_cell_number_to_json: an integer where the number is whole; null where it is no finite number. Returns: (transfer full) */
JsonNode *cx_cell_number_to_json (double number);

/**
 * cx_cell_append_csv:
 * @scale: power of ten that the column's header names ("($ millions)": 6); numbers are written in it
 *
 * Appends the value in the form that an import reads back as the same value; nothing when missing.
 */
void      cx_cell_append_csv (GString *out, const CxColumn *column, guint account, int scale);

/**
 * cx_cell_append_text:
 *
 * Appends a text as one CSV cell (RFC 4180). A text that a spreadsheet would run (`=` `+` `-` `@` TAB CR
 * first) gets an apostrophe before it, which an import takes off again.
 */
void      cx_cell_append_text (GString *out, const char *text);

/** cx_cell_append_number: the shortest text that reads back the same, never with an exponent; nothing for NaN. */
void      cx_cell_append_number (GString *out, double number);

G_END_DECLS
