/* The edits that the one-pager makes to lists of entries, each one step of undo. Knows no widgets. */
#pragma once

#include "cx-section.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/** cx_entry_remove: Returns: (transfer full): what brings it back: for cx_entry_restore() */
gpointer cx_entry_remove       (CxWorkspace *workspace, const CxPart *part, guint entry);

/** cx_entry_restore: a #GSourceFunc over what cx_entry_remove() returned; does nothing when another profile is shown by now. */
gboolean cx_entry_restore      (gpointer removed);
void     cx_entry_removed_free (gpointer removed);

G_END_DECLS
