/* In the place Accounts, to the receipt of the account that is selected, and back. */
#include "cx-accounts-place-private.h"

#include "cx-sidebars.h"

void
cx_accounts_place_update_receipt (CxAccountsPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  gint64 selected = cx_account_list_get_selected (self->list);
  gboolean open = workspace != NULL && selected >= 0;

  cx_account_columns_set_tight (self->columns, open && self->tight);
  if (open)
    {
      cx_receipt_pane_show (self->receipt, workspace, cx_account_list_get_profile (self->list), selected);
      gtk_widget_set_visible (GTK_WIDGET (self->receipt), TRUE);
    }
  adw_overlay_split_view_set_show_sidebar (self->split, open && !self->narrow);
  adw_bottom_sheet_set_open (self->sheet, open && self->narrow);
}

void
cx_accounts_place_close_receipt (CxAccountsPlace *self)
{
  cx_account_list_select (self->list, -1);
  gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->tiles) : GTK_WIDGET (self->table));
}

/* A swipe or a click beside it closes the receipt; a change of layout does not, nor do several accounts, which have none. */
static void
on_receipt_hidden (CxAccountsPlace *self)
{
  if (cx_account_list_get_selected (self->list) >= 0)
    cx_account_list_select (self->list, -1);
}

static void
on_sidebar_shown (CxAccountsPlace *self)
{
  if (!self->narrow && !adw_overlay_split_view_get_show_sidebar (self->split))
    on_receipt_hidden (self);
}

static void
on_sheet_open (CxAccountsPlace *self)
{
  if (self->narrow && !adw_bottom_sheet_get_open (self->sheet))
    on_receipt_hidden (self);
}

/* A split view hands a sidebar that it does not show what the list leaves of its width, which may be too little. */
static void
on_receipt_unmapped (CxAccountsPlace *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split) && !adw_bottom_sheet_get_open (self->sheet))
    gtk_widget_set_visible (GTK_WIDGET (self->receipt), FALSE);
}

/* Enter goes on into the receipt. */
static void
on_activate (CxAccountsPlace *self,
             guint            position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), position, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->receipt), GTK_DIR_TAB_FORWARD);
}

void
cx_accounts_place_connect_receipt (CxAccountsPlace *self)
{
  /* An answer may show the receipt before the place has a size. */
  cx_sidebar_guard (self->split);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (cx_accounts_place_update_receipt), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tiles, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->receipt, "unmap", G_CALLBACK (on_receipt_unmapped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->receipt, "close", G_CALLBACK (cx_accounts_place_close_receipt), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (on_sidebar_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::open", G_CALLBACK (on_sheet_open), self, G_CONNECT_SWAPPED);
}
