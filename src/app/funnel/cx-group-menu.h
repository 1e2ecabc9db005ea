/* The menu of what funnels can be compared by. */
#pragma once

#include "cx-snapshot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** cx_group_menu_new: tier, segment, owner, territory and the categories that there are; they set `funnel.by`. Returns: (transfer full) */
GMenuModel *cx_group_menu_new   (CxSnapshot *snapshot);

/** cx_group_menu_label: what a button says of @by. Returns: (transfer full) */
char       *cx_group_menu_label (CxSnapshot *snapshot, const char *by);

/** cx_group_menu_has: whether @by can be asked of @snapshot. */
gboolean    cx_group_menu_has   (CxSnapshot *snapshot, const char *by);

G_END_DECLS
