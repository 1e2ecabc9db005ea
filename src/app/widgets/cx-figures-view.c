/* A table of texts in the window. */
#include "cx-figures-view.h"

#include <glib/gi18n.h>

struct _CxFiguresView {
  AdwBin     parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (CxFiguresView, cx_figures_view, ADW_TYPE_BIN)

/* Numbers are never broken: a table that is wider than the window scrolls. @row: -1: the heads */
static GtkWidget *
make_cell (const CxFigures *figures,
           int              row,
           guint            column)
{
  const char *head = figures->columns->pdata[column], *text = row < 0 ? head : cx_figures_get (figures, (guint) row, column);
  gboolean is_text = column == 0 || figures->prose;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", is_text ? 0.0f : 1.0f, "yalign", 0.0f, "hexpand", TRUE,
                                   "wrap", figures->prose, "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", figures->prose ? 12 : -1,
                                   "max-width-chars", figures->prose ? 24 : -1, NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, column == 0 ? "step" : "figure");
  if (row < 0 || column == 0)
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
cx_figures_view_class_init (CxFiguresViewClass *klass)
{
}

static void
cx_figures_view_init (CxFiguresView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->grid, "funnel-table");
  gtk_widget_add_css_class (self->grid, "card");
  gtk_widget_add_css_class (self->grid, "figures");
  /* A table that is wider or higher than the window is moved with the keys, too. */
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
cx_figures_view_new (void)
{
  return g_object_new (CX_TYPE_FIGURES_VIEW, NULL);
}

void
cx_figures_view_show (CxFiguresView   *self,
                      const CxFigures *figures)
{
  guint n;
  GtkWidget *child;

  g_return_if_fail (CX_IS_FIGURES_VIEW (self) && figures != NULL);

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  n = cx_figures_get_n_columns (figures);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, figures->title, -1);
  for (int row = -1; row < (int) cx_figures_get_n_rows (figures); row++)
    {
      for (guint column = 0; column < n; column++)
        gtk_grid_attach (GTK_GRID (self->grid), make_cell (figures, row, column), (int) column, 2 * (row + 1), 1, 1);
      if (row + 1 < (int) cx_figures_get_n_rows (figures))
        gtk_grid_attach (GTK_GRID (self->grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, 2 * (row + 1) + 1, (int) n, 1);
    }
}
