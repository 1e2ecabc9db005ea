/* Moving many accounts to a stage, as a person does it: the toast, and its Undo. */
#pragma once

#include "cx-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cx_stage_action_move:
 * @from: where the toast is shown
 * @snapshot: what @rows are rows of
 * @rows: (element-type guint): accounts, each once; it must not change any more
 * @stage: an index into the stages of @snapshot
 */
void cx_stage_action_move (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, GArray *rows, guint8 stage);

G_END_DECLS
