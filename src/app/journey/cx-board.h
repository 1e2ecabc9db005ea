/* The columns of a journey side by side, under the teams that own them. */
#pragma once

#include "cx-board-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxBoard: scrolls sideways where its columns do not fit. */
#define CX_TYPE_BOARD (cx_board_get_type ())
G_DECLARE_FINAL_TYPE (CxBoard, cx_board, CX, BOARD, AdwBin)

/**
 * cx_board_show:
 * @answer: (nullable): must live until another is shown
 * @none: whether accounts in no stage have a column too
 *
 * Columns fill one after another, with frames between.
 */
void     cx_board_show  (CxBoard *self, const CxBoardAnswer *answer, gboolean none);

/** cx_board_focus: gives the card of the account with @id the focus, wherever it stands. */
void     cx_board_focus (CxBoard *self, gint64 id);

/** cx_board_set_column_width: of every column, at least; px. */
void     cx_board_set_column_width (CxBoard *self, int width);

G_END_DECLS
