/* What changed from one state of a profile to another: short changes as chips, others as lines. */
#pragma once

#include "cx-profile-diff.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxChangeList: property `most` (uint): how many are shown before the person asks for all; 0: all, under the names of
 * their sections.
 */
#define CX_TYPE_CHANGE_LIST (cx_change_list_get_type ())
G_DECLARE_FINAL_TYPE (CxChangeList, cx_change_list, CX, CHANGE_LIST, AdwBin)

/** cx_change_list_set_changes: @changes: (element-type CxProfileChange) */
void cx_change_list_set_changes (CxChangeList *self, GPtrArray *changes);

G_END_DECLS
