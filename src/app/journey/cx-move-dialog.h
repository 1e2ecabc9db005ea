/* Asks to which stage an account came, and on which day. */
#pragma once

#include "cx-journey-place.h"

G_BEGIN_DECLS

/** CxMoveDialog: a day that has come, and not before what is known of the account already. */
#define CX_TYPE_MOVE_DIALOG (cx_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxMoveDialog, cx_move_dialog, CX, MOVE_DIALOG, AdwDialog)

/** cx_move_dialog_new: @account: row of the snapshot */
AdwDialog *cx_move_dialog_new     (CxJourneyPlace *place, guint account);

/** cx_move_dialog_set_day: since 1970-01-01 */
void       cx_move_dialog_set_day (CxMoveDialog *self, gint32 day);

G_END_DECLS
