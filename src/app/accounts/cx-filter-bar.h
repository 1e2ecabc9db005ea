/* The row of filters above the accounts: tier, stage, owner, territory, flags, and how many are shown. */
#pragma once

#include "cx-account-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFilterBar: edits the filter of a #CxAccountList. */
#define CX_TYPE_FILTER_BAR (cx_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxFilterBar, cx_filter_bar, CX, FILTER_BAR, AdwBin)

GtkWidget *cx_filter_bar_new (CxAccountList *list);

/** cx_filter_bar_set_compact: without "n of N", which a narrow window has in its title. */
void       cx_filter_bar_set_compact (CxFilterBar *self, gboolean compact);

/** cx_filter_word: a value of a question for people: "Tier 1 · Bullseye", "MQL", "Nobody". Returns: (transfer full) */
char      *cx_filter_word    (CxSnapshot *snapshot, const char *question, const char *value);

/** cx_shown_text: "173 of 612", of what the list shows; markup. Returns: (transfer full) */
char      *cx_shown_text     (CxAccountList *list);

G_END_DECLS
