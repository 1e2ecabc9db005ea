/* Rows that were set aside, as a file that a spreadsheet opens. Knows no widgets. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** cx_reject_file_write_async: writes line, reason and row of each. @rejects: (element-type CxRejectRow): not changed meanwhile */
void     cx_reject_file_write_async  (GPtrArray *rejects, GFile *target, GAsyncReadyCallback callback, gpointer user_data);
gboolean cx_reject_file_write_finish (GAsyncResult *result, GError **error);

/** cx_reject_file_format: Returns: (transfer full): the file: UTF-8, CRLF; cells that a spreadsheet would run are prefixed with an apostrophe */
GBytes  *cx_reject_file_format (GPtrArray *rejects);

G_END_DECLS
