/* What a row looks like while it is dragged: rows have no ground of their own, so it gets one. */
#include "cx-drag-picture.h"

void
cx_drag_picture_show (GdkDrag   *drag,
                      GtkWidget *row)
{
  g_autoptr(GdkPaintable) live = gtk_widget_paintable_new (row);
  g_autoptr(GdkPaintable) still = gdk_paintable_get_current_image (live);
  GtkWidget *picture = gtk_picture_new_for_paintable (still);

  gtk_widget_add_css_class (picture, "drag-picture");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), picture);
}
