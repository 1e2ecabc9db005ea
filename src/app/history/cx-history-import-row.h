/* An import as a row of a list. */
#pragma once

#include "cx-import-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_history_import_row_new: @today: of the workspace */
GtkWidget *cx_history_import_row_new (const CxImportRow *import, gint32 today);

G_END_DECLS
