/* One member of a zip as a stream, bounded in what it may unpack to. Knows nothing of workbooks. */
#include "cx-sheet-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>

#define BLOCK_BYTES (64 * 1024)

/* No workbook is larger; and text packs to a five-hundredth at most where it is long. */
#define MAX_BYTES (4 * G_GUINT64_CONSTANT (1073741824))
#define MAX_RATIO 500
#define ALWAYS_BYTES (64 * 1024 * 1024)

struct _CxSheetZip {
  CxSource       *source;
  struct archive *archive;
  GError         *failure;     /* of the file below */
  guint64         at;          /* in the file */
  guint64         done, size;  /* unpacked; @size is 0 when it is not known */
  char            block[BLOCK_BYTES];
};

/* ── the file below ─────────────────────────────────────────────────────── */

static la_ssize_t
read_block (struct archive *archive,
            void           *data,
            const void    **block)
{
  CxSheetZip *self = data;
  gssize n;

  g_clear_error (&self->failure);
  n = cx_source_read (self->source, self->at, self->block, sizeof self->block, &self->failure);
  if (n < 0)
    return ARCHIVE_FATAL;
  self->at += n;
  *block = self->block;
  return n;
}

static la_int64_t
seek_block (struct archive *archive,
            void           *data,
            la_int64_t      offset,
            int             whence)
{
  CxSheetZip *self = data;
  gint64 size = cx_source_get_size (self->source);
  gint64 from = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : (gint64) self->at;

  if (offset > G_MAXINT64 - from || from + offset < 0 || from + offset > size)
    return ARCHIVE_FATAL;
  self->at = from + offset;
  return from + offset;
}

static gboolean
fail (CxSheetZip *self,
      const char *what,
      GError    **error)
{
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else
    g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: %s", cx_source_get_path (self->source), what);
  return FALSE;
}

static CxSheetZip *
zip_new (CxSource *source,
         GError  **error)
{
  CxSheetZip *self = g_new0 (CxSheetZip, 1);

  self->source = cx_source_ref (source);
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_block);
  archive_read_set_seek_callback (self->archive, seek_block);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) == ARCHIVE_OK)
    return self;
  fail (self, "the workbook is cut off or damaged; copy or export it again", error);
  cx_sheet_zip_free (self);
  return NULL;
}

/* Steps to the next member that has a name. */
static gboolean
next_member (CxSheetZip            *self,
             struct archive_entry **entry,
             const char           **name,
             GError               **error)
{
  int result;

  while ((result = archive_read_next_header (self->archive, entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      *name = archive_entry_pathname_utf8 (*entry);
      if (*name == NULL)
        *name = archive_entry_pathname (*entry);
      if (*name != NULL && g_utf8_validate (*name, -1, NULL))
        return TRUE;
    }
  if (result != ARCHIVE_EOF)
    fail (self, "the workbook is cut off or damaged; copy or export it again", error);
  return FALSE;
}

/* ── public ─────────────────────────────────────────────────────────────── */

char **
cx_sheet_zip_list (CxSource *source,
                   GError  **error)
{
  g_autoptr(CxSheetZip) self = zip_new (source, error);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GError) failure = NULL;
  struct archive_entry *entry;
  const char *name;

  if (self == NULL)
    return NULL;
  while (next_member (self, &entry, &name, &failure))
    g_strv_builder_add (names, name);
  if (failure == NULL)
    return g_strv_builder_end (names);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

CxSheetZip *
cx_sheet_zip_open (CxSource   *source,
                   const char *name,
                   GError    **error)
{
  g_autoptr(CxSheetZip) self = zip_new (source, error);
  g_autoptr(GError) failure = NULL;
  struct archive_entry *entry;
  const char *found;

  if (self == NULL)
    return NULL;
  while (next_member (self, &entry, &found, &failure))
    if (g_ascii_strcasecmp (found, name) == 0)
      {
        self->size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
        return g_steal_pointer (&self);
      }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "%s: the workbook has no part %s; export it again",
                 cx_source_get_path (source), name);
  return NULL;
}

void
cx_sheet_zip_free (CxSheetZip *self)
{
  if (self == NULL)
    return;
  archive_read_free (self->archive);
  g_clear_error (&self->failure);
  cx_source_unref (self->source);
  g_free (self);
}

gssize
cx_sheet_zip_read (CxSheetZip *self,
                   void       *buffer,
                   gsize       n,
                   GError    **error)
{
  gssize read = archive_read_data (self->archive, buffer, n);

  if (read < 0)
    {
      fail (self, archive_read_has_encrypted_entries (self->archive) > 0
                    ? "the workbook is locked with a password; save it without one"
                    : "the workbook is cut off or damaged; copy or export it again", error);
      return -1;
    }
  self->done += read;
  if (self->done <= ALWAYS_BYTES ||
      (self->done <= MAX_BYTES && self->done / MAX_RATIO <= cx_source_get_size (self->source)))
    return read;
  fail (self, "the workbook unpacks to far more than a table needs; export it again, as CSV", error);
  return -1;
}

double
cx_sheet_zip_get_progress (CxSheetZip *self)
{
  return self->size > 0 ? MIN (1, (double) self->done / (double) self->size) : 0;
}

CxSource *
cx_sheet_zip_get_source (CxSheetZip *self)
{
  return self->source;
}
