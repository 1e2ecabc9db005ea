/* One row of the list as GTK sees it: it stands for a position, not for an account. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CxAccountRow:
 *
 * Telling GTK that a million items changed takes seconds; so a row stands for a position, and when
 * another account comes to stand there it emits `changed`, and its cells read again.
 */
#define CX_TYPE_ACCOUNT_ROW (cx_account_row_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountRow, cx_account_row, CX, ACCOUNT_ROW, GObject)

/** cx_account_row_new: @gone is called with @data and the position when the last reference goes. */
CxAccountRow *cx_account_row_new (guint position, void (*gone) (gpointer data, guint position), gpointer data);

guint         cx_account_row_get_position (CxAccountRow *self);

/** cx_account_row_orphan: for the list that goes before its rows: `gone` is not called any more. */
void          cx_account_row_orphan  (CxAccountRow *self);
/** cx_account_row_changed: for the list: emits `changed`. */
void          cx_account_row_changed (CxAccountRow *self);

G_END_DECLS
