/* The first rows of a file as a small table. */
#pragma once

#include "cx-import-peek.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_import_preview_new: header and rows as they stand in the file. */
GtkWidget *cx_import_preview_new (const CxImportPeek *peek);

G_END_DECLS
