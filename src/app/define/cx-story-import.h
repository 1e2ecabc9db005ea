/* Win stories of a file on their way into the draft of the selected profile. */
#pragma once

#include "cx-story-file.h"
#include "cx-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_story_import_read_async: cx_story_file_read(), off the main thread. */
void         cx_story_import_read_async  (const char *path, char delimiter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxStoryFile *cx_story_import_read_finish (GAsyncResult *result, GError **error);

/** cx_story_import_add: adds the stories that are new; says so over @from, with Undo, and which rows were left out. */
void         cx_story_import_add (GtkWidget *from, CxWorkspace *workspace, const CxStoryFile *file);

G_END_DECLS
