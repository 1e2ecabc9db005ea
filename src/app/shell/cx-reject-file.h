/* Rows that were set aside, as a file that is repaired and imported again. Knows no widgets. */
#pragma once

#include "cx-workspace.h"

G_BEGIN_DECLS

/** cx_reject_file_save_async: writes the rejects of @import to @target. */
void     cx_reject_file_save_async  (CxWorkspace *workspace, gint64 import, GFile *target, GAsyncReadyCallback callback, gpointer user_data);
gboolean cx_reject_file_save_finish (GAsyncResult *result, GError **error);

/** cx_reject_file_format: Returns: (transfer full): the file: UTF-8, CRLF; cells that a spreadsheet would run are prefixed with an apostrophe */
GBytes  *cx_reject_file_format (GPtrArray *rejects);

G_END_DECLS
