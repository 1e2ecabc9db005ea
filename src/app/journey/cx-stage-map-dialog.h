/* Asks which stage each value of the imported stage column means. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxStageMapDialog: values without a stage first; nothing is decided until Apply. */
#define CX_TYPE_STAGE_MAP_DIALOG (cx_stage_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxStageMapDialog, cx_stage_map_dialog, CX, STAGE_MAP_DIALOG, AdwDialog)

AdwDialog *cx_stage_map_dialog_new (CxWorkspace *workspace);

G_END_DECLS
