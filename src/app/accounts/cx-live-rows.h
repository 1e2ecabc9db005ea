/* The rows of a long list that GTK holds. Knows nothing of what stands at them. */
#pragma once

#include "cx-account-row.h"

G_BEGIN_DECLS

/**
 * CxLiveRows:
 *
 * What a #GListModel of #CxAccountRow needs: rows are made when they are asked for. When other things stand at them they
 * emit `changed`, those around cx_live_rows_set_near() at once and the others when there is time. Rows come and go at the
 * end only; a short list grows in steps, because GTK makes widgets for some 200 rows as soon as it can.
 */
typedef struct _CxLiveRows CxLiveRows;

/** cx_live_rows_new: @model: emits `items-changed`; owns the result */
CxLiveRows *cx_live_rows_new      (GListModel *model);
void        cx_live_rows_free     (CxLiveRows *self);

guint       cx_live_rows_get_n    (CxLiveRows *self);                    /* how many GTK has been told of */
gpointer    cx_live_rows_get_item (CxLiveRows *self, guint position);    /* (transfer full) (nullable) */

/** cx_live_rows_set_n: other things stand at the rows, @n of them. What is behind the end goes now; cx_live_rows_grow() brings more. */
void        cx_live_rows_set_n    (CxLiveRows *self, guint n);
/** cx_live_rows_grow: tells GTK of all rows, in steps or @now. */
void        cx_live_rows_grow     (CxLiveRows *self, gboolean now);
void        cx_live_rows_set_near (CxLiveRows *self, guint position);

G_END_DECLS
