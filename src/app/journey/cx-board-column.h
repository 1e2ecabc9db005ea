/* One stage of the board: its two names, what it adds up to, and its accounts as cards. */
#pragma once

#include "cx-board-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_BOARD_COLUMN (cx_board_column_get_type ())
G_DECLARE_FINAL_TYPE (CxBoardColumn, cx_board_column, CX, BOARD_COLUMN, GtkBox)

/** cx_board_column_new: @index: of the stage in its journey, or CX_NO_STAGE; @stage: (nullable): %NULL: accounts in no stage */
GtkWidget *cx_board_column_new   (guint8 index, const CxStage *stage);

/** cx_board_column_show: what the accounts add up to. */
void       cx_board_column_show  (CxBoardColumn *self, const CxBoardAnswer *answer);

/** cx_board_column_fill: the accounts themselves; makes some two hundred cards when all of them are new. */
void       cx_board_column_fill  (CxBoardColumn *self, const CxBoardAnswer *answer);

/** cx_board_column_focus: brings the account with @id into view and gives it the focus. Returns: %FALSE when it is not here */
gboolean   cx_board_column_focus (CxBoardColumn *self, gint64 id);

G_END_DECLS
