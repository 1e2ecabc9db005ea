/* One published version: why, by whom, what it was warned of, and what it changed. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_HISTORY_DETAIL (cx_history_detail_get_type ())
G_DECLARE_FINAL_TYPE (CxHistoryDetail, cx_history_detail, CX, HISTORY_DETAIL, AdwBin)

/**
 * cx_history_detail_show:
 * @versions: (element-type CxVersionRow): all of the profile, newest first
 * @i: which of them
 */
void       cx_history_detail_show (CxHistoryDetail *self, CxWorkspace *workspace, GPtrArray *versions, guint i);

/** cx_history_detail_update: the draft has changed since. */
void       cx_history_detail_update (CxHistoryDetail *self);

/** cx_history_detail_get_profile: what the version says. (transfer none) (nullable) */
CxProfile *cx_history_detail_get_profile (CxHistoryDetail *self);

G_END_DECLS
