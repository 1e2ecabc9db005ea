/* One field of the enrichment list: the accounts to fill first, and all of them as a file. */
#pragma once

#include "cx-enrichment.h"
#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxEnrichPage:
 *
 * Signals:
 * - `show-account` (string): the key of an account that the person wants to see
 * - `export` (GArray of guint): the rows of all accounts of the field, in their order
 */
#define CX_TYPE_ENRICH_PAGE (cx_enrich_page_get_type ())
G_DECLARE_FINAL_TYPE (CxEnrichPage, cx_enrich_page, CX, ENRICH_PAGE, AdwNavigationPage)

/** cx_enrich_page_new: @field: its number in @enrichment, which is of @columns. */
CxEnrichPage *cx_enrich_page_new (CxWorkspace *workspace, CxColumns *columns, CxEnrichment *enrichment, guint field);

G_END_DECLS
