/* What became of the rows of an import, and of those that were set aside. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_SUMMARY (cx_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (CxImportSummary, cx_import_summary, CX, IMPORT_SUMMARY, AdwBin)

void cx_import_summary_show (CxImportSummary *self, CxWorkspace *workspace, GFile *file, const CxImportResult *result);

G_END_DECLS
