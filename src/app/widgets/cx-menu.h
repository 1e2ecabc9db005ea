/* Items of menus that are named by people's data. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** cx_menu_append_choice: underscores of @label are no mnemonics. @action: its full name; @choice: the text that it is activated with */
void cx_menu_append_choice (GMenu *menu, const char *label, const char *action, const char *choice);

G_END_DECLS
