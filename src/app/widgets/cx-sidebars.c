/* Sidebars that slide in. Knows nothing of what is in them. */
#include "cx-sidebars.h"

/* Unmapping ends a movement at its last value. */
static void
on_show_sidebar (GtkWidget *split)
{
  if (gtk_widget_get_width (split) > 0 || !gtk_widget_get_child_visible (split))
    return;
  gtk_widget_set_child_visible (split, FALSE);
  gtk_widget_set_child_visible (split, TRUE);
}

void
cx_sidebar_guard (AdwOverlaySplitView *split)
{
  g_return_if_fail (ADW_IS_OVERLAY_SPLIT_VIEW (split));

  g_signal_connect (split, "notify::show-sidebar", G_CALLBACK (on_show_sidebar), NULL);
}
