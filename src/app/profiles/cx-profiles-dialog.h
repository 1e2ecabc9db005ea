/* The dialog Profiles: which there are, in which order, and what is out of use. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_PROFILES_DIALOG (cx_profiles_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxProfilesDialog, cx_profiles_dialog, CX, PROFILES_DIALOG, AdwDialog)

AdwDialog *cx_profiles_dialog_new (CxWorkspace *workspace);

G_END_DECLS
