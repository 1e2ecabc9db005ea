/* The columns of the table of accounts: which there are, which are shown, in which order rows stand. */
#pragma once

#include "cx-account-list.h"

G_BEGIN_DECLS

/**
 * CxAccountColumns: keeps the columns of one #GtkColumnView. Column ids are what #CxAccountList orders
 * by: `name tier fit stage best segment field:KEY`.
 */
#define CX_TYPE_ACCOUNT_COLUMNS (cx_account_columns_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountColumns, cx_account_columns, CX, ACCOUNT_COLUMNS, GObject)

/** cx_account_columns_new: fills @view, and orders @list when a header is clicked. */
CxAccountColumns *cx_account_columns_new (GtkColumnView *view, CxAccountList *list);

/** cx_account_columns_set_snapshot: makes columns follow the fields that there are now. */
void              cx_account_columns_set_snapshot (CxAccountColumns *self, CxSnapshot *snapshot);

/** cx_account_columns_set_tight: leaves out what a narrow table can do without, unless a person chose it. */
void              cx_account_columns_set_tight    (CxAccountColumns *self, gboolean tight);

/** cx_account_columns_make_menu: check buttons for every column, those that @profile's criteria read first. Returns: (transfer full): a widget */
GtkWidget        *cx_account_columns_make_menu (CxAccountColumns *self, CxProfile *profile);

G_END_DECLS
