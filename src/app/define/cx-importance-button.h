/* A button that shows how important a criterion is, and a popover to choose that and its weight. */
#pragma once

#include "cx-criterion-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxImportanceButton: signals `chosen` () for an importance, `weighed` () for a weight. */
#define CX_TYPE_IMPORTANCE_BUTTON (cx_importance_button_get_type ())
G_DECLARE_FINAL_TYPE (CxImportanceButton, cx_importance_button, CX, IMPORTANCE_BUTTON, AdwBin)

void         cx_importance_button_set            (CxImportanceButton *self, CxImportance importance, double weight);
CxImportance cx_importance_button_get_importance (CxImportanceButton *self);
double       cx_importance_button_get_weight     (CxImportanceButton *self);

G_END_DECLS
