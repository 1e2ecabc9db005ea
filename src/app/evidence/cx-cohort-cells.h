/* The cells of one customer, or above them the share of all customers period by period. */
#pragma once

#include "cx-cohort-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxCohortCells: as wide as it may be, with a cell a period. Under the pointer it says which period that is; what it shows
 * is said by whoever holds it.
 */
#define CX_TYPE_COHORT_CELLS (cx_cohort_cells_get_type ())
G_DECLARE_FINAL_TYPE (CxCohortCells, cx_cohort_cells, CX, COHORT_CELLS, GtkWidget)

/** CX_EVERYBODY: in place of a customer: the shares of all, as columns with their numbers below. */
#define CX_EVERYBODY G_MAXUINT

GtkWidget *cx_cohort_cells_new  (void);
/** cx_cohort_cells_show: @view: (nullable): nothing */
void       cx_cohort_cells_show (CxCohortCells *self, CxCohortView *view, guint customer);

G_END_DECLS
