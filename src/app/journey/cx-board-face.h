/* The texts and signs on a card of the board, laid out and drawn. Knows no events. */
#pragma once

#include "cx-board-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** Room inside a card: beside, above and below its lines, and between them. */
#define CX_BOARD_FACE_PADDING 11
#define CX_BOARD_FACE_MARGIN 8
#define CX_BOARD_FACE_GAP 3
#define CX_BOARD_FACE_DOTS 30   /* width of the place that opens the menu */

/** CxBoardFace: three lines: name; tier, fit, worth; owner, days. Layouts are made when first drawn. */
typedef struct {
  PangoLayout *name, *fit, *worth, *initials, *owner, *days;
} CxBoardFace;

void cx_board_face_clear (CxBoardFace *self);

/** cx_board_face_line_height: of every line of a card in @widget, px. */
int  cx_board_face_line_height (GtkWidget *widget);

/** cx_board_face_fit_width: what the number takes in the second line, px. */
int  cx_board_face_fit_width (CxBoardFace *self, GtkWidget *widget, CxBoardItem *item);

/** cx_board_face_append: draws @item for a card of @widget's size; @bar_end: where the second line's widgets end. */
void cx_board_face_append (CxBoardFace *self, GtkWidget *widget, GtkSnapshot *snapshot, CxBoardItem *item, int fit_start, int bar_end);

G_END_DECLS
