/* Accounts out of the window: for a spreadsheet, other programs or a CRM; what is written is said before. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_EXPORT_DIALOG (cx_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxExportDialog, cx_export_dialog, CX, EXPORT_DIALOG, AdwDialog)

/**
 * cx_export_dialog_new:
 * @from: where messages appear once it is closed
 * @profile: rank index whose tiers are written, or -1: those of the workspace
 * @rows: (element-type guint): rows of @snapshot that are written unless all are, in their order
 * @selected: whether a person selected them; else they are those that are shown
 */
AdwDialog *cx_export_dialog_new (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, int profile, GArray *rows,
                                 gboolean selected);

G_END_DECLS
