/* Which entry of a list was which before an edit. Knows no widgets. */
#pragma once

#include "cx-profile.h"

G_BEGIN_DECLS

/**
 * cx_entry_match:
 * @before: (nullable): none
 *
 * What says the same is the same, first at the ends, then wherever it stands; what is left over is taken for edited,
 * in order.
 *
 * Returns: (transfer full): for each entry of @part in @after the number that it had in @before, or -1: it is new
 */
int *cx_entry_match (CxProfile *before, CxProfile *after, const char *part);

G_END_DECLS
