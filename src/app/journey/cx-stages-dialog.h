/* Asks which stages the journey has, what they are called and who owns them. */
#pragma once

#include "cx-place.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxStagesDialog: nothing is changed until Apply, which can be undone. */
#define CX_TYPE_STAGES_DIALOG (cx_stages_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxStagesDialog, cx_stages_dialog, CX, STAGES_DIALOG, AdwDialog)

/** cx_stages_dialog_new: @place: where the way back is offered */
AdwDialog *cx_stages_dialog_new (CxPlace *place);

G_END_DECLS
