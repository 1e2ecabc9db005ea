/* What the text of a cell looks like at a glance, where only its place in the table is asked. Knows nothing of fields. */
#pragma once

#include "cx-row.h"

G_BEGIN_DECLS

/** cx_cell_look_trim: @cell without white space around it. */
CxCell   cx_cell_look_trim       (const CxCell *cell);

/** cx_cell_look_is_number: "1,234.5", "$ 180 B", "12.5%", "2024-02-01 09:30", "(555) 123-4567". @cell: trimmed */
gboolean cx_cell_look_is_number  (const CxCell *cell);

/** cx_cell_look_is_address: an e-mail or web address. @cell: trimmed */
gboolean cx_cell_look_is_address (const CxCell *cell);

/** cx_cell_look_is_words: holds no marks that would rather part or quote cells. @cell: trimmed, not empty */
gboolean cx_cell_look_is_words   (const CxCell *cell);

/** cx_cell_look_is_value: what stands below a header and not in it: a number, a day, an address. */
gboolean cx_cell_look_is_value   (const CxCell *cell);

G_END_DECLS
