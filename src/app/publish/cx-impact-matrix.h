/* Who moves from which tier to which, as a table of numbers. */
#pragma once

#include "cx-impact.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxImpactMatrix:
 *
 * Four tiers by four, from the rows to the columns. Better is blue with ⌃, worse orange with ⌄. A cell that accounts
 * move through is a button: the signal `chosen` (uint from, uint to). Property `compact` (boolean): for narrow windows.
 */
#define CX_TYPE_IMPACT_MATRIX (cx_impact_matrix_get_type ())
G_DECLARE_FINAL_TYPE (CxImpactMatrix, cx_impact_matrix, CX, IMPACT_MATRIX, AdwBin)

/** cx_impact_matrix_set_impact: @version: what it would be from then on */
void cx_impact_matrix_set_impact (CxImpactMatrix *self, const CxImpact *impact, int version);

G_END_DECLS
