/* Accounts as a list model: rows made when they are seen. */
#pragma once

#include "cx-fit-picture.h"

G_BEGIN_DECLS

/** CxFitRow: one account of a picture, by its row. */
#define CX_TYPE_FIT_ROW (cx_fit_row_get_type ())
G_DECLARE_FINAL_TYPE (CxFitRow, cx_fit_row, CX, FIT_ROW, GObject)

guint         cx_fit_row_get_account (CxFitRow *self);
CxFitPicture *cx_fit_row_get_picture (CxFitRow *self);   /* (transfer none) */

/** CxFitRows: an immutable list of them. */
#define CX_TYPE_FIT_ROWS (cx_fit_rows_get_type ())
G_DECLARE_FINAL_TYPE (CxFitRows, cx_fit_rows, CX, FIT_ROWS, GObject)

/** cx_fit_rows_new: @accounts: (element-type guint) (transfer none) */
CxFitRows    *cx_fit_rows_new  (CxFitPicture *picture, GArray *accounts);
/** cx_fit_rows_find: the position of an account; FALSE when it is not in the list. O(n). */
gboolean      cx_fit_rows_find (CxFitRows *self, guint account, guint *position);

G_END_DECLS
