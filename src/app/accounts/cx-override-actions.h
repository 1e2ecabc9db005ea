/* Pinning tiers and saying no, as a person does it: the dialog, the toast, and its Undo. */
#pragma once

#include "cx-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cx_override_pin: asks for a tier and a reason, and pins the accounts.
 * @from: where the dialog and the toast are shown
 * @snapshot: what @rows are rows of
 * @rows: (element-type guint): accounts, each once; it must not change any more
 */
void cx_override_pin      (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, GArray *rows);

/** cx_override_lift: lifts the pins that the accounts have. */
void cx_override_lift     (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, GArray *rows);

/** cx_override_say_no: asks for a deal of the account that was declined, or taken anyway. */
void cx_override_say_no   (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, guint account);

/** cx_override_unsay_no: takes such a deal back. */
void cx_override_unsay_no (GtkWidget *from, CxWorkspace *workspace, const CxSaidNo *said);

G_END_DECLS
