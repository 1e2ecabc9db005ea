/* What the workspace asks of its worker for Evidence: the leading indicator, and what it is worked out of. */
#pragma once

#include "cx-cohorts.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/**
 * CxEvidenceData:
 * @snapshot: whose accounts @log and @renewals are about
 * @decided: whether somebody defined the indicator
 * @problem: (nullable): why the one that is kept cannot be read; @indicator is the one that ships then
 */
typedef struct {
  CxSnapshot  *snapshot;
  CxUsageLog  *log;
  CxRenewals  *renewals;
  CxIndicator *indicator;
  gboolean     decided;
  char        *problem;
} CxEvidenceData;

/** cx_evidence_data_copy: shares what is large. */
CxEvidenceData *cx_evidence_data_copy (const CxEvidenceData *self);
void            cx_evidence_data_free (CxEvidenceData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxEvidenceData, cx_evidence_data_free)

/** cx_workspace_evidence_async: @log: (nullable): what was read before; taken over when nothing was imported since. */
void            cx_workspace_evidence_async  (CxWorkspace *self, CxUsageLog *log, GCancellable *cancellable, GAsyncReadyCallback callback,
                                              gpointer user_data);
CxEvidenceData *cx_workspace_evidence_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_set_indicator_async: @indicator: (nullable): %NULL: as if nobody had defined one */
void            cx_workspace_set_indicator_async  (CxWorkspace *self, const CxIndicator *indicator, GAsyncReadyCallback callback,
                                                   gpointer user_data);
gboolean        cx_workspace_set_indicator_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
