/* The bar below the accounts that says how many are selected, and what can be done to all of them. */
#pragma once

#include "cx-account-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxSelectionBar: stands in a #CxPlace; shown while several accounts are selected. */
#define CX_TYPE_SELECTION_BAR (cx_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxSelectionBar, cx_selection_bar, CX, SELECTION_BAR, AdwBin)

GtkWidget *cx_selection_bar_new         (CxAccountList *list);

/** cx_selection_bar_set_compact: for narrow windows: all but the first button in a menu. */
void       cx_selection_bar_set_compact (CxSelectionBar *self, gboolean compact);

G_END_DECLS
