/* Asks for the tier to pin accounts to, and why. */
#pragma once

#include "cx-pin-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxPinDialog: closes itself. Signal `answered` (a #CxPin without account and day, a pointer) when the person pins. */
#define CX_TYPE_PIN_DIALOG (cx_pin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxPinDialog, cx_pin_dialog, CX, PIN_DIALOG, AdwDialog)

/**
 * cx_pin_dialog_new:
 * @about: who is pinned, and what they score
 * @tier: that is chosen to begin with
 * @reason: (nullable): to begin with
 * @author: who is asked, as far as it is known
 */
AdwDialog *cx_pin_dialog_new (const char *about, guint8 tier, const char *reason, const char *author);

G_END_DECLS
