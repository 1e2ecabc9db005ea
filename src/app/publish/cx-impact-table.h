/* Who is affected: owners or territories, with the accounts of each that change tier. */
#pragma once

#include "cx-publish.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxImpactTable:
 *
 * A row a group in which something moves; a row opens into its first accounts. Property `compact` (boolean): without
 * bars, for narrow windows. Signal `more` (uint): all accounts of the group with that number are asked for.
 */
#define CX_TYPE_IMPACT_TABLE (cx_impact_table_get_type ())
G_DECLARE_FINAL_TYPE (CxImpactTable, cx_impact_table, CX, IMPACT_TABLE, AdwBin)

/** cx_impact_table_set_outlook: @territories: those rather than owners */
void cx_impact_table_set_outlook (CxImpactTable *self, CxOutlook *outlook, gboolean territories);

G_END_DECLS
