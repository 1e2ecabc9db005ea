/* What a person can say of a file: what its rows are, where it comes from, how it is written, what identifies accounts.
 * Knows nothing of the single columns. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxImportFileGroup: signals
 *
 * - `look-again`: the file has to be read in another way, see cx_import_file_group_get_options()
 * - `changed`: the key or the source of the plan is another one now, or which source counts
 */
#define CX_TYPE_IMPORT_FILE_GROUP (cx_import_file_group_get_type ())
G_DECLARE_FINAL_TYPE (CxImportFileGroup, cx_import_file_group, CX, IMPORT_FILE_GROUP, AdwPreferencesGroup)

/** CX_IMPORT_STORIES: what a person can say that rows are beside the kinds of #CxImportKind. */
#define CX_IMPORT_STORIES (CX_IMPORT_EVENTS + 1)

/** cx_import_file_group_load: asks @workspace what there is to choose besides the file. */
void        cx_import_file_group_load        (CxImportFileGroup *self, CxWorkspace *workspace);

/** cx_import_file_group_show_form: how the file is written, as found or as told; what its rows most likely are. */
void        cx_import_file_group_show_form   (CxImportFileGroup *self, const CxReadForm *form, CxImportKind likely);

/** cx_import_file_group_is_stories: whether the rows are win stories. */
gboolean    cx_import_file_group_is_stories  (CxImportFileGroup *self);

/** cx_import_file_group_show_plan: @plan: changed by what is chosen, until another one is shown, or %NULL */
void        cx_import_file_group_show_plan   (CxImportFileGroup *self, CxImportPlan *plan);

/** cx_import_file_group_update_keys: the columns of the plan became other fields. */
void        cx_import_file_group_update_keys (CxImportFileGroup *self);

/** cx_import_file_group_get_options: what was said so far; its texts are the group's until something changes. */
void        cx_import_file_group_get_options (CxImportFileGroup *self, CxImportOptions *options);

G_END_DECLS
