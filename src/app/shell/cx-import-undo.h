/* Taking an import back, from wherever it is asked for: the question, progress, and why it cannot be. */
#pragma once

#include "cx-import-table.h"
#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxImportUndoneFunc: the import was taken back. */
typedef void (*CxImportUndoneFunc) (gpointer user_data);

/**
 * cx_import_undo_present:
 * @ask: (nullable): a row to describe in a question first; %NULL: it is done at once
 * @undone: (nullable): called on the main thread, when it is done; with @user_data, which @destroy frees
 *
 * Says over @parent that it is done, or why it cannot be.
 */
void cx_import_undo_present (GtkWidget *parent, CxWorkspace *workspace, gint64 import, const CxImportRow *ask,
                             CxImportUndoneFunc undone, gpointer user_data, GDestroyNotify destroy);

/** cx_import_undo_toast: says @title over @parent, and offers to take @import back. */
void cx_import_undo_toast (GtkWidget *parent, CxWorkspace *workspace, gint64 import, const char *title);

G_END_DECLS
