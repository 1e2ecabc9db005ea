/* Reads rows from delimited text, as RFC 4180 says and as CRMs write. Knows nothing of accounts. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CxCell: one cell, unquoted; not NUL-terminated; valid until the next row is read. */
typedef struct {
  const char *text;
  gsize       length;
} CxCell;

/**
 * CxCsvRow:
 * @line: line of the file where the row starts, from 1
 * @raw, @raw_length: the bytes of the row as they stand in the file, without the line end
 * @problem: (nullable): why the row cannot be used: a NUL byte, broken UTF-8, a quote that never closes
 */
typedef struct {
  const CxCell *cells;
  guint         n_cells;
  gint64        line;
  const char   *raw;
  gsize         raw_length;
  const char   *problem;
} CxCsvRow;

/** CxCsv: a reader over a buffer that must outlive it. Any bytes are input; none make it fail. */
typedef struct _CxCsv CxCsv;

/** cx_csv_new: @delimiter 0: guessed from the first rows among `,` `;` TAB `|`. A byte-order mark is skipped. */
CxCsv   *cx_csv_new  (const char *data, gsize length, char delimiter);
void     cx_csv_free (CxCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCsv, cx_csv_free)

char     cx_csv_get_delimiter (CxCsv *self);
gboolean cx_csv_has_bom       (CxCsv *self);
gsize    cx_csv_get_position  (CxCsv *self);   /* bytes read so far */

/** cx_csv_next: reads one row; blank lines are skipped. Returns: %FALSE at the end */
gboolean cx_csv_next (CxCsv *self, CxCsvRow *row);

/** cx_csv_row_has_text: whether any cell from @from on holds more than white space. */
gboolean cx_csv_row_has_text (const CxCsvRow *row, guint from);

G_END_DECLS
