/* The way back from an edit of the stages. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

/** cx_stages_undo_offer: says that the stages have changed, with Undo. @edit: of cx_workspace_edit_stages_finish() */
void cx_stages_undo_offer (CxPlace *place, gint64 edit);

G_END_DECLS
