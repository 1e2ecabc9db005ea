/* The receipt of one account: why it is in its tier, what would change that, and where it has been. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxReceiptPane:
 *
 * Shows one account of the workspace's snapshot, found by its id. Emits `close` when the person is done.
 * Moves the account to another stage, with Undo.
 */
#define CX_TYPE_RECEIPT_PANE (cx_receipt_pane_get_type ())
G_DECLARE_FINAL_TYPE (CxReceiptPane, cx_receipt_pane, CX, RECEIPT_PANE, AdwBin)

/**
 * cx_receipt_pane_show:
 * @profile: by which profile, until a person picks another: an index into the tiering, or -1: the account's segment
 * @account: id of the account, or -1: nothing is shown
 */
void cx_receipt_pane_show        (CxReceiptPane *self, CxWorkspace *workspace, int profile, gint64 account);

/** cx_receipt_pane_set_compact: without a header bar, for a bottom sheet. */
void cx_receipt_pane_set_compact (CxReceiptPane *self, gboolean compact);

G_END_DECLS
