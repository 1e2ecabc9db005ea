/* What can be done with an account of the bullseye: a menu at its mark. */
#pragma once

#include "cx-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cx_fit_menu_open: opens the account in Accounts, pins its tier, lifts its pin.
 * @from: the picture; (@x, @y): where the mark lies in it
 * @account: a row of the workspace's snapshot
 */
void cx_fit_menu_open (GtkWidget *from, CxWorkspace *workspace, guint account, double x, double y);

G_END_DECLS
