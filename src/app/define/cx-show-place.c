/* The action that takes a person to one thing of the one-pager, on a button. */
#include "cx-show-place.h"

void
cx_show_place_on_click (GtkButton  *button,
                        const char *section,
                        const char *part,
                        int         entry,
                        const char *key)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), CX_SHOW_PLACE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), CX_SHOW_PLACE_TYPE, section, part ? part : "", entry,
                                    key ? key : "");
}
