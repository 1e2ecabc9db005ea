/* Asks for a deal outside the ideal customer profile that was declined, or taken anyway. */
#pragma once

#include "cx-said-no-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxSaidNoDialog: closes itself. Signal `answered` (a #CxSaidNo without account and day, a pointer) when the person records it. */
#define CX_TYPE_SAID_NO_DIALOG (cx_said_no_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxSaidNoDialog, cx_said_no_dialog, CX, SAID_NO_DIALOG, AdwDialog)

/**
 * cx_said_no_dialog_new:
 * @about: whose deal it is
 * @currency: (nullable): of amounts that name none
 * @author: who is asked, as far as it is known
 */
AdwDialog *cx_said_no_dialog_new (const char *about, const char *currency, const char *author);

G_END_DECLS
