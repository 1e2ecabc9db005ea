/* Where the cells of one row of delimited text are. Knows nothing of files, of encodings and of what came before. */
#pragma once

#include "cx-row.h"

G_BEGIN_DECLS

/** CX_CSV_PADDING: so many bytes behind a limit must be readable, whatever they hold. */
#define CX_CSV_PADDING 64

/** CX_CSV_MAX_CELLS: cells of a row beyond these are counted, not kept. */
#define CX_CSV_MAX_CELLS 65536

/**
 * CxDialect: how cells are told apart.
 * @quote: `\n`: there is none
 * @escape: what makes the next character plain; the quote itself where quotes are doubled
 */
typedef struct {
  char delimiter, quote, escape;
} CxDialect;

/**
 * CxCsvScan: one row as it was found.
 * @cells: what lies between delimiters or quotes, still as in the text
 * @end: behind the last byte of the row
 * @next: behind its line end
 * @n_breaks: line ends inside quotes
 * @cut: the text ended before a line end came
 * @unclosed: a quote opens and the text ends
 * @torn: a quote opens, and the one that closes it, on a later line, stands before text
 * @odd: there may be bytes that are not ASCII, or NUL
 */
typedef struct {
  CxCell     *cells;
  guint       n_cells;
  const char *end, *next;
  guint       n_breaks;
  gboolean    cut, unclosed, torn, odd;
  /*< private >*/
  CxDialect   dialect;
  guint       n_allocated;
  GArray     *escaped;
  char       *buffer;
  gsize       buffer_size;
} CxCsvScan;

void cx_csv_scan_init        (CxCsvScan *self, const CxDialect *dialect);
void cx_csv_scan_clear       (CxCsvScan *self);

/** cx_csv_scan_set_dialect: for the rows from here on. */
void cx_csv_scan_set_dialect (CxCsvScan *self, const CxDialect *dialect);

/**
 * cx_csv_scan_row:
 * @limit: where the text ends; @text … @limit + %CX_CSV_PADDING must be readable
 *
 * Finds the row that starts at @text. A row may be an empty line: that has one empty cell.
 */
void cx_csv_scan_row         (CxCsvScan *self, const char *text, const char *limit);

/** cx_csv_scan_unescape: makes the cells what they mean; those with escapes then lie in memory of @self. */
void cx_csv_scan_unescape    (CxCsvScan *self);

/** cx_csv_skip_line_end: behind LF, CR or CRLF at @p, or @p. */
static inline const char *
cx_csv_skip_line_end (const char *p,
                      const char *limit)
{
  if (p < limit && *p == '\r')
    p++;
  else
    return p < limit && *p == '\n' ? p + 1 : p;
  return p < limit && *p == '\n' ? p + 1 : p;
}

/** cx_csv_find_line_end: the next line end at or behind @p, or @limit. */
const char *cx_csv_find_line_end   (const char *p, const char *limit);

/** cx_csv_count_line_ends: CRLF is one. */
guint       cx_csv_count_line_ends (const char *p, const char *limit);

G_END_DECLS
