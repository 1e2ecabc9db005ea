/* The gut check: five questions and a checklist, kept in the draft like everything else. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_GUT_CHECK_DIALOG (cx_gut_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxGutCheckDialog, cx_gut_check_dialog, CX, GUT_CHECK_DIALOG, AdwDialog)

AdwDialog *cx_gut_check_dialog_new (CxWorkspace *workspace);

G_END_DECLS
