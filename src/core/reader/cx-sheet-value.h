/* The values of cells as text: numbers in as few digits as tell them apart, dates as ISO 8601 writes them but for a space
 * before the time. Knows nothing of files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CX_SHEET_VALUE_SIZE: bytes that any of them needs at most, with a NUL byte. */
#define CX_SHEET_VALUE_SIZE 64

/**
 * CxSheetKind: what the format of a cell makes of its number.
 * @CX_SHEET_DATE: a day; with a time where it has one
 * @CX_SHEET_DATE_TIME: a day and a time, also midnight
 * @CX_SHEET_TIME: a time of day
 * @CX_SHEET_DURATION: hours, also more than a day of them
 */
typedef enum { CX_SHEET_NUMBER, CX_SHEET_DATE, CX_SHEET_DATE_TIME, CX_SHEET_TIME, CX_SHEET_DURATION } CxSheetKind;

/** cx_sheet_kind_of_format: @code: as "yyyy\-mm\-dd" or "#,##0.00" */
CxSheetKind cx_sheet_kind_of_format (const char *code);

/** cx_sheet_kind_of_builtin: of the numbered formats that Excel has without saying so (ECMA-376, 18.8.30). */
CxSheetKind cx_sheet_kind_of_builtin (guint id);

/**
 * cx_sheet_write_number:
 * @text: as strtod reads it
 *
 * "45.299999999999997" → "45.3", "1E+05" → "100000"; an exponent only from 1e21 on and below 1e-7. Whole numbers keep all
 * their digits: they may be identifiers.
 *
 * Returns: the length in @out; 0 when @text is no number
 */
gsize cx_sheet_write_number (const char *text, gsize length, char *out);
gsize cx_sheet_write_double (double value, char *out);

/**
 * cx_sheet_write_serial:
 * @from_1904: whether days count from 1904-01-01, as on old Macs, instead of from 1900
 *
 * "2024-02-01", "2024-02-01 09:30", "09:30", "36:30:00"; seconds only where there are any. A day that never was, and what is
 * of no such kind, stays a number.
 *
 * Returns: the length in @out
 */
gsize cx_sheet_write_serial (double serial, CxSheetKind kind, gboolean from_1904, char *out);

/** cx_sheet_write_iso_date: "2024-02-01T09:30:00" → "2024-02-01 09:30". Returns: 0 when @text is no such date */
gsize cx_sheet_write_iso_date (const char *text, gsize length, char *out);

/** cx_sheet_write_iso_duration: "PT09H30M00S" → "09:30". Returns: 0 when @text is no such time */
gsize cx_sheet_write_iso_duration (const char *text, gsize length, char *out);

G_END_DECLS
