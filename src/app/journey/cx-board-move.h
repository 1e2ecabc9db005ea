/* A move of one account by hand. */
#pragma once

#include "cx-journey-place.h"

G_BEGIN_DECLS

/** cx_board_move: puts an account (row of the snapshot) at a stage, or at CX_NO_STAGE, on @day, and offers the way back. */
void cx_board_move (CxJourneyPlace *place, guint account, guint8 stage, gint32 day);

G_END_DECLS
