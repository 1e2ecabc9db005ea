/* Items of menus that are named by people's data. */
#include "cx-menu.h"

void
cx_menu_append_choice (GMenu      *menu,
                       const char *label,
                       const char *action,
                       const char *choice)
{
  g_auto(GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *literal = g_strjoinv ("__", parts);
  g_autoptr(GMenuItem) item = g_menu_item_new (literal, NULL);

  g_menu_item_set_action_and_target (item, action, "s", choice);
  g_menu_append_item (menu, item);
}
