/* A table of texts in the window: rows, heads and cells, as a screen reader and the arrow keys know them. */
#include "cx-figures-view.h"

#include "cx-column-heads.h"

#include <glib/gi18n.h>

struct _CxFiguresView {
  AdwBin         parent_instance;

  GtkWidget     *scroller;
  GtkColumnView *view;
  GtkStringList *names;     /* of rows */
  CxFigures     *figures;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CxFiguresView, cx_figures_view, ADW_TYPE_BIN)

/* ── cells ── */

static guint
column_of (gpointer factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (factory, "column"));
}

static gboolean
is_text (CxFiguresView *self,
         guint          column)
{
  return column == 0 || self->figures->prose;
}

/* Numbers are never broken: a table that is wider than its place scrolls. */
static void
on_setup (CxFiguresView     *self,
          GtkColumnViewCell *cell,
          GObject           *factory)
{
  gboolean prose = self->figures->prose, text = is_text (self, column_of (factory));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", text ? 0.0f : 1.0f, "yalign", 0.0f, "wrap", prose, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "width-chars", prose ? 12 : -1, "max-width-chars", prose ? 24 : -1, NULL);

  gtk_label_set_justify (GTK_LABEL (label), text ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  if (!text)
    gtk_widget_add_css_class (label, "numeric");
  if (column_of (factory) == 0)
    gtk_widget_add_css_class (label, "heading");
  gtk_column_view_cell_set_child (cell, label);
  gtk_column_view_cell_set_focusable (cell, TRUE);
}

static void
on_bind (CxFiguresView     *self,
         GtkColumnViewCell *cell,
         GObject           *factory)
{
  guint row = gtk_column_view_cell_get_position (cell), column = column_of (factory);
  GtkLabel *label = GTK_LABEL (gtk_column_view_cell_get_child (cell));
  const char *text = cx_figures_get (self->figures, row, column), *markup = cx_figures_get_markup (self->figures, row, column);
  const char *note = cx_figures_get_note (self->figures, row, column);
  /* Translators: the head of a column and the name of a row, of a number between them */
  g_autofree char *about = column > 0 ? g_strdup_printf (_("%s, %s"), (char *) self->figures->columns->pdata[column],
                                                         cx_figures_get (self->figures, row, 0)) : NULL;

  if (markup != NULL)
    gtk_label_set_markup (label, markup);
  else
    gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about ? about : "", -1);
}

static void
add_column (CxFiguresView *self,
            guint          number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (self->figures->columns->pdata[number], factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (number));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  if (!is_text (self, number))
    cx_column_heads_align_end (self->view);
}

/* ── rows ── */

/* Who moves from row to row hears all of it: "RL → MQL; All: 80 %, 80 of 100; …" */
static void
on_bind_row (CxFiguresView    *self,
             GtkColumnViewRow *item)
{
  guint row = gtk_column_view_row_get_position (item);
  g_autoptr(GString) text = g_string_new (cx_figures_get (self->figures, row, 0));

  for (guint column = 1; column < cx_figures_get_n_columns (self->figures); column++)
    g_string_append_printf (text, "; %s: %s", (char *) self->figures->columns->pdata[column], cx_figures_get (self->figures, row, column));
  gtk_column_view_row_set_accessible_label (item, text->str);
  gtk_column_view_row_set_accessible_description (item, "");
}

static void
clear (CxFiguresView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  g_clear_pointer (&self->figures, cx_figures_free);
}

/* ── the widget ── */

/* A window that only scrolls sideways asks for the height of its bar, which would cover the last row, only if it is always there. */
static gboolean
make_room (GtkWidget     *scroller,
           GdkFrameClock *clock,
           gpointer       data)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  gboolean wider = gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), wider ? GTK_POLICY_ALWAYS : GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  return G_SOURCE_REMOVE;
}

/* Comes while sizes are given out, when none may be asked for. */
static void
on_across_changed (GtkWidget *scroller)
{
  gtk_widget_add_tick_callback (scroller, make_room, NULL, NULL);
}

static void
cx_figures_view_dispose (GObject *object)
{
  CxFiguresView *self = CX_FIGURES_VIEW (object);

  if (self->view != NULL)
    clear (self);
  self->view = NULL;
  g_clear_object (&self->names);
  G_OBJECT_CLASS (cx_figures_view_parent_class)->dispose (object);
}

static void
cx_figures_view_class_init (CxFiguresViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_figures_view_dispose;
}

static GtkColumnView *
make_view (CxFiguresView *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->names))));
  GtkColumnView *view = g_object_new (GTK_TYPE_COLUMN_VIEW, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, "model", selection,
                                      "row-factory", rows, "show-row-separators", TRUE, "tab-behavior", GTK_LIST_TAB_CELL, NULL);

  g_signal_connect_object (rows, "bind", G_CALLBACK (on_bind_row), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (view), "figures");
  g_object_unref (selection);
  g_object_unref (rows);
  return view;
}

static void
cx_figures_view_init (CxFiguresView *self)
{
  self->names = gtk_string_list_new (NULL);
  self->view = make_view (self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "overlay-scrolling", FALSE,
                                 "propagate-natural-height", TRUE, "child", self->view, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
                           G_CALLBACK (on_across_changed), self->scroller, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
cx_figures_view_new (void)
{
  return g_object_new (CX_TYPE_FIGURES_VIEW, NULL);
}

void
cx_figures_view_show (CxFiguresView *self,
                      CxFigures     *figures)
{
  g_return_if_fail (CX_IS_FIGURES_VIEW (self) && figures != NULL);

  clear (self);
  self->figures = figures;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, figures->title, -1);
  for (guint column = 0; column < cx_figures_get_n_columns (figures); column++)
    add_column (self, column);
  for (guint row = 0; row < cx_figures_get_n_rows (figures); row++)
    gtk_string_list_append (self->names, cx_figures_get (figures, row, 0));
}
