/* The accounts of a region of the bullseye as a list model. Knows nothing of widgets. */
#pragma once

#include "cx-account-row.h"
#include "cx-fit-picture.h"

G_BEGIN_DECLS

/** CxFitRows: a #GListModel of #CxAccountRow, which stand for positions (see #CxLiveRows). */
#define CX_TYPE_FIT_ROWS (cx_fit_rows_get_type ())
G_DECLARE_FINAL_TYPE (CxFitRows, cx_fit_rows, CX, FIT_ROWS, GObject)

CxFitRows    *cx_fit_rows_new         (void);

/** cx_fit_rows_set: @picture: (nullable): %NULL: no rows. @accounts: (nullable) (element-type guint): rows of the picture's snapshot */
void          cx_fit_rows_set         (CxFitRows *self, CxFitPicture *picture, GArray *accounts);

CxFitPicture *cx_fit_rows_get_picture (CxFitRows *self);   /* (transfer none) (nullable) */
guint         cx_fit_rows_get_account (CxFitRows *self, guint position);

/** cx_fit_rows_find: where the account stands; then it can be scrolled to. Returns: %FALSE when it does not */
gboolean      cx_fit_rows_find        (CxFitRows *self, guint account, guint *position);

G_END_DECLS
