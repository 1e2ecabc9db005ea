/* The enrichment list in the window: which blank fields would move most tiers, and from each on to its accounts. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_ENRICH_DIALOG (cx_enrich_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CxEnrichDialog, cx_enrich_dialog, CX, ENRICH_DIALOG, AdwDialog)

/**
 * cx_enrich_dialog_new:
 * @from: where messages appear, and whose window shows an account that is chosen
 * @profile: rank index whose tiers count, or -1: those of the workspace
 */
AdwDialog *cx_enrich_dialog_new (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, int profile);

G_END_DECLS
