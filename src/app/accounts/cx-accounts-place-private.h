/* What the parts of the place Accounts share. Included by these only. */
#pragma once

#include "cx-account-columns.h"
#include "cx-accounts-place.h"
#include "cx-receipt-pane.h"

G_BEGIN_DECLS

struct _CxAccountsPlace {
  CxPlace parent_instance;

  CxAccountList    *list;
  CxAccountColumns *columns;
  gboolean          narrow;     /* two-line rows, and the receipt as a bottom sheet */
  gboolean          tight;      /* no room for all columns beside a receipt */
  char             *wanted;     /* key of an account to show once it is there */

  AdwMultiLayoutView  *layouts;
  AdwOverlaySplitView *split;
  AdwBottomSheet      *sheet;
  CxReceiptPane       *receipt;
  AdwWindowTitle      *title;
  GtkEditable         *search;
  GtkEditable         *narrow_search;
  GtkSearchBar        *search_bar;
  GtkWidget           *search_button;
  GtkWidget           *import_button;
  GtkMenuButton       *columns_button;
  GtkStack            *stack;
  GtkColumnView       *table;
  GtkScrolledWindow   *table_window;
  GtkListView         *tiles;
  AdwBin              *filters;
  AdwBin              *footer;
  AdwBin              *selection;
};

/** cx_accounts_place_connect_receipt: has the receipt come and go with the account that is selected alone. */
void cx_accounts_place_connect_receipt (CxAccountsPlace *self);

/** cx_accounts_place_update_receipt: after the list, the account or the layout changed. */
void cx_accounts_place_update_receipt  (CxAccountsPlace *self);

/** cx_accounts_place_close_receipt: ends the selection, also of several, and goes back to the list. */
void cx_accounts_place_close_receipt   (CxAccountsPlace *self);

G_END_DECLS
