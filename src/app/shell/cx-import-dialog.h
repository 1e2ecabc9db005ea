/* Importing a file: what its rows are, what its columns become, what would happen, the run itself, what became of it. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxImportDialog: cannot be closed by accident while the import runs; closing it then cancels. */
#define CX_TYPE_IMPORT_DIALOG (cx_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxImportDialog, cx_import_dialog, CX, IMPORT_DIALOG, AdwDialog)

/** cx_import_dialog_new: looks at @file at once. */
AdwDialog *cx_import_dialog_new (CxWorkspace *workspace, GFile *file);

G_END_DECLS
