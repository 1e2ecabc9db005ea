/* Reads rows from delimited text, as RFC 4180 says and as CRMs write. Knows nothing of accounts. */
#pragma once

#include "cx-csv-scan.h"
#include "cx-text-input.h"

G_BEGIN_DECLS

/** CxCsv: a reader of text of any length, in memory of a fixed size. Any bytes are input; none make it fail. */
typedef struct _CxCsv CxCsv;

/**
 * CxCsvSizes: in bytes; what is 0 is as usual.
 * @window: how much is read at a time
 * @long_row: a quoted row longer than this must be one for good
 * @largest_row: a longer one cannot be used
 */
typedef struct {
  gsize window, long_row, largest_row;
} CxCsvSizes;

/**
 * cx_csv_new:
 * @input: (transfer full): what to read
 * @sizes: (nullable): for tests; rows do not depend on the window
 */
CxCsv   *cx_csv_new          (CxTextInput *input, const CxDialect *dialect, const CxCsvSizes *sizes);
void     cx_csv_free         (CxCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCsv, cx_csv_free)

/** cx_csv_get_position: bytes of the file in front of the next row; where it is not UTF-8, about so many. */
guint64  cx_csv_get_position (CxCsv *self);

/**
 * cx_csv_next:
 *
 * Reads one row. Blank lines, however many, come as one row without cells. A row has a problem when it holds a NUL byte,
 * bytes that are no text, a quote that never closes, or too much. Fails with %CX_ERROR_IO.
 *
 * Returns: %FALSE at the end or on error
 */
gboolean cx_csv_next         (CxCsv *self, CxRow *row, GError **error);

G_END_DECLS
