/* Sidebars that slide in. Knows nothing of what is in them. */
#include "cx-sidebars.h"

/* @slide: the part of a split view that moves, around the sidebar */
static void
follow_slide (GtkWidget *slide)
{
  GtkWidget *sidebar = gtk_widget_get_first_child (slide);

  if (sidebar != NULL)
    gtk_widget_set_visible (sidebar, gtk_widget_get_child_visible (slide));
}

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
  GtkWidget *slide;

  g_return_if_fail (ADW_IS_OVERLAY_SPLIT_VIEW (split) && adw_overlay_split_view_get_sidebar (split) != NULL);

  slide = gtk_widget_get_parent (adw_overlay_split_view_get_sidebar (split));
  g_signal_connect (split, "notify::show-sidebar", G_CALLBACK (on_show_sidebar), NULL);
  g_signal_connect_object (split, "notify::show-sidebar", G_CALLBACK (follow_slide), slide, G_CONNECT_SWAPPED);
  g_signal_connect (slide, "map", G_CALLBACK (follow_slide), NULL);
  g_signal_connect (slide, "unmap", G_CALLBACK (follow_slide), NULL);
}
