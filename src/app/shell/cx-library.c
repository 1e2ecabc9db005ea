/* The app's own folder of workspace files. */
#include "cx-library.h"

#include "cx-error.h"
#include "cx-store.h"
#include "cx-text.h"

#include <glib/gstdio.h>

void
cx_library_entry_free (CxLibraryEntry *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

char *
cx_library_get_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "concentric", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

char *
cx_library_choose_path (const char *name)
{
  g_autofree char *folder = cx_library_get_folder ();
  g_autofree char *slug = cx_text_slug (name);
  const char *stem = *slug ? slug : "workspace";
  char *path = g_strconcat (folder, G_DIR_SEPARATOR_S, stem, CX_WORKSPACE_SUFFIX, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s-%u" CX_WORKSPACE_SUFFIX, folder, stem, i);
    }
  return path;
}

char *
cx_library_sample_path (void)
{
  g_autofree char *folder = cx_library_get_folder ();

  return g_build_filename (folder, "sample" CX_WORKSPACE_SUFFIX, NULL);
}

char *
cx_library_find_newest (void)
{
  g_autofree char *folder = cx_library_get_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  char *newest = NULL;
  gint64 newest_time = 0;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (!g_str_has_suffix (name, CX_WORKSPACE_SUFFIX) || g_stat (path, &info) != 0 || (newest && info.st_mtime <= newest_time))
        continue;
      g_free (newest);
      newest = g_steal_pointer (&path);
      newest_time = info.st_mtime;
    }
  return newest;
}

gboolean
cx_library_contains (const char *path)
{
  g_autofree char *folder = cx_library_get_folder ();
  g_autofree char *parent = g_path_get_dirname (path);

  return g_strcmp0 (folder, parent) == 0;
}

/* ── what is there ──────────────────────────────────────────────────────── */

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const CxLibraryEntry *first = *(CxLibraryEntry *const *) a, *second = *(CxLibraryEntry *const *) b;

  if (first->modified != second->modified)
    return first->modified > second->modified ? -1 : 1;
  return strcmp (first->path, second->path);
}

/* Files that are not workspaces, or newer than this program, are somebody else's business. */
static CxLibraryEntry *
read_entry (const char *path)
{
  g_autoptr(CxStore) store = cx_store_open (path, FALSE, NULL);
  CxLibraryEntry *entry;
  GStatBuf info;

  if (store == NULL)
    return NULL;
  entry = g_new0 (CxLibraryEntry, 1);
  entry->path = g_strdup (path);
  entry->name = cx_store_get_name (store);
  if (g_stat (path, &info) == 0)
    entry->modified = info.st_mtime;
  return entry;
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_library_entry_free);
  g_autofree char *folder = cx_library_get_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      CxLibraryEntry *entry = g_str_has_suffix (name, CX_WORKSPACE_SUFFIX) ? read_entry (path) : NULL;

      if (entry)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

void
cx_library_list_async (GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, cx_library_list_async);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
cx_library_list_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_library_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── copies that come in ────────────────────────────────────────────────── */

static char *
name_of (const char  *path,
         GError     **error)
{
  g_autoptr(CxStore) store = cx_store_open (path, FALSE, error);
  g_auto(GStrv) problems = NULL;

  if (store == NULL)
    return NULL;
  problems = cx_store_check (store, error);
  if (problems == NULL)
    return NULL;
  if (problems[0] == NULL)
    return cx_store_get_name (store);
  g_set_error (error, CX_ERROR, CX_ERROR_DAMAGED, "%s: the workspace file is damaged (%s); open a backup instead", path, problems[0]);
  return NULL;
}

/* Messages name the file that the person chose, not the copy that was looked at. */
static void
rename_in_message (GError     **error,
                   const char  *copy,
                   GFile       *file)
{
  g_autofree char *shown = g_file_get_basename (file);
  g_autoptr(GString) message = g_string_new ((*error)->message);

  g_string_replace (message, copy, shown, 0);
  g_free ((*error)->message);
  (*error)->message = g_strdup (message->str);
}

static void
remove_copy (const char *copy)
{
  const char *suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (path);
    }
}

static char *
adopt (GFile         *file,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *folder = cx_library_get_folder ();
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *copy = g_strconcat (folder, G_DIR_SEPARATOR_S, ".", random, ".part", NULL);
  g_autoptr(GFile) target = g_file_new_for_path (copy);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!g_file_copy (file, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error))
    return NULL;
  name = name_of (copy, error);
  path = name ? cx_library_choose_path (name) : NULL;
  if (path && g_rename (copy, path) == 0)
    return g_steal_pointer (&path);
  if (name)
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: cannot be written; look at the free space of the disk", path);
  else
    rename_in_message (error, copy, file);
  remove_copy (copy);
  return NULL;
}

static void
adopt_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = adopt (task_data, cancellable, &error);

  if (path)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
cx_library_adopt_async (GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, cx_library_adopt_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, adopt_in_thread);
}

char *
cx_library_adopt_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_library_adopt_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── copies that go out ─────────────────────────────────────────────────── */

static void
deliver_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GFile *target = g_object_get_data (G_OBJECT (task), "target");
  g_autoptr(GFile) copy = g_file_new_for_path (task_data);
  GError *error = NULL;
  gboolean done = g_file_copy (copy, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                               &error);

  remove_copy (task_data);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cx_library_deliver_async (const char          *path,
                          GFile               *target,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_return_if_fail (path != NULL && G_IS_FILE (target));

  g_task_set_source_tag (task, cx_library_deliver_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_object_set_data_full (G_OBJECT (task), "target", g_object_ref (target), g_object_unref);
  g_task_run_in_thread (task, deliver_in_thread);
}

gboolean
cx_library_deliver_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_library_deliver_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
