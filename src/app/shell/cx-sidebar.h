/* The sidebar: workspace menu, profile selector, places, and what is in force. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxSidebar:
 *
 * Property `workspace` (#CxWorkspace, nullable). Choosing a place activates `win.place`.
 */
#define CX_TYPE_SIDEBAR (cx_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CxSidebar, cx_sidebar, CX, SIDEBAR, AdwBin)

/** cx_sidebar_select: marks the place called @id as the one that is shown. */
void cx_sidebar_select (CxSidebar *self, const char *id);

/** cx_sidebar_set_library: @entries: (element-type CxLibraryEntry): the workspaces to switch to */
void cx_sidebar_set_library (CxSidebar *self, GPtrArray *entries);

G_END_DECLS
