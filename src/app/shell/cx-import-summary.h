/* What became of the rows of an import, or would become: counts, what was set aside and why, what is left to decide. */
#pragma once

#include "cx-import-table.h"
#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_SUMMARY (cx_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (CxImportSummary, cx_import_summary, CX, IMPORT_SUMMARY, AdwBin)

/** cx_import_summary_show: what happened; shows it instead of what was shown before. */
void        cx_import_summary_show     (CxImportSummary *self, CxWorkspace *workspace, GFile *file, CxImportKind kind,
                                        const CxImportOutcome *outcome);

/** cx_import_summary_forecast: what would happen; nothing can be undone or decided yet. @today: of the workspace */
void        cx_import_summary_forecast (CxImportSummary *self, CxImportKind kind, const CxImportOutcome *outcome, gint32 today);

/** cx_import_summary_recall: what an earlier import did, see cx_workspace_import_details_async(). */
void        cx_import_summary_recall   (CxImportSummary *self, CxWorkspace *workspace, const CxImportRow *import,
                                        const CxImportOutcome *outcome);

/** cx_import_summary_get_words: what it says in one line. (transfer none) */
const char *cx_import_summary_get_words (CxImportSummary *self);

G_END_DECLS
