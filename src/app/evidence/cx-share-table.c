/* A small table of figures among other things. */
#include "cx-share-table.h"

#include <glib/gi18n.h>

struct _CxShareTable {
  AdwBin     parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (CxShareTable, cx_share_table, ADW_TYPE_BIN)

/* @row: -1: the heads */
static GtkWidget *
make_cell (const CxFigures *figures,
           int              row,
           guint            column)
{
  const char *head = figures->columns->pdata[column], *text = row < 0 ? head : cx_figures_get (figures, (guint) row, column);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, column == 0 ? "step" : "figure");
  if (row < 0)
    gtk_widget_add_css_class (label, "heading");
  if (column + 1 == cx_figures_get_n_columns (figures))
    gtk_widget_add_css_class (label, "last");
  if (row >= 0 && column > 0)
    {
      /* Translators: the head of a column and the name of a row, of a number between them */
      g_autofree char *about = g_strdup_printf (_("%s, %s"), head, cx_figures_get (figures, (guint) row, 0));

      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
    }
  return label;
}

static void
cx_share_table_class_init (CxShareTableClass *klass)
{
}

static void
cx_share_table_init (CxShareTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->grid, "funnel-table");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  /* What is wider than the window is moved with the keys, too. */
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
cx_share_table_show (CxShareTable *self,
                     CxFigures    *figures)
{
  GtkWidget *child;

  g_return_if_fail (CX_IS_SHARE_TABLE (self) && figures != NULL);

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, figures->title, -1);
  for (int row = -1; row < (int) cx_figures_get_n_rows (figures); row++)
    for (guint column = 0; column < cx_figures_get_n_columns (figures); column++)
      gtk_grid_attach (GTK_GRID (self->grid), make_cell (figures, row, column), (int) column, row + 1, 1, 1);
  cx_figures_free (figures);
}
