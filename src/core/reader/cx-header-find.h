/* Which of the first rows of a table are its header. Knows nothing of formats and of what the columns mean. */
#pragma once

#include "cx-row-store.h"

G_BEGIN_DECLS

/**
 * CxHeaderPlace: where the header is.
 * @first, @n: its rows, as counted in the store; more than one where groups stand above the names
 * @n_columns: cells of the header, or more where most rows below have more
 * @has_values: for each column, whether numbers, days or addresses stand below
 */
typedef struct {
  guint    first, n, n_columns;
  guint8  *has_values;
} CxHeaderPlace;

void cx_header_place_clear (CxHeaderPlace *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxHeaderPlace, cx_header_place_clear)

/**
 * cx_header_find:
 * @rows: the first rows as they stand in the file, rows without text included
 * @delimiter: of text; 0 otherwise
 *
 * The header is the first row with text, unless that is a title above the table: narrow, while what follows is wide and
 * looks like a header. Returns: %FALSE when no row has text
 */
gboolean cx_header_find        (CxRowStore *rows, char delimiter, CxHeaderPlace *place);

/** cx_header_find_at: a header of one row, the last at or above @line. Returns: %FALSE when there is none, or no text in it */
gboolean cx_header_find_at     (CxRowStore *rows, gint64 line, CxHeaderPlace *place);

/** cx_header_find_again: the place of a header of @n_columns that ends with the last row at or above line @last_line. */
gboolean cx_header_find_again  (CxRowStore *rows, gint64 last_line, guint n_columns, CxHeaderPlace *place);

/** cx_header_join: (transfer full): the name of each column: "Group Name" where there are groups. */
char   **cx_header_join        (CxRowStore *rows, const CxHeaderPlace *place);

G_END_DECLS
