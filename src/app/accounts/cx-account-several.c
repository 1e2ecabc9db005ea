/* Several positions of a list that are selected, as a set. Knows no accounts. */
#include "cx-account-several.h"

gboolean
cx_account_several_has (const CxAccountSeveral *self,
                        guint                   position)
{
  if (self->several != NULL)
    return gtk_bitset_contains (self->several, position);
  return position == self->one && position != GTK_INVALID_LIST_POSITION;
}

GtkBitset *
cx_account_several_get (const CxAccountSeveral *self)
{
  GtkBitset *selected;

  if (self->several != NULL)
    return gtk_bitset_ref (self->several);
  selected = gtk_bitset_new_empty ();
  if (self->one != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selected, self->one);
  return selected;
}

GtkBitset *
cx_account_several_with (const CxAccountSeveral *self,
                         GtkBitset              *selected,
                         GtkBitset              *mask)
{
  g_autoptr(GtkBitset) before = cx_account_several_get (self);
  g_autoptr(GtkBitset) taken = gtk_bitset_copy (selected);
  GtkBitset *after = gtk_bitset_copy (before);

  gtk_bitset_intersect (taken, mask);
  gtk_bitset_subtract (after, mask);
  gtk_bitset_union (after, taken);
  return after;
}

GArray *
cx_account_several_pick (const CxAccountSeveral *self,
                         GArray                 *rows)
{
  g_autoptr(GtkBitset) selected = cx_account_several_get (self);
  guint n = (guint) gtk_bitset_get_size (selected), position;
  GtkBitsetIter iter;
  GArray *picked;

  if (n == rows->len)
    return g_array_ref (rows);
  picked = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more && position < rows->len;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (picked, g_array_index (rows, guint, position));
  return picked;
}
