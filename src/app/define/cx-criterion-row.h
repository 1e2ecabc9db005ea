/* One criterion as a row: field, test, values, importance, and what it matches. */
#pragma once

#include "cx-catalogue.h"
#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxCriterionRow: signal `move` (i: -1 up, 1 down). Rows are dragged onto each other, too. */
#define CX_TYPE_CRITERION_ROW (cx_criterion_row_get_type ())
G_DECLARE_FINAL_TYPE (CxCriterionRow, cx_criterion_row, CX, CRITERION_ROW, GtkListBoxRow)

GtkWidget         *cx_criterion_row_new           (void);

/** cx_criterion_row_set_source: where its edits go, and whose fields it offers. */
void               cx_criterion_row_set_source    (CxCriterionRow *self, CxWorkspace *workspace, CxCatalogue *catalogue);

/** cx_criterion_row_show: shows @criterion. What is being typed is not touched by the edit that it makes. */
void               cx_criterion_row_show          (CxCriterionRow *self, const CxCriterion *criterion);
const CxCriterion *cx_criterion_row_get_criterion (CxCriterionRow *self);   /* (nullable) */

/** cx_criterion_row_show_counts: what @evaluation says of it: (nullable): nothing yet. */
void               cx_criterion_row_show_counts   (CxCriterionRow *self, CxEvaluation *evaluation);

/** cx_criterion_row_show_change: how it differs from what is published: (nullable): nothing is. */
void               cx_criterion_row_show_change   (CxCriterionRow *self, CxProfile *published);

/** cx_criterion_row_begin: takes the person to what a new criterion still needs. */
void               cx_criterion_row_begin         (CxCriterionRow *self);

G_END_DECLS
