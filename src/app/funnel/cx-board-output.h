/* The report for the board out of the window: onto paper, and into files. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

/**
 * cx_board_output_install:
 * @menu: the menu of the place, which gets a section more
 *
 * Gives @place the actions `board.print` and `board.export` (s: "pdf", "svg", "html", "md"), of the selected profile.
 */
void cx_board_output_install (CxPlace *place, GMenu *menu);

G_END_DECLS
