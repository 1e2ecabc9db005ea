/* The dialog that defines the leading indicator, with what it comes to as it is changed. */
#pragma once

#include "cx-workspace-evidence.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_INDICATOR_DIALOG (cx_indicator_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxIndicatorDialog, cx_indicator_dialog, CX, INDICATOR_DIALOG, AdwDialog)

/** CxIndicatorFunc: @indicator: (transfer none): what was decided */
typedef void (*CxIndicatorFunc) (const CxIndicator *indicator, gpointer user_data);

/** cx_indicator_dialog_new: @data: copied; begins with its indicator. @func: called with @user_data, an object, unless that is gone */
AdwDialog *cx_indicator_dialog_new (const CxEvidenceData *data, CxIndicatorFunc func, GObject *user_data);

G_END_DECLS
