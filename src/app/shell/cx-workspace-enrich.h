/* What the workspace asks of its worker about blank fields: the enrichment list, and the accounts to fill first. */
#pragma once

#include "cx-enrichment.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/** cx_workspace_enrich_async: cx_enrichment_new() of @snapshot's tiering. The result is a #CxEnrichment (transfer full). */
void          cx_workspace_enrich_async  (CxWorkspace *self, CxSnapshot *snapshot, int profile, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
CxEnrichment *cx_workspace_enrich_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_fill_first_async: cx_enrichment_find_accounts(). The result is an array of #CxEnrichAccount (transfer full). */
void          cx_workspace_fill_first_async  (CxWorkspace *self, CxEnrichment *enrichment, guint field, guint limit,
                                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray       *cx_workspace_fill_first_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
