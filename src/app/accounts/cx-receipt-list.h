/* The parts of a receipt as widgets: criteria with their points, sentences, stages, fields. */
#pragma once

#include "cx-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_receipt_list_fill: one row a criterion and their sum; the old rows go. */
void cx_receipt_list_fill      (GtkListBox *list, const CxReceipt *receipt, CxSnapshot *snapshot, guint account);

/**
 * cx_receipt_list_show_sources:
 * @sources: (element-type utf8 CxValueSource): by key of the field
 *
 * Says of each value where it came from: below the sum when all came with one import, else below each criterion.
 */
void cx_receipt_list_show_sources (GtkListBox *list, GHashTable *sources, CxSnapshot *snapshot);

/** cx_receipt_sentences_fill: what would lift and drop the tier; @box is hidden when nothing would. */
void cx_receipt_sentences_fill (GtkBox *box, const CxReceipt *receipt, CxSnapshot *snapshot);

/** cx_receipt_notes_fill: the flags of the fit in words. */
void cx_receipt_notes_fill     (GtkBox *box, const CxFit *fit);

/** cx_receipt_stages_fill: the stages that the account has been at, with days. */
void cx_receipt_stages_fill    (AdwWrapBox *box, CxSnapshot *snapshot, guint account);

/** cx_receipt_moves_new: a button for each stage that the account is not at, with the action `receipt.move`. Returns: (transfer full) */
GtkWidget *cx_receipt_moves_new (CxSnapshot *snapshot, guint account);

/** cx_receipt_fields_new: rows for all fields, missing ones too. Returns: (transfer container) (element-type GtkWidget) */
GPtrArray *cx_receipt_fields_new (CxSnapshot *snapshot, guint account);

G_END_DECLS
