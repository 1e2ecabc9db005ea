/* The first rows of a file as a small table. */
#pragma once

#include "cx-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_import_preview_new: header and rows of @plan as they stand in the file. */
GtkWidget *cx_import_preview_new (CxImportPlan *plan);

G_END_DECLS
