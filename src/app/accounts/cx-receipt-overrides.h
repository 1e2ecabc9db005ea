/* The part of a receipt about what people decided whatever the score: the pin, and what they said no to. */
#pragma once

#include "cx-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * cx_receipt_overrides_fill: a row for the pin, with the action `receipt.lift-pin`, and one a deal that was said no to, with
 * `receipt.unsay-no` (its id); @list is hidden when there is neither.
 * @profile: under which the score is told, or -1
 */
void cx_receipt_overrides_fill (GtkListBox *list, CxSnapshot *snapshot, int profile, guint account);

G_END_DECLS
