/* The columns of a file as rows, and what they become. Knows nothing of the file itself. */
#pragma once

#include "cx-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxImportColumns: signal `changed`: some column became another field, or is read in another way. */
#define CX_TYPE_IMPORT_COLUMNS (cx_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CxImportColumns, cx_import_columns, CX, IMPORT_COLUMNS, AdwPreferencesGroup)

/**
 * cx_import_columns_show:
 * @plan: (nullable): outlives the rows, or until another one is shown; what a person chose of columns that were shown before
 *   is chosen of those with the same header, when the rows are of the same kind
 * @remembered: (nullable): "As imported on 15 Nov": why the columns are what they are
 */
void        cx_import_columns_show         (CxImportColumns *self, CxImportPlan *plan, const char *remembered);

/** cx_import_columns_find_problem: why the plan cannot be run. Returns: (transfer full) (nullable) */
char       *cx_import_columns_find_problem (CxImportColumns *self);

G_END_DECLS
