/* What was published of the selected profile: when, why, by whom, what it changed and moved, and the way back. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_HISTORY_PLACE (cx_history_place_get_type ())
G_DECLARE_FINAL_TYPE (CxHistoryPlace, cx_history_place, CX, HISTORY_PLACE, CxPlace)

G_END_DECLS
