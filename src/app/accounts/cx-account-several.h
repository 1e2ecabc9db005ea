/* Several positions of a list that are selected, as a set, however many they are. Knows no accounts. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxAccountSeveral:
 * @one: the position that is selected when not several are, or %GTK_INVALID_LIST_POSITION
 * @several: (nullable): two or more; %NULL when not several are selected
 */
typedef struct {
  guint      one;
  GtkBitset *several;
} CxAccountSeveral;

/** cx_account_several_has: whether @position is selected. */
gboolean   cx_account_several_has  (const CxAccountSeveral *self, guint position);

/** cx_account_several_get: all that are selected. Returns: (transfer full) */
GtkBitset *cx_account_several_get  (const CxAccountSeveral *self);

/** cx_account_several_with: what is selected once those of @mask are as @selected has them. Returns: (transfer full) */
GtkBitset *cx_account_several_with (const CxAccountSeveral *self, GtkBitset *selected, GtkBitset *mask);

/** cx_account_several_pick: the elements of @rows (element-type guint) at these positions. Returns: (transfer full) (element-type guint) */
GArray    *cx_account_several_pick (const CxAccountSeveral *self, GArray *rows);

G_END_DECLS
