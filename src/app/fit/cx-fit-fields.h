/* Which fields can make sectors and sizes, as menus. */
#pragma once

#include "cx-fit-defaults.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** cx_fit_sectors_menu: a choice of the action `fit.sectors`: every category, the stage, none. Returns: (transfer full) */
GMenuModel *cx_fit_sectors_menu (CxColumns *columns);
/** cx_fit_size_menu: a choice of the action `fit.size`: every number and amount of money, none. Returns: (transfer full) */
GMenuModel *cx_fit_size_menu    (CxColumns *columns);

/** cx_fit_has_sectors: whether a key can still make sectors; the columns may have changed since it was chosen. */
gboolean    cx_fit_has_sectors (CxColumns *columns, const char *key);
gboolean    cx_fit_has_size    (CxColumns *columns, const char *key);

/** cx_fit_field_label: (transfer none): what a key is called, "None" for "". */
const char *cx_fit_field_label (CxColumns *columns, const char *key);

G_END_DECLS
