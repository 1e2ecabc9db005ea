/* How much two states of a profile differ, for people: in criteria and thresholds. */
#pragma once

#include "cx-profile.h"

G_BEGIN_DECLS

/** cx_profile_changes_count: criteria that were added, removed or changed, and one for other thresholds. 0: only texts or the order differ, or nothing. */
guint cx_profile_changes_count (CxProfile *before, CxProfile *after);

G_END_DECLS
