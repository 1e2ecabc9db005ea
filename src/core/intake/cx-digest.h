/* What an import is made of, in a few letters: two with the same digest do the same. */
#pragma once

#include "cx-import.h"

G_BEGIN_DECLS

/**
 * cx_digest_plan: of all bytes of the file and of everything that @plan and the workspace say of how it is read. One pass
 * over the file.
 *
 * Returns: (transfer full): 32 letters; %NULL with @error set when the file cannot be read
 */
char *cx_digest_plan (CxStore *store, const CxImportPlan *plan, GError **error);

G_END_DECLS
