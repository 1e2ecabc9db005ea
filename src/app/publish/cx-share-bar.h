/* A share as a bar with a mark where the limit is. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxShareBar: 54 × 6 px; above the limit it is of another colour. What it says stands beside it in words. */
#define CX_TYPE_SHARE_BAR (cx_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxShareBar, cx_share_bar, CX, SHARE_BAR, GtkWidget)

/** cx_share_bar_new: @share, @limit: 0…1; full at 0.3 or three times the limit, so that a small limit has its place. */
GtkWidget *cx_share_bar_new (double share, double limit, gboolean above);

G_END_DECLS
