/* The value framework: the one sentence that says what we alone add, and what it rests on. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_VALUE_FORM (cx_value_form_get_type ())
G_DECLARE_FINAL_TYPE (CxValueForm, cx_value_form, CX, VALUE_FORM, AdwBin)

void cx_value_form_set_workspace (CxValueForm *self, CxWorkspace *workspace);
void cx_value_form_show          (CxValueForm *self, CxProfile *draft);

G_END_DECLS
