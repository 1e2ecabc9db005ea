/* The cohort grid. Knows rows and columns; what they say comes from the view. */
#include "cx-cohort-grid.h"

#include "cx-cohort-cells.h"
#include "cx-cohort-model.h"
#include "cx-cohort-words.h"
#include "cx-format.h"

#include <glib/gi18n.h>

struct _CxCohortGrid {
  AdwBin         parent_instance;

  CxCohortView  *view;
  gboolean       narrow, as_table;

  GtkWidget     *stack;
  GtkWidget     *head_names;
  CxCohortCells *head;
  GtkListView   *list;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (CxCohortGrid, cx_cohort_grid, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_NARROW,
  PROP_AS_TABLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Of names, in letters. */
#define NAME_CHARS 22

/* ── rows ── */

/* A row: [name, standing] [cells]; narrow, the one above the other. */
static GtkWidget *
make_names (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "quiet");
          gtk_widget_add_css_class (label, "numeric");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
orient (CxCohortGrid *self,
        GtkWidget    *row)
{
  GtkWidget *names = gtk_widget_get_first_child (row);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (row), self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (row), self->narrow ? 2 : 12);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (names), self->narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (names), self->narrow ? 9 : 0);
  for (GtkWidget *label = gtk_widget_get_first_child (names); label; label = gtk_widget_get_next_sibling (label))
    {
      gtk_label_set_width_chars (GTK_LABEL (label), self->narrow ? -1 : NAME_CHARS);
      gtk_widget_set_hexpand (label, self->narrow && label == gtk_widget_get_first_child (names));
      gtk_label_set_max_width_chars (GTK_LABEL (label), self->narrow ? -1 : NAME_CHARS);
    }
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (names)), self->narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

static GtkWidget *
make_row (CxCohortGrid *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *cells = cx_cohort_cells_new ();

  gtk_widget_set_hexpand (cells, TRUE);
  gtk_widget_set_valign (cells, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), make_names ());
  gtk_box_append (GTK_BOX (row), cells);
  orient (self, row);
  return row;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CxCohortGrid             *self)
{
  gtk_list_item_set_child (item, make_row (self));
}

static void
say_names (GtkWidget  *names,
           const char *name,
           const char *caption)
{
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (names)), name);
  gtk_widget_set_tooltip_text (gtk_widget_get_first_child (names), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (names)), caption);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CxCohortGrid             *self)
{
  guint customer = cx_cohort_item_get_position (gtk_list_item_get_item (item));
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *day = NULL, *standing = NULL, *caption = NULL, *says = NULL;

  if (self->view == NULL)
    return;
  day = cx_format_day (cx_cohorts_get_customer (self->view->cohorts, customer)->signed_day, self->view->cohorts->today);
  standing = cx_cohort_view_standing (self->view, customer);
  caption = g_strjoin (" · ", day, standing, NULL);
  says = cx_cohort_view_describe (self->view, customer);
  orient (self, row);
  say_names (gtk_widget_get_first_child (row), cx_cohort_view_get_name (self->view, customer), caption);
  cx_cohort_cells_show (CX_COHORT_CELLS (gtk_widget_get_last_child (row)), self->view, customer);
  gtk_list_item_set_accessible_label (item, says);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           CxCohortGrid             *self)
{
  cx_cohort_cells_show (CX_COHORT_CELLS (gtk_widget_get_last_child (gtk_list_item_get_child (item))), NULL, 0);
}

static void
on_activate (CxCohortGrid *self,
             guint         position)
{
  const CxCohortCustomer *customer;

  if (self->view == NULL || position >= self->view->cohorts->customers->len)
    return;
  customer = cx_cohorts_get_customer (self->view->cohorts, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-account", "s",
                              cx_columns_get_key (cx_snapshot_get_columns (self->view->snapshot), customer->account));
}

static GtkListItemFactory *
make_row_factory (CxCohortGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_DEFAULT);
  return factory;
}

/* ── the table ── */

typedef char *(*TextFunc) (CxCohortView *view, guint customer);

static char *
text_name (CxCohortView *view,
           guint         customer)
{
  return g_strdup (cx_cohort_view_get_name (view, customer));
}

static char *
text_signed (CxCohortView *view,
             guint         customer)
{
  return cx_format_day (cx_cohorts_get_customer (view->cohorts, customer)->signed_day, view->cohorts->today);
}

static char *
text_renewal (CxCohortView *view,
              guint         customer)
{
  return g_strdup (cx_renewal_state_label (cx_cohorts_get_customer (view->cohorts, customer)->renewal.state));
}

static const struct {
  const char *title;
  TextFunc    text;
  gboolean    expand;
} columns[] = {
  { N_("Customer"), text_name, TRUE },
  { N_("Signed"), text_signed, FALSE },
  { N_("Standing"), cx_cohort_view_standing, FALSE },
  { N_("Renewal"), text_renewal, FALSE },
  { N_("Periods Since Signing"), cx_cohort_view_signs, FALSE },
};

static void
on_text_setup (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CxCohortGrid             *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (columns[column].expand)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
    }
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_text_bind (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CxCohortGrid             *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  g_autofree char *text =
    self->view ? columns[column].text (self->view, cx_cohort_item_get_position (gtk_list_item_get_item (item))) : NULL;

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text ? text : "");
}

static void
add_columns (CxCohortGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (factory, "setup", G_CALLBACK (on_text_setup), self, G_CONNECT_DEFAULT);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_text_bind), self, G_CONNECT_DEFAULT);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (self->table, column);
      g_object_unref (column);
    }
}

/* ── above the rows ── */

static void
show_head (CxCohortGrid *self)
{
  g_autofree char *share = self->view ? cx_cohort_share_text (&self->view->cohorts->all->greens) : g_strdup ("");
  GString *says = g_string_new (_("Share of customers, period by period"));

  say_names (self->head_names, _("All Customers"), share);
  cx_cohort_cells_show (self->head, self->view, CX_EVERYBODY);
  for (guint i = 0; self->view != NULL && i < self->view->n_periods; i++)
    {
      g_autofree char *name = cx_cohort_view_period (self->view, i);
      g_autofree char *text = cx_cohort_share_text (&self->view->cohorts->all->periods[i]);

      if (self->view->cohorts->all->periods[i].n > 0)
        g_string_append_printf (says, "; %s: %s", name, text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, says->str, -1);
  g_string_free (says, TRUE);
}

/* ── the widget ── */

static void
set_narrow (CxCohortGrid *self,
            gboolean      narrow)
{
  GtkSelectionModel *shown = gtk_list_view_get_model (self->list);
  g_autoptr(GtkSelectionModel) model = shown ? g_object_ref (shown) : NULL;

  self->narrow = narrow;
  orient (self, gtk_widget_get_parent (self->head_names));
  /* Rows that are there are bound again. */
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list, model);
}

static void
set_as_table (CxCohortGrid *self,
              gboolean      as_table)
{
  self->as_table = as_table;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), as_table ? "table" : "grid");
}

static void
cx_cohort_grid_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CxCohortGrid *self = CX_COHORT_GRID (object);

  g_value_set_boolean (value, prop_id == PROP_NARROW ? self->narrow : self->as_table);
}

static void
cx_cohort_grid_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (prop_id == PROP_NARROW)
    set_narrow (CX_COHORT_GRID (object), g_value_get_boolean (value));
  else
    set_as_table (CX_COHORT_GRID (object), g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_cohort_grid_dispose (GObject *object)
{
  CxCohortGrid *self = CX_COHORT_GRID (object);

  g_clear_pointer (&self->view, cx_cohort_view_unref);
  G_OBJECT_CLASS (cx_cohort_grid_parent_class)->dispose (object);
}

static void
cx_cohort_grid_class_init (CxCohortGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cx_cohort_grid_get_property;
  object_class->set_property = cx_cohort_grid_set_property;
  object_class->dispose = cx_cohort_grid_dispose;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  props[PROP_AS_TABLE] = g_param_spec_boolean ("as-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_grid_page (CxCohortGrid *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = make_row (self), *scroller;

  self->head_names = gtk_widget_get_first_child (head);
  self->head = CX_COHORT_CELLS (gtk_widget_get_last_child (head));
  gtk_widget_add_css_class (head, "cohort-head");
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, make_row_factory (self)));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cohort-list");
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Customers"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  scroller = scroll (GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (page), head);
  gtk_box_append (GTK_BOX (page), scroller);
  return page;
}

static GtkWidget *
make_table_page (CxCohortGrid *self)
{
  GtkWidget *scroller;

  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_tab_behavior (self->table, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Customers as a table"), -1);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (on_activate), self);
  add_columns (self);
  scroller = scroll (GTK_WIDGET (self->table));
  /* Columns beyond the edge are told of by a bar that stays. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  return scroller;
}

static void
cx_cohort_grid_init (CxCohortGrid *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_grid_page (self), "grid");
  gtk_stack_add_named (GTK_STACK (self->stack), make_table_page (self), "table");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

void
cx_cohort_grid_show (CxCohortGrid *self,
                     CxCohortView *view)
{
  g_autoptr(GtkNoSelection) model = view ? gtk_no_selection_new (cx_cohort_model_new (view)) : NULL;

  g_return_if_fail (CX_IS_COHORT_GRID (self));

  gtk_list_view_set_model (self->list, NULL);
  gtk_column_view_set_model (self->table, NULL);
  g_clear_pointer (&self->view, cx_cohort_view_unref);
  self->view = view ? cx_cohort_view_ref (view) : NULL;
  show_head (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
}

void
cx_cohort_grid_scroll_to (CxCohortGrid *self,
                          guint         customer)
{
  GtkScrollInfo *info = gtk_scroll_info_new ();

  g_return_if_fail (CX_IS_COHORT_GRID (self));

  if (self->view == NULL || customer >= self->view->cohorts->customers->len)
    {
      gtk_scroll_info_unref (info);
      return;
    }
  if (self->as_table)
    gtk_column_view_scroll_to (self->table, customer, NULL, GTK_LIST_SCROLL_FOCUS, info);
  else
    gtk_list_view_scroll_to (self->list, customer, GTK_LIST_SCROLL_FOCUS, info);
}
