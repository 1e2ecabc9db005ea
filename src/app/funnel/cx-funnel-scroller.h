/* A table that scrolls sideways where it is wider than its place. Knows nothing of what it shows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cx_funnel_scroller_new:
 * @title: what it is, for who cannot see it
 *
 * Its bar is seen, below the last row, as long as there is more beyond the edge.
 */
GtkWidget *cx_funnel_scroller_new (GtkWidget *table, const char *title);

G_END_DECLS
