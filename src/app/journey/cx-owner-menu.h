/* The menu that narrows a board to one owner, and the value that it sets. */
#pragma once

#include "cx-columns.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** CX_OWNER_ALL: the value for accounts of everybody. */
#define CX_OWNER_ALL "all"

/**
 * cx_owner_menu_new:
 *
 * Everybody, each owner by name, nobody; they set `journey.owner`.
 *
 * Returns: (transfer full) (nullable): %NULL when no field says who owns an account
 */
GMenuModel *cx_owner_menu_new   (CxColumns *columns);

/** cx_owner_menu_value: (transfer none) (nullable): the owner that @choice is, "" for nobody, %NULL for everybody. */
const char *cx_owner_menu_value (const char *choice);

/** cx_owner_menu_label: what a button says of @choice. Returns: (transfer full) */
char       *cx_owner_menu_label (const char *choice);

/**
 * cx_owner_menu_fold: @more with the choices in it, for a window that has no room for them.
 * @owners, @order: (nullable)
 *
 * Returns: (transfer full)
 */
GMenuModel *cx_owner_menu_fold (GMenuModel *owners, GMenuModel *order, GMenuModel *more);

G_END_DECLS
