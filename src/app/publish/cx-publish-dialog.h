/* Between draft and publication: what would move, what that is warned of, why it is published, and who says so. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_PUBLISH_DIALOG (cx_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxPublishDialog, cx_publish_dialog, CX, PUBLISH_DIALOG, AdwDialog)

/** cx_publish_dialog_new: @settings: remembers the author */
AdwDialog *cx_publish_dialog_new (CxWorkspace *workspace, GSettings *settings);

G_END_DECLS
