/* Heads of columns that stand above the end of their cells, as those of numbers do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_column_heads_align_end: of the column that was appended last */
void cx_column_heads_align_end (GtkColumnView *view);

G_END_DECLS
