/* Which marks move from one picture to the next. */
#pragma once

#include "cx-rings.h"

G_BEGIN_DECLS

/** CX_BULLSEYE_MOST_MOVES: more cannot be drawn in a frame: then one picture fades into the other. */
#define CX_BULLSEYE_MOST_MOVES 240

/** CxBullseyeMove: of an account, from its place in the picture before to its place in the one that comes. */
typedef struct {
  CxRingsMark from, to;
} CxBullseyeMove;

/** cx_bullseye_find_moves: of two layouts of the same size, (element-type CxRingsMark). Returns: (transfer full) (nullable) (element-type CxBullseyeMove): NULL when they are too many */
GArray     *cx_bullseye_find_moves (const GArray *from, const GArray *to);
/** cx_bullseye_move_at: where it is meanwhile. @at: 0 … 1 */
CxRingsMark cx_bullseye_move_at    (const CxBullseyeMove *move, double at);

G_END_DECLS
