/* The columns of the table of accounts. */
#include "cx-account-columns.h"

#include "cx-account-cell.h"
#include "cx-account-data.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CxAccountColumns {
  GObject parent_instance;

  GtkColumnView *view;   /* not owned: it owns this */
  CxAccountList *list;
  GHashTable    *shown;  /* field keys → GtkColumnViewColumn */
  gboolean       tight;
  GHashTable    *chosen; /* field keys that a person turned on or off → boolean */
};

G_DEFINE_FINAL_TYPE (CxAccountColumns, cx_account_columns, G_TYPE_OBJECT)

/* What a factory has to know to make its cells. */
typedef struct {
  CxAccountList *list;
  CxCellKind     kind;
  char          *field;
  GPtrArray     *spare;  /* cells that no row has at present */
} CellMaker;

static void
cell_maker_free (gpointer data,
                 GClosure *closure)
{
  CellMaker *self = data;

  g_ptr_array_unref (self->spare);
  g_object_unref (self->list);
  g_free (self->field);
  g_free (self);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkColumnViewCell        *cell,
          CellMaker                *maker)
{
  g_autoptr(GtkWidget) spare = maker->spare->len > 0 ? g_ptr_array_steal_index_fast (maker->spare, maker->spare->len - 1) : NULL;

  gtk_column_view_cell_set_child (cell, spare ? spare : cx_account_cell_new (maker->list, maker->kind, maker->field));
}

/* When few are found, GTK drops two hundred rows at once, and wants them again with the next letter. */
static void
on_teardown (GtkSignalListItemFactory *factory,
             GtkColumnViewCell        *cell,
             CellMaker                *maker)
{
  g_ptr_array_add (maker->spare, g_object_ref (gtk_column_view_cell_get_child (cell)));
  gtk_column_view_cell_set_child (cell, NULL);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkColumnViewCell        *cell)
{
  cx_account_cell_set_row (CX_ACCOUNT_CELL (gtk_column_view_cell_get_child (cell)), gtk_column_view_cell_get_item (cell));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkColumnViewCell        *cell)
{
  cx_account_cell_set_row (CX_ACCOUNT_CELL (gtk_column_view_cell_get_child (cell)), NULL);
}

/* A header can be clicked only where its column has a sorter; this one is never asked to compare,
 * because CxAccountList does the ordering. */
static int
never_compare (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  return GTK_ORDERING_EQUAL;
}

static GtkColumnViewColumn *
column_new (CxAccountColumns *self,
            const char       *id,
            const char       *title,
            CxCellKind        kind,
            const char       *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (never_compare, NULL, NULL));
  CellMaker *maker = g_new0 (CellMaker, 1);
  GtkColumnViewColumn *column;

  maker->list = g_object_ref (self->list);
  maker->kind = kind;
  maker->field = g_strdup (field);
  maker->spare = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), maker, cell_maker_free, 0);
  g_signal_connect (factory, "teardown", G_CALLBACK (on_teardown), maker);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_id (column, id);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, kind == CX_CELL_NAME);
  return column;
}

static void
add_built_in (CxAccountColumns *self,
              const char       *id,
              const char       *title,
              CxCellKind        kind,
              gboolean          visible)
{
  g_autoptr(GtkColumnViewColumn) column = column_new (self, id, title, kind, NULL);

  gtk_column_view_column_set_visible (column, visible);
  gtk_column_view_append_column (self->view, column);
}

static void
on_order_changed (CxAccountColumns *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  cx_account_list_set_order (self->list, column != NULL ? gtk_column_view_column_get_id (column) : NULL,
                             gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
}

static void
cx_account_columns_dispose (GObject *object)
{
  CxAccountColumns *self = CX_ACCOUNT_COLUMNS (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (cx_account_columns_parent_class)->dispose (object);
}

static void
cx_account_columns_class_init (CxAccountColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_account_columns_dispose;
}

static void
cx_account_columns_init (CxAccountColumns *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CxAccountColumns *
cx_account_columns_new (GtkColumnView *view,
                        CxAccountList *list)
{
  CxAccountColumns *self = g_object_new (CX_TYPE_ACCOUNT_COLUMNS, NULL);

  self->view = view;
  self->list = g_object_ref (list);
  add_built_in (self, "name", _("Account"), CX_CELL_NAME, TRUE);
  add_built_in (self, "tier", _("Tier"), CX_CELL_TIER, TRUE);
  add_built_in (self, "fit", _("Fit"), CX_CELL_FIT, TRUE);
  add_built_in (self, "stage", _("Stage"), CX_CELL_STAGE, TRUE);
  /* Translators: the tier under whichever profile suits the account best */
  add_built_in (self, "best", _("Best Tier"), CX_CELL_BEST, FALSE);
  add_built_in (self, "segment", _("Segment"), CX_CELL_SEGMENT, FALSE);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (on_order_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* ── fields ──────────────────────────────────────────────────────────────── */

static gboolean
field_is_wanted (CxAccountColumns *self,
                 CxColumns        *columns,
                 const CxField    *field)
{
  const CxColumn *money = cx_account_money (columns);
  gpointer chosen;

  if (g_hash_table_lookup_extended (self->chosen, field->key, NULL, &chosen))
    return GPOINTER_TO_INT (chosen);
  return g_strcmp0 (field->role, "owner") == 0 || (!self->tight && g_strcmp0 (field->role, "territory") == 0) ||
         (money != NULL && strcmp (money->field->key, field->key) == 0);
}

/* What a file calls the owner is longer than a column is wide; a unit stands in every cell. */
static char *
title_of (const CxField *field)
{
  g_autofree char *unit = g_strdup_printf (" (%s)", field->unit ? field->unit : "");

  if (g_strcmp0 (field->role, "owner") == 0)
    return g_strdup (_("Owner"));
  if (g_strcmp0 (field->role, "territory") == 0)
    return g_strdup (_("Territory"));
  if (field->type == CX_FIELD_MONEY && g_str_has_suffix (field->label, unit))
    return g_strndup (field->label, strlen (field->label) - strlen (unit));
  return g_strdup (field->label);
}

static void
show_field (CxAccountColumns *self,
            const CxField    *field)
{
  g_autofree char *title = title_of (field);
  g_autofree char *id = g_strconcat ("field:", field->key, NULL);
  GtkColumnViewColumn *column = g_hash_table_lookup (self->shown, field->key);

  if (column != NULL)
    {
      gtk_column_view_column_set_title (column, title);
      return;
    }
  column = column_new (self, id, title, CX_CELL_FIELD, field->key);
  gtk_column_view_append_column (self->view, column);
  g_hash_table_insert (self->shown, g_strdup (field->key), column);
}

static void
hide_field (CxAccountColumns *self,
            const char       *key)
{
  GtkColumnViewColumn *column = g_hash_table_lookup (self->shown, key);

  if (column == NULL)
    return;
  gtk_column_view_remove_column (self->view, column);
  g_hash_table_remove (self->shown, key);
}

/* The account's money stands last, as sums do. */
static void
put_money_last (CxAccountColumns *self,
                CxColumns        *columns)
{
  const CxColumn *money = cx_account_money (columns);
  GtkColumnViewColumn *column = money != NULL ? g_hash_table_lookup (self->shown, money->field->key) : NULL;
  guint n = g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
  g_autoptr(GtkColumnViewColumn) last = g_list_model_get_item (gtk_column_view_get_columns (self->view), n - 1);

  if (column != NULL && column != last)
    gtk_column_view_insert_column (self->view, n - 1, column);
}

void
cx_account_columns_set_snapshot (CxAccountColumns *self,
                                 CxSnapshot       *snapshot)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  GPtrArray *fields = cx_columns_get_fields (columns);
  g_autofree gpointer *keys = NULL;
  guint n;

  g_return_if_fail (CX_IS_ACCOUNT_COLUMNS (self));

  keys = g_hash_table_get_keys_as_array (self->shown, &n);
  for (guint i = 0; i < n; i++)
    if (cx_columns_find (columns, keys[i]) == NULL)
      hide_field (self, keys[i]);
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = g_ptr_array_index (fields, i);

      if (field_is_wanted (self, columns, field))
        show_field (self, field);
      else
        hide_field (self, field->key);
    }
  put_money_last (self, columns);
}

void
cx_account_columns_set_tight (CxAccountColumns *self,
                              gboolean          tight)
{
  CxSnapshot *snapshot;

  g_return_if_fail (CX_IS_ACCOUNT_COLUMNS (self));

  if (self->tight == tight)
    return;
  self->tight = tight;
  snapshot = cx_account_list_get_snapshot (self->list);
  if (snapshot != NULL)
    cx_account_columns_set_snapshot (self, snapshot);
}

/* ── the menu ────────────────────────────────────────────────────────────── */

static GtkWidget *
heading_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  return label;
}

static void
on_field_toggled (GtkCheckButton   *button,
                  CxAccountColumns *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "field");
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);

  g_hash_table_insert (self->chosen, g_strdup (key), GINT_TO_POINTER (gtk_check_button_get_active (button)));
  if (snapshot != NULL)
    cx_account_columns_set_snapshot (self, snapshot);
}

static void
add_built_in_checks (CxAccountColumns *self,
                     GtkBox           *box)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);
      GtkWidget *check;

      if (g_str_has_prefix (id, "field:") || strcmp (id, "name") == 0)
        continue;
      check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));
      g_object_bind_property (column, "visible", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      gtk_box_append (box, check);
    }
}

static gboolean
is_criterion_field (CxProfile  *profile,
                    const char *key)
{
  for (guint i = 0; profile != NULL && i < cx_profile_get_n_criteria (profile); i++)
    if (strcmp (cx_profile_get_criterion (profile, i)->field, key) == 0)
      return TRUE;
  return FALSE;
}

static void
add_field_checks (CxAccountColumns *self,
                  GtkBox           *box,
                  CxProfile        *profile,
                  gboolean          of_criteria,
                  const char       *title)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  GPtrArray *fields = snapshot != NULL ? cx_columns_get_fields (cx_snapshot_get_columns (snapshot)) : NULL;
  gboolean any = FALSE;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const CxField *field = g_ptr_array_index (fields, i);
      GtkWidget *check;

      if (is_criterion_field (profile, field->key) != of_criteria || g_strcmp0 (field->role, "name") == 0)
        continue;
      if (!any)
        gtk_box_append (box, heading_new (title));
      any = TRUE;
      check = gtk_check_button_new_with_label (field->label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->shown, field->key));
      g_object_set_data_full (G_OBJECT (check), "field", g_strdup (field->key), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_field_toggled), self, 0);
      gtk_box_append (box, check);
    }
}

GtkWidget *
cx_account_columns_make_menu (CxAccountColumns *self,
                              CxProfile        *profile)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *window = gtk_scrolled_window_new ();

  g_return_val_if_fail (CX_IS_ACCOUNT_COLUMNS (self), NULL);

  gtk_box_append (GTK_BOX (box), heading_new (_("Columns")));
  add_built_in_checks (self, GTK_BOX (box));
  add_field_checks (self, GTK_BOX (box), profile, TRUE, _("Read by Criteria"));
  add_field_checks (self, GTK_BOX (box), profile, FALSE, _("Other Fields"));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  return window;
}
