/* Writes the files of an export: under temporary names, read again, and only then under their own. */
#include "cx-export-private.h"
#include "cx-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

static gboolean
set_cannot_write (GError    **error,
                  const char *file,
                  const char *why)
{
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: cannot be written (%s); choose another name or folder", file, why);
  return FALSE;
}

/* A name in the same folder that nothing has, so that the last step is a rename. */
static char *
make_temporary (const char *file,
                GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *name = g_strdup_printf (".%s.XXXXXX", base);
  char *path = g_build_filename (folder, name, NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0666);

  if (fd >= 0 && g_close (fd, NULL))
    return path;
  set_cannot_write (error, file, g_strerror (errno));
  g_free (path);
  return NULL;
}

/* ── writing ── */

static gboolean
write_text (CxExport           *self,
            const CxExportPart *part,
            const char         *path,
            CxExportProgress   *progress,
            GError            **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, progress->cancellable, error);
  GOutputStream *out = G_OUTPUT_STREAM (stream);

  if (stream == NULL)
    return FALSE;
  if (part->format == CX_EXPORT_JSON
        ? !cx_export_json_write (self->snapshot, &self->options, part->rows, part->n, out, progress, error)
        : !cx_export_csv_write (part->table, part->rows, part->n, self->options.byte_order_mark, out, progress, error))
    return FALSE;
  return g_output_stream_close (out, progress->cancellable, error);
}

/* A full disk and the like, told of the file that people know. */
static gboolean
explain (GError    **error,
         GError     *cause,
         const char *file)
{
  if (cause->domain == CX_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, cause);
  else
    {
      set_cannot_write (error, file, cause->message);
      g_error_free (cause);
    }
  return FALSE;
}

static gboolean
write_part (CxExport           *self,
            const CxExportPart *part,
            const char         *path,
            const char         *file,
            CxExportProgress   *progress,
            GError            **error)
{
  GError *cause = NULL;
  gboolean written = part->format == CX_EXPORT_XLSX ? cx_workbook_write (part->table, part->rows, part->n, path, file, progress, &cause)
                                                    : write_text (self, part, path, progress, &cause);

  if (written && part->format != CX_EXPORT_JSON)
    written = cx_export_verify (part->table, part->rows, part->n, part->format, path, file, progress, &cause);
  return written || explain (error, cause, file);
}

/* ── names ── */

/* The bytes are on the disk before the name is theirs. */
static gboolean
give_name (const char *path,
           const char *file,
           GError    **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean safe = fd >= 0 && g_fsync (fd) == 0;
  int failure = errno;

  if (fd >= 0)
    g_close (fd, NULL);
  if (safe && g_rename (path, file) == 0)
    return TRUE;
  return set_cannot_write (error, file, g_strerror (safe ? errno : failure));
}

static gboolean
give_names (CxExport  *self,
            GPtrArray *paths,
            GError   **error)
{
  for (guint i = 0; i < self->files->len; i++)
    if (g_file_test (self->files->pdata[i], G_FILE_TEST_IS_DIR))
      return set_cannot_write (error, self->files->pdata[i], "a folder has this name");
  /* What undoes an export is there before the export is. */
  for (guint i = self->files->len; i-- > 0;)
    if (!give_name (paths->pdata[i], self->files->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
remove_files (GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  g_ptr_array_unref (paths);
}

static gint64
count_steps (CxExport *self)
{
  gint64 steps = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const CxExportPart *part = &g_array_index (self->parts, CxExportPart, i);

      steps += (gint64) part->n * (part->format != CX_EXPORT_JSON ? 2 : 1);
    }
  return steps;
}

gboolean
cx_export_run (CxExport      *self,
               CxProgressFunc func,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  CxExportProgress progress = { func, data, cancellable, 0, count_steps (self) };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  gboolean done = TRUE;

  for (guint i = 0; done && i < self->parts->len; i++)
    {
      const char *file = self->files->pdata[i];
      char *path = make_temporary (file, error);

      if (path != NULL)
        g_ptr_array_add (paths, path);
      done = path != NULL && write_part (self, &g_array_index (self->parts, CxExportPart, i), path, file, &progress, error);
    }
  done = done && !g_cancellable_set_error_if_cancelled (cancellable, error) && give_names (self, paths, error);
  if (func != NULL)
    func (progress.done, progress.total, data);
  remove_files (paths);
  return done;
}
