/* A row of cells, as every reader gives it. Knows nothing of what the cells mean. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CxCell: one cell as UTF-8 text; not NUL-terminated; valid until the next row is read. */
typedef struct {
  const char *text;
  gsize       length;
} CxCell;

/**
 * CxRow:
 * @line: where the row starts, from 1: a line of a text file, a row of a sheet, the line of a JSON record
 * @raw, @raw_length: the row as it stands in the file, without the line end; of a sheet its cells as CSV; of JSON the record
 * @problem: (nullable): why the row cannot be used, for people: a quote that never closes, broken text, too few or too many
 *   cells, the footer of a report; @cells are then what could be read, perhaps none
 */
typedef struct {
  const CxCell *cells;
  guint         n_cells;
  gint64        line;
  const char   *raw;
  gsize         raw_length;
  const char   *problem;
} CxRow;

/** cx_row_has_text: whether any cell from @from on holds more than white space. */
gboolean cx_row_has_text (const CxRow *row, guint from);

/** cx_row_to_json: (transfer full): the cells as a JSON array of texts; bytes that are no text are replaced. */
char    *cx_row_to_json  (const CxRow *row);

G_END_DECLS
