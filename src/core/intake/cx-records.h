/* The run of an import of contacts, deals or events. Knows nothing of tiers and stages. */
#pragma once

#include "cx-import.h"

G_BEGIN_DECLS

/**
 * cx_records_run:
 * @plan: of contacts, deals or events
 *
 * What cx_import_run() is for them: every row joins the account that it belongs to, or goes into the quarantine when that
 * is none, or could be several.
 */
CxImportResult *cx_records_run (CxStore *store, CxImportPlan *plan, const CxImportWay *way, GCancellable *cancellable, GError **error);

G_END_DECLS
