/* What a row looks like while it is dragged. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_drag_picture_show: @row: as it looks now, on a ground of its own, under the pointer. */
void cx_drag_picture_show (GdkDrag *drag, GtkWidget *row);

G_END_DECLS
