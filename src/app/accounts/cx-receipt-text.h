/* The words and numbers of a receipt: rounded points that add up, verdicts, counterfactual sentences.
 * Knows no widgets. */
#pragma once

#include "cx-evaluation.h"
#include "cx-value-source.h"

G_BEGIN_DECLS

/**
 * CxReceiptPoints:
 * @points, @possible: one a line, multiples of 0.1
 * @fit: the sum of @points: the printed fit
 *
 * The points of a receipt as they are printed: rounded by largest remainder, so that they add up.
 */
typedef struct {
  double *points, *possible;
  double  fit;
} CxReceiptPoints;

CxReceiptPoints *cx_receipt_points_new  (const CxReceipt *receipt);
void             cx_receipt_points_free (CxReceiptPoints *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReceiptPoints, cx_receipt_points_free)

/** cx_receipt_title: what a criterion is called: its label, else its field's. (transfer none) */
const char *cx_receipt_title   (const CxCriterion *criterion, CxColumns *columns);

/** cx_receipt_value: the value that a criterion read, for people; "not known" when missing. Returns: (transfer full) */
char       *cx_receipt_value   (const CxCriterion *criterion, CxColumns *columns, guint account, gint32 today);

/** cx_receipt_verdict: the verdict in words: "Match", "Miss", "Unknown"; of a never "Ruled out", "Not ruled out". (transfer none) */
const char *cx_receipt_verdict (const CxCriterion *criterion, CxVerdict verdict);

/** cx_receipt_source: "HubSpot, 14 Oct". Returns: (transfer full) */
char       *cx_receipt_source      (const CxValueSource *source, gint32 today);

/** cx_receipt_source_long: "From HubSpot, 14 Oct: crm-export.csv". Returns: (transfer full) */
char       *cx_receipt_source_long (const CxValueSource *source, gint32 today);

/** cx_receipt_sentence: "Would be <b>tier 1</b> if <i>Robot brands</i> were known to be 2 or more.", as Pango markup. Returns: (transfer full) */
char       *cx_receipt_sentence (const CxCounterfactual *counterfactual, const CxReceipt *receipt, CxColumns *columns, gint32 today);

G_END_DECLS
