/* A table that scrolls sideways where it is wider than its place. Knows nothing of what it shows. */
#include "cx-funnel-scroller.h"

/* A window that only scrolls sideways does not ask for the height of its bar, which would cover the last row. */
static gboolean
make_room (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       table)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (widget);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (scroller);
  int height;

  gtk_widget_measure (gtk_scrolled_window_get_hscrollbar (scroller), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_widget_set_margin_bottom (table, gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) ? height : 0);
  return G_SOURCE_REMOVE;
}

/* Comes while sizes are given out, when none may be asked for. */
static void
on_changed (GtkWidget *scroller)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  gtk_widget_add_tick_callback (scroller, make_room, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), NULL);
}

GtkWidget *
cx_funnel_scroller_new (GtkWidget  *table,
                        const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed", G_CALLBACK (on_changed), scroller,
                           G_CONNECT_SWAPPED);
  return scroller;
}
