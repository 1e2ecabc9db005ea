/* One account in two lines: the cells of the table, placed otherwise. */
#include "cx-account-tile.h"

#include "cx-account-cell.h"
#include "cx-account-data.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

struct _CxAccountTile {
  GtkWidget parent_instance;

  CxAccountList *list;
  GtkListItem   *item;     /* (unowned): it goes with the tile */
  CxAccountRow  *row;
  gulong         changed;
  GtkWidget     *lines;
  CxAccountCell *cells[5];
  guint          n_cells;
};

G_DEFINE_FINAL_TYPE (CxAccountTile, cx_account_tile, GTK_TYPE_WIDGET)

/* A row of the table is named by its cells, an item of a list is not. */
static void
name_item (CxAccountTile *self)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  guint account = cx_account_list_get_account (self->list, cx_account_row_get_position (self->row));
  const CxFit *fit = cx_account_fit (snapshot, cx_account_list_get_profile (self->list), account);
  /* Translators: an account, and its tier ("Tier 1") */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), cx_columns_get_name (cx_snapshot_get_columns (snapshot), account),
                                           cx_tier_label (fit->tier));

  gtk_list_item_set_accessible_label (self->item, name);
}

static void
set_row (CxAccountTile *self,
         CxAccountRow  *row)
{
  for (guint i = 0; i < self->n_cells; i++)
    cx_account_cell_set_row (self->cells[i], row);
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->changed = g_signal_connect_swapped (row, "changed", G_CALLBACK (name_item), self);
  name_item (self);
}

static void
cx_account_tile_dispose (GObject *object)
{
  CxAccountTile *self = CX_ACCOUNT_TILE (object);

  if (self->row != NULL)
    g_clear_signal_handler (&self->changed, self->row);
  g_clear_object (&self->row);
  g_clear_object (&self->list);
  g_clear_pointer (&self->lines, gtk_widget_unparent);
  G_OBJECT_CLASS (cx_account_tile_parent_class)->dispose (object);
}

static void
cx_account_tile_class_init (CxAccountTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_account_tile_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "accounttile");
}

static void
cx_account_tile_init (CxAccountTile *self)
{
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
}

static void
add_cell (CxAccountTile *self,
          GtkWidget     *line,
          CxAccountList *list,
          CxCellKind     kind,
          const char    *field,
          gboolean       expand)
{
  GtkWidget *cell = cx_account_cell_new (list, kind, field);

  gtk_widget_set_hexpand (cell, expand);
  gtk_box_append (GTK_BOX (line), cell);
  self->cells[self->n_cells++] = CX_ACCOUNT_CELL (cell);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CxAccountList            *list)
{
  CxAccountTile *self = g_object_new (CX_TYPE_ACCOUNT_TILE, NULL);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  CxSnapshot *snapshot = cx_account_list_get_snapshot (list);
  const CxColumn *money = snapshot != NULL ? cx_account_money (cx_snapshot_get_columns (snapshot)) : NULL;

  self->list = g_object_ref (list);
  self->item = item;
  add_cell (self, above, list, CX_CELL_NAME, NULL, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->cells[0]), "heading");
  if (money != NULL)
    add_cell (self, above, list, CX_CELL_FIELD, money->field->key, FALSE);
  add_cell (self, below, list, CX_CELL_TIER, NULL, FALSE);
  add_cell (self, below, list, CX_CELL_FIT, NULL, TRUE);
  add_cell (self, below, list, CX_CELL_STAGE, NULL, FALSE);
  gtk_box_append (GTK_BOX (self->lines), above);
  gtk_box_append (GTK_BOX (self->lines), below);
  gtk_list_item_set_child (item, GTK_WIDGET (self));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  set_row (CX_ACCOUNT_TILE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  set_row (CX_ACCOUNT_TILE (gtk_list_item_get_child (item)), NULL);
}

GtkListItemFactory *
cx_account_tile_factory_new (CxAccountList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), list, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
