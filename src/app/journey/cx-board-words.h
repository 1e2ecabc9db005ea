/* The words around the board. */
#pragma once

#include "cx-board-answer.h"

G_BEGIN_DECLS

/** cx_board_describe_undecided: "3 values of “Lifecycle stage” have no stage yet", "Every value of “Lifecycle stage” has a stage". (transfer full) */
char *cx_board_describe_undecided (CxSnapshot *snapshot);

/** cx_board_describe_shown: "1,204 of 2,000 accounts". (transfer full) */
char *cx_board_describe_shown     (const CxBoardAnswer *answer);

/** cx_board_describe_way: "Raw lead to retention"; "" when there are no stages. (transfer full) */
char *cx_board_describe_way       (CxJourney *journey);

G_END_DECLS
