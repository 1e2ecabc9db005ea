/* How far the one-pager is, in percent, and below it what is still missing and where. */
#pragma once

#include "cx-define-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_READINESS_BUTTON (cx_readiness_button_get_type ())
G_DECLARE_FINAL_TYPE (CxReadinessButton, cx_readiness_button, CX, READINESS_BUTTON, AdwBin)

/** cx_readiness_button_show: takes from @view what it says. */
void cx_readiness_button_show (CxReadinessButton *self, const CxDefineView *view);

G_END_DECLS
