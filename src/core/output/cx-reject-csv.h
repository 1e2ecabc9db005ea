/* Rows that an import set aside, as a file that a spreadsheet opens, a person repairs, and an import takes again. */
#pragma once

#include "cx-import-table.h"

G_BEGIN_DECLS

/**
 * cx_reject_csv_write:
 *
 * Writes the rows that @import set aside under the columns of their own file, and behind those `Concentric surplus`, which
 * holds cells beyond the header, `Concentric import`, `Concentric line` and `Concentric reason`; when that file was one of
 * rejects already, it has these columns once, and they name the place where a row was set aside first. Of a row without any cell that
 * could be read, its text stands in the first column. UTF-8, CRLF; cells that a spreadsheet would run begin with an
 * apostrophe, which an import takes off again. Memory does not grow with the rows.
 */
gboolean cx_reject_csv_write (CxStore *store, gint64 import, GOutputStream *out, GCancellable *cancellable, GError **error);

/** cx_reject_csv_write_file: the same into a file, which is replaced when all is written. */
gboolean cx_reject_csv_write_file (CxStore *store, gint64 import, GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
