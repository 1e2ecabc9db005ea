/* One column of a file on its way in: what it becomes, and why. Of the other columns it knows the labels. */
#pragma once

#include "cx-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxImportColumnRow: signal `changed`: what the column becomes is another field now, or it is read in another way. */
#define CX_TYPE_IMPORT_COLUMN_ROW (cx_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (CxImportColumnRow, cx_import_column_row, CX, IMPORT_COLUMN_ROW, AdwExpanderRow)

/**
 * cx_import_column_row_new:
 * @plan: outlives the row
 * @column: index into the plan
 * @remembered: whether the plan is that of an earlier import
 */
GtkWidget *cx_import_column_row_new (CxImportPlan *plan, guint column, gboolean remembered);

/** cx_import_column_row_update: another column may have got the same label. */
void       cx_import_column_row_update (CxImportColumnRow *self);

G_END_DECLS
