/* One account in two lines, for narrow windows. */
#pragma once

#include "cx-account-list.h"

G_BEGIN_DECLS

/** CxAccountTile: name and money above; tier, fit and stage below. */
#define CX_TYPE_ACCOUNT_TILE (cx_account_tile_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountTile, cx_account_tile, CX, ACCOUNT_TILE, GtkWidget)

/** cx_account_tile_factory_new: makes tiles for the rows of @list. Returns: (transfer full) */
GtkListItemFactory *cx_account_tile_factory_new (CxAccountList *list);

G_END_DECLS
