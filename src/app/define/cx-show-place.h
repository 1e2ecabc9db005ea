/* The action that takes a person to one thing of the one-pager. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CX_SHOW_PLACE: an action with #CX_SHOW_PLACE_TYPE: section, part or "", entry or %CX_NO_ENTRY, member or criterion or "". */
#define CX_SHOW_PLACE      "define.show"
#define CX_SHOW_PLACE_TYPE "(ssis)"

/** cx_show_place_on_click: @part, @key: (nullable) */
void cx_show_place_on_click (GtkButton *button, const char *section, const char *part, int entry, const char *key);

G_END_DECLS
