/* The accounts of one column of the board as a list model. Knows no widgets. */
#pragma once

#include "cx-board-answer.h"

G_BEGIN_DECLS

/** CxBoardItem: one account as one card shows it; never changes. */
#define CX_TYPE_BOARD_ITEM (cx_board_item_get_type ())
G_DECLARE_FINAL_TYPE (CxBoardItem, cx_board_item, CX, BOARD_ITEM, GObject)

const CxBoardEntry *cx_board_item_get_entry    (CxBoardItem *self);
CxSnapshot         *cx_board_item_get_snapshot (CxBoardItem *self);
CxColumns          *cx_board_item_get_columns  (CxBoardItem *self);
const CxStage      *cx_board_item_get_stage    (CxBoardItem *self);   /* (nullable) */
guint8              cx_board_item_get_stage_index (CxBoardItem *self);   /* or CX_NO_STAGE */
/** cx_board_item_get_days: how long it is at its stage; %FALSE when nobody knows. */
gboolean            cx_board_item_get_days     (CxBoardItem *self, int *days);
const double       *cx_board_item_get_thresholds (CxBoardItem *self);   /* three; (nullable) without profiles */
gint64              cx_board_item_get_id       (CxBoardItem *self);
const char         *cx_board_item_get_name     (CxBoardItem *self);

/** cx_board_item_describe: "Grünfels Distribution, tier 2, fit 61, Sales-qualified, Katrin Vogel, 4 days". Returns: (transfer full) */
char               *cx_board_item_describe     (CxBoardItem *self);

/** CxBoardList: a #GListModel of #CxBoardItem; items are made when somebody asks for them. */
#define CX_TYPE_BOARD_LIST (cx_board_list_get_type ())
G_DECLARE_FINAL_TYPE (CxBoardList, cx_board_list, CX, BOARD_LIST, GObject)

/** cx_board_list_new: @stage: an index of the journey, or CX_NO_STAGE */
CxBoardList *cx_board_list_new   (guint8 stage);

/** cx_board_list_show: shows what @answer says of its stage. Emits only the rows between the first and the last that differ. */
void         cx_board_list_show  (CxBoardList *self, const CxBoardAnswer *answer);

/** cx_board_list_find: where the account with @id stands, or G_MAXUINT. O(n). */
guint        cx_board_list_find  (CxBoardList *self, gint64 id);

G_END_DECLS
