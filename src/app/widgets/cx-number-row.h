/* A number among the rows of a dialog: its title, what it means, and a spin button that the keyboard and a screen reader reach. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxNumberRow:
 *
 * Unlike #AdwSpinRow, what has the focus is in the accessible tree, under the row's title and subtitle.
 * Properties: `adjustment`, `value`.
 */
#define CX_TYPE_NUMBER_ROW (cx_number_row_get_type ())
G_DECLARE_FINAL_TYPE (CxNumberRow, cx_number_row, CX, NUMBER_ROW, AdwActionRow)

/** cx_number_row_new: of whole numbers in steps of one */
GtkWidget *cx_number_row_new       (double lower, double upper);

double     cx_number_row_get_value (CxNumberRow *self);
void       cx_number_row_set_value (CxNumberRow *self, double value);

G_END_DECLS
