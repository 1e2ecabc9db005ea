/* One account as a card of the board. */
#pragma once

#include "cx-board-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxBoardCard:
 *
 * Few and cheap, because a list keeps some two hundred of them: two small widgets, the rest is drawn.
 * Can be dragged (as a #CxBoardItem); its menu opens by the dots, a secondary click or the menu key.
 * Moving and opening it is up to the actions `journey.move` (xu: id of the account, index of the stage),
 * `journey.move-on-day` (x) and `win.show-account` around it.
 */
#define CX_TYPE_BOARD_CARD (cx_board_card_get_type ())
G_DECLARE_FINAL_TYPE (CxBoardCard, cx_board_card, CX, BOARD_CARD, GtkWidget)

GtkWidget   *cx_board_card_new      (void);
void         cx_board_card_set_item (CxBoardCard *self, CxBoardItem *item);   /* @item: (nullable) */
CxBoardItem *cx_board_card_get_item (CxBoardCard *self);

/** cx_board_card_step: moves the account @by stages, where there is one. */
void         cx_board_card_step     (CxBoardCard *self, int by);

/** cx_board_card_open_menu: at the dots. */
void         cx_board_card_open_menu (CxBoardCard *self);

G_END_DECLS
