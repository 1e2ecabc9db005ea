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

/** cx_cell_set_json: the same as a member of @object; null without a column. @column: (nullable) */
void      cx_cell_set_json (JsonObject *object, const char *member, const CxColumn *column, guint account);

/** cx_cell_number_to_json: an integer where the number is whole; null where it is no finite number. Returns: (transfer full) */
JsonNode *cx_cell_number_to_json (double number);

/** CxExportKind: what a cell is; %CX_EXPORT_EMPTY is zero. */
typedef enum {
  CX_EXPORT_EMPTY,
  CX_EXPORT_TEXT,
  CX_EXPORT_NUMBER,
  CX_EXPORT_DATE,
  CX_EXPORT_BOOLEAN,
} CxExportKind;

/**
 * CxExportCell: one cell of a list that is exported, whatever the format of the file.
 * @text: of a text; borrowed
 * @number: a number; of a date its day since 1970-01-01; of yes and no 1 and 0
 */
typedef struct {
  CxExportKind kind;
  const char  *text;
  double       number;
} CxExportCell;

/**
 * cx_cell_get:
 * @scale: power of ten that the column's header names ("($ millions)": 6); numbers are given in it
 * @scratch: empty; may hold the text
 *
 * The value in the form that an import reads back as the same value: lists are texts, and so are
 * ranges unless both ends are the same.
 */
void      cx_cell_get (const CxColumn *column, guint account, int scale, GString *scratch, CxExportCell *cell);

/** cx_cell_append_csv: appends one CSV cell (RFC 4180); nothing when empty. */
void      cx_cell_append_csv (GString *out, const CxExportCell *cell);

/** cx_cell_append_plain: appends what a reader of that CSV cell finds in it: guarded, but not quoted. */
void      cx_cell_append_plain (GString *out, const CxExportCell *cell);

/** cx_cell_would_run: whether a spreadsheet would run a text, or run it once apostrophes before it are taken off. */
gboolean  cx_cell_would_run (const char *text);

/** cx_cell_seems_guarded: whether an import would take the first apostrophe of a text off, so that a workbook has one more. */
gboolean  cx_cell_seems_guarded (const char *text);

/**
 * cx_cell_append_text:
 *
 * Appends a text as one CSV cell. A text that a spreadsheet would run (`=` `+` `-` `@` TAB CR first) gets an apostrophe
 * before it, which an import takes off again.
 */
void      cx_cell_append_text (GString *out, const char *text);

/** cx_cell_append_number: the shortest text that reads back the same, never with an exponent; nothing for NaN. */
void      cx_cell_append_number (GString *out, double number);

/** cx_cell_append_range: "51-200", "10000+", "<10"; an infinite end is open. */
void      cx_cell_append_range (GString *out, double low, double high);

G_END_DECLS
