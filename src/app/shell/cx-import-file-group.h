/* What a person can say of a file: what its rows are, where it comes from, how it is written, what identifies accounts.
 * Knows nothing of the single columns. */
#pragma once

#include "cx-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxImportFileGroup: signals
 *
 * - `look-again`: the file has to be read in another way, see cx_import_file_group_get_options()
 * - `changed`: the key of the plan is another one now
 */
#define CX_TYPE_IMPORT_FILE_GROUP (cx_import_file_group_get_type ())
G_DECLARE_FINAL_TYPE (CxImportFileGroup, cx_import_file_group, CX, IMPORT_FILE_GROUP, AdwPreferencesGroup)

/** cx_import_file_group_show_form: how the file is written, as found or as told. */
void        cx_import_file_group_show_form   (CxImportFileGroup *self, const CxReadForm *form);

/** cx_import_file_group_show_plan: @plan: changed by what is chosen, until another one is shown, or %NULL */
void        cx_import_file_group_show_plan   (CxImportFileGroup *self, CxImportPlan *plan);

/** cx_import_file_group_update_keys: the columns of the plan became other fields. */
void        cx_import_file_group_update_keys (CxImportFileGroup *self);

/** cx_import_file_group_get_options: what was said so far; its texts are the group's until something changes. */
void        cx_import_file_group_get_options (CxImportFileGroup *self, CxImportOptions *options);

G_END_DECLS
