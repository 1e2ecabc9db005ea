/* Hints as quiet lines, each of which leads to the place to mend it. */
#pragma once

#include "cx-smells.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_HINT_LIST (cx_hint_list_get_type ())
G_DECLARE_FINAL_TYPE (CxHintList, cx_hint_list, CX, HINT_LIST, AdwBin)

GtkWidget *cx_hint_list_new  (void);

/** cx_hint_list_show: @smells: (element-type CxSmell); those of @section, or with %NULL those of the whole page. Hides itself when there are none. */
void       cx_hint_list_show (CxHintList *self, GPtrArray *smells, const char *section);

G_END_DECLS
