/* A file of a table, whatever its format: how it is written, its header, and its rows one after the other. Knows nothing
 * of accounts and workspaces. */
#pragma once

#include "cx-row.h"
#include "cx-source.h"

G_BEGIN_DECLS

/** CxFormat: %CX_FORMAT_AUTO is zero: told from the bytes, not from the name. */
typedef enum {
  CX_FORMAT_AUTO,
  CX_FORMAT_CSV,
  CX_FORMAT_TSV,
  CX_FORMAT_JSON,
  CX_FORMAT_NDJSON,
  CX_FORMAT_XLSX,
  CX_FORMAT_XLS,
  CX_FORMAT_ODS,
} CxFormat;

/** cx_format_get_name: "csv". */
const char *cx_format_get_name  (CxFormat format);
/** cx_format_from_name: "auto" included. Returns: %FALSE when there is no such format */
gboolean    cx_format_from_name (const char *name, CxFormat *format);

/**
 * CxReadOptions: what a person says of a file; all zero: everything is found.
 * @encoding: (nullable): as iconv calls it; %NULL or "auto": found
 * @delimiter, @quote, @escape: 0: found. @quote '\n': there is none. @escape: what makes the next character plain, most often
 *   the quote itself
 * @sheet: (nullable): the name of a sheet; of JSON the path of the array ("data.companies"); %NULL: the first that has rows
 * @header_line: where the header stands (of a sheet: its row), from 1; 0: found
 */
typedef struct {
  CxFormat    format;
  const char *encoding;
  char        delimiter, quote, escape;
  const char *sheet;
  guint       header_line;
} CxReadOptions;

/**
 * CxReadForm: how a file is written, as found or as told.
 * @encoding: as iconv calls it: "UTF-8", "WINDOWS-1252"; of workbooks and JSON "UTF-8" or what it is in
 * @delimiter, @quote, @escape: 0 where the format has none
 * @sheets: (nullable): all that could be read, in their order; %NULL where there is but one table
 * @sheet: (nullable): the one that is read
 * @preamble_lines: lines (of a sheet: rows) above the header that are not part of the table
 * @header_lines: lines that make up the header, at least 1; 0 for JSON
 * @header: one text per column, trimmed; may repeat, may be empty
 */
typedef struct {
  CxFormat format;
  char    *encoding;
  char     delimiter, quote, escape;
  char   **sheets;
  char    *sheet;
  guint    preamble_lines, header_lines;
  char   **header;
} CxReadForm;

CxReadForm *cx_read_form_copy (const CxReadForm *self);
void        cx_read_form_free (CxReadForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReadForm, cx_read_form_free)

/** CxReader: rows of a file one after the other; of one thread at a time. */
typedef struct _CxReader CxReader;

/**
 * cx_reader_new:
 * @options: (nullable): %NULL: everything is found
 *
 * Finds out how @source is written and reads up to the end of the header. Fails with %CX_ERROR_IO, %CX_ERROR_EMPTY
 * (no header) or %CX_ERROR_SYNTAX (not what @options say it is; no such sheet; an encoding that nobody knows).
 * Memory does not grow with the file for CSV, TSV, JSON and NDJSON.
 */
CxReader         *cx_reader_new       (CxSource *source, const CxReadOptions *options, GError **error);

/** cx_reader_new_again: the same rows once more: nothing is searched for, what @form says holds. */
CxReader         *cx_reader_new_again (CxSource *source, const CxReadForm *form, GError **error);
void              cx_reader_free      (CxReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReader, cx_reader_free)

const CxReadForm *cx_reader_get_form     (CxReader *self);

/** cx_reader_get_position: how much of the work is done, of cx_reader_get_length(); bytes, where the format has them. */
guint64           cx_reader_get_position (CxReader *self);
guint64           cx_reader_get_length   (CxReader *self);

/**
 * cx_reader_next:
 *
 * Reads one row; rows without any text are skipped. Every row that cannot be used has a @problem: in a good one there are
 * as many cells as columns, or fewer where the last columns have no header.
 *
 * Returns: %FALSE at the end, or with @error set when the file cannot be read further
 */
gboolean          cx_reader_next         (CxReader *self, CxRow *row, GError **error);

G_END_DECLS
