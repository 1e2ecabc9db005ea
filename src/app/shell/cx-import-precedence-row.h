/* Whose value counts when several systems disagree: the newest one's, or that of a system that is trusted most. Knows no file. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxImportPrecedenceRow: hidden while fewer than two systems are known. Signal `changed`: the workspace follows another order now. */
#define CX_TYPE_IMPORT_PRECEDENCE_ROW (cx_import_precedence_row_get_type ())
G_DECLARE_FINAL_TYPE (CxImportPrecedenceRow, cx_import_precedence_row, CX, IMPORT_PRECEDENCE_ROW, AdwComboRow)

/** cx_import_precedence_row_load: asks @workspace which systems there were. */
void cx_import_precedence_row_load       (CxImportPrecedenceRow *self, CxWorkspace *workspace);

/** cx_import_precedence_row_set_source: @source: (nullable): one more system, where the file at hand comes from */
void cx_import_precedence_row_set_source (CxImportPrecedenceRow *self, const char *source);

G_END_DECLS
