/* One stage in the dialog that edits them. */
#pragma once

#include "cx-stage.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxStageRow:
 *
 * Signals: `edited`: what it says differs; `move` (int): the person wants it -1 earlier or 1 later; `remove`.
 */
#define CX_TYPE_STAGE_ROW (cx_stage_row_get_type ())
G_DECLARE_FINAL_TYPE (CxStageRow, cx_stage_row, CX, STAGE_ROW, AdwExpanderRow)

/** cx_stage_row_new: @accounts: how many are at the stage; -1: it is new */
GtkWidget     *cx_stage_row_new         (const CxStage *stage, gint64 accounts);

/** cx_stage_row_get_stage: what the row says now. (transfer none) */
const CxStage *cx_stage_row_get_stage   (CxStageRow *self);

/** cx_stage_row_set_code: of a new stage, which has none until it is applied. */
void           cx_stage_row_set_code    (CxStageRow *self, const char *code);

/** cx_stage_row_set_accounts: as of cx_stage_row_new(), when it is known. */
void           cx_stage_row_set_accounts (CxStageRow *self, gint64 accounts);

/** cx_stage_row_clear_revenue: accounts become customers at another stage. */
void           cx_stage_row_clear_revenue (CxStageRow *self);

/** cx_stage_row_set_place: @place: of @n */
void           cx_stage_row_set_place   (CxStageRow *self, guint place, guint n);

/** cx_stage_row_focus_move: the button that moved it by @by, or the other when there is no further. */
void           cx_stage_row_focus_move  (CxStageRow *self, int by);

/** cx_stage_row_focus_name: opens the row for a name to be typed. */
void           cx_stage_row_focus_name  (CxStageRow *self);

G_END_DECLS
