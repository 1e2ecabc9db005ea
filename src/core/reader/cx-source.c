/* The bytes of a file that is read several times. */
#include "cx-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_BYTES (256 * 1024)

struct _CxSource {
  gatomicrefcount refs;
  char           *path;
  GBytes         *bytes;     /* (nullable): instead of a file */
  int             file;
  guint64         size;
  struct timespec changed;
  GMutex          lock;
  GHashTable     *kept;      /* (nullable): CxSource by name */
};

static void
fail (const char *path,
      int         cause,
      GError    **error)
{
  if (cause == ENOENT)
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: no such file; check the name", path);
  else if (cause == EISDIR)
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: is a folder; name a file in it", path);
  else if (cause == EACCES)
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: may not be read; ask its owner, or change its permissions", path);
  else
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s", path, g_strerror (cause));
}

/* A file that has no name any more: it is gone when it is closed. /tmp is often memory. */
static int
make_temporary (void)
{
  const char *const folders[] = { g_getenv ("TMPDIR"), "/var/tmp", g_get_tmp_dir () };
  int file = -1;

  for (guint i = 0; i < G_N_ELEMENTS (folders) && file < 0; i++)
    if (folders[i] != NULL)
      {
        g_autofree char *name = g_build_filename (folders[i], "concentric-XXXXXX", NULL);

        file = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
        if (file >= 0)
          g_unlink (name);
      }
  return file;
}

static gboolean
write_all (int         to,
           const char *data,
           gsize       n)
{
  for (gssize written; n > 0; data += written, n -= written)
    if ((written = write (to, data, n)) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
copy_all (int from,
          int to)
{
  g_autofree char *buffer = g_malloc (COPY_BYTES);

  for (;;)
    {
      gssize n = read (from, buffer, COPY_BYTES);

      if (n == 0)
        return TRUE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (!write_all (to, buffer, n))
        return FALSE;
    }
}

/* What cannot be read twice is kept. */
static gboolean
keep (CxSource    *self,
      struct stat *status,
      GError     **error)
{
  int kept = make_temporary ();

  if (kept < 0 || !copy_all (self->file, kept) || fstat (kept, status) != 0)
    {
      fail (self->path, errno, error);
      if (kept >= 0)
        g_close (kept, NULL);
      return FALSE;
    }
  g_close (self->file, NULL);
  self->file = kept;
  return TRUE;
}

static CxSource *
source_new (const char *path)
{
  CxSource *self = g_new0 (CxSource, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->path = g_strdup (path);
  self->file = -1;
  return self;
}

static void
take_status (CxSource          *self,
             const struct stat *status)
{
  self->size = status->st_size;
  self->changed = status->st_mtim;
}

CxSource *
cx_source_open (const char *path,
                GError    **error)
{
  g_autoptr(CxSource) self = NULL;
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  self = source_new (path);
  self->file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->file < 0 || fstat (self->file, &status) != 0 || S_ISDIR (status.st_mode))
    {
      fail (path, self->file >= 0 && S_ISDIR (status.st_mode) ? EISDIR : errno, error);
      return NULL;
    }
  if (!S_ISREG (status.st_mode) && !keep (self, &status, error))
    return NULL;
  take_status (self, &status);
  if (self->size > 0)
    return g_steal_pointer (&self);
  g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: the file is empty; export it again", path);
  return NULL;
}

CxSource *
cx_source_new_for_bytes (GBytes     *bytes,
                         const char *name)
{
  CxSource *self;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = source_new (name);
  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);
  return self;
}

CxSource *
cx_source_new_temporary (void)
{
  g_autoptr(CxSource) self = source_new ("temporary file");
  struct stat status;

  self->file = make_temporary ();
  if (self->file < 0 || fstat (self->file, &status) != 0)
    return NULL;
  take_status (self, &status);
  return g_steal_pointer (&self);
}

gboolean
cx_source_append (CxSource   *self,
                  const void *data,
                  gsize       n)
{
  struct stat status;

  if (!write_all (self->file, data, n) || fstat (self->file, &status) != 0)
    return FALSE;
  take_status (self, &status);
  return TRUE;
}

CxSource *
cx_source_ref (CxSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_source_unref (CxSource *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->file >= 0)
    g_close (self->file, NULL);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

const char *
cx_source_get_path (CxSource *self)
{
  return self->path;
}

guint64
cx_source_get_size (CxSource *self)
{
  return self->size;
}

static gboolean
is_the_same (CxSource *self,
             GError  **error)
{
  struct stat status;

  if (fstat (self->file, &status) == 0 && (guint64) status.st_size == self->size &&
      status.st_mtim.tv_sec == self->changed.tv_sec && status.st_mtim.tv_nsec == self->changed.tv_nsec)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: changed while it was read; wait until it is written, then try again", self->path);
  return FALSE;
}

static gssize
read_bytes (CxSource *self,
            guint64   offset,
            void     *buffer,
            gsize     n)
{
  gsize there = offset < self->size ? MIN (self->size - offset, n) : 0;

  if (there > 0)
    memcpy (buffer, (const char *) g_bytes_get_data (self->bytes, NULL) + offset, there);
  return there;
}

gssize
cx_source_read (CxSource *self,
                guint64   offset,
                void     *buffer,
                gsize     n,
                GError  **error)
{
  gsize done = 0;

  if (self->bytes != NULL)
    return read_bytes (self, offset, buffer, n);
  if (!is_the_same (self, error))
    return -1;
  while (done < n)
    {
      gssize got = pread (self->file, (char *) buffer + done, n - done, offset + done);

      if (got == 0)
        break;
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          fail (self->path, errno, error);
          return -1;
        }
      done += got;
    }
  return done;
}

GBytes *
cx_source_map (CxSource *self,
               GError  **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(GMappedFile) mapped = NULL;

  if (self->bytes != NULL)
    return g_bytes_ref (self->bytes);
  mapped = g_mapped_file_new_from_fd (self->file, FALSE, &cause);
  if (mapped != NULL)
    return g_mapped_file_get_bytes (mapped);
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s", self->path, cause->message);
  return NULL;
}

/* ── what is known of it ────────────────────────────────────────────────── */

void
cx_source_keep (CxSource   *self,
                const char *name,
                CxSource   *what)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->kept == NULL)
    self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cx_source_unref);
  g_hash_table_insert (self->kept, g_strdup (name), what);
}

CxSource *
cx_source_get_kept (CxSource   *self,
                    const char *name)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  CxSource *what = self->kept ? g_hash_table_lookup (self->kept, name) : NULL;

  return what ? cx_source_ref (what) : NULL;
}
