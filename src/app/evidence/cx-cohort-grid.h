/* The cohort grid: a row a customer, a column a period since signing, and above them the share of all. */
#pragma once

#include "cx-cohort-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxCohortGrid: only the rows that are seen are widgets. Enter, or a double click, opens the account (win.show-account).
 * Properties: `narrow`: names stand above their cells; `as-table`: words and signs in columns in place of cells.
 */
#define CX_TYPE_COHORT_GRID (cx_cohort_grid_get_type ())
G_DECLARE_FINAL_TYPE (CxCohortGrid, cx_cohort_grid, CX, COHORT_GRID, AdwBin)

/** cx_cohort_grid_show: @view: (nullable): nothing; then no account is held any more */
void cx_cohort_grid_show      (CxCohortGrid *self, CxCohortView *view);
/** cx_cohort_grid_scroll_to: brings a customer to the top, and gives it the focus. */
void cx_cohort_grid_scroll_to (CxCohortGrid *self, guint customer);

G_END_DECLS
