/* A small table of figures among other things: as high as it is, and sideways it scrolls. */
#pragma once

#include "cx-figures.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxShareTable: each cell says which row and column it is of. */
#define CX_TYPE_SHARE_TABLE (cx_share_table_get_type ())
G_DECLARE_FINAL_TYPE (CxShareTable, cx_share_table, CX, SHARE_TABLE, AdwBin)

/** cx_share_table_show: @figures: (transfer full) */
void cx_share_table_show (CxShareTable *self, CxFigures *figures);

G_END_DECLS
