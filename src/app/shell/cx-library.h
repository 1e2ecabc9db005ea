/* The app's own folder of workspace files: what is there, names for new ones, and copies that come in
 * from outside. Knows no widgets. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CX_WORKSPACE_SUFFIX: of workspace files. */
#define CX_WORKSPACE_SUFFIX ".concentric"

/** CxLibraryEntry: a workspace file. @modified: Unix time, seconds. */
typedef struct {
  char  *path, *name;
  gint64 modified;
} CxLibraryEntry;

void       cx_library_entry_free  (CxLibraryEntry *self);

/** cx_library_get_folder: made when it is not there. Returns: (transfer full) */
char      *cx_library_get_folder  (void);

/** cx_library_choose_path: where a new workspace called @name goes; nothing is there yet. Returns: (transfer full) */
char      *cx_library_choose_path (const char *name);

/** cx_library_sample_path: where the sample goes; it may be there already. Returns: (transfer full) */
char      *cx_library_sample_path (void);

/** cx_library_find_newest: the file that was written last. Returns: (transfer full) (nullable) */
char      *cx_library_find_newest (void);

/** cx_library_contains: whether @path is a file of the folder. */
gboolean   cx_library_contains    (const char *path);

/** cx_library_list_async: the readable workspaces, last used first. */
void       cx_library_list_async  (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** cx_library_list_finish: Returns: (transfer full) (element-type CxLibraryEntry) */
GPtrArray *cx_library_list_finish (GAsyncResult *result, GError **error);

/**
 * cx_library_adopt_async: checks a workspace file from outside and copies it into the folder. The file itself is not
 * opened by SQLite, which would need to write beside it.
 */
void       cx_library_adopt_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** cx_library_adopt_finish: Returns: (transfer full): path of the copy; fails with the codes of cx_store_open() */
char      *cx_library_adopt_finish (GAsyncResult *result, GError **error);

/** cx_library_deliver_async: moves a finished copy at @path to where the person wants it, replacing what is there. */
void       cx_library_deliver_async  (const char *path, GFile *target, GAsyncReadyCallback callback, gpointer user_data);
gboolean   cx_library_deliver_finish (GAsyncResult *result, GError **error);

G_END_DECLS
