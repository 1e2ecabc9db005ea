/* Heads of columns that stand above the end of their cells. */
#include "cx-column-heads.h"

/* A head is a box in a button of the row above the list. It has no property for where it stands. */
void
cx_column_heads_align_end (GtkColumnView *view)
{
  GtkWidget *head = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  gtk_widget_set_halign (gtk_widget_get_first_child (head), GTK_ALIGN_END);
}
