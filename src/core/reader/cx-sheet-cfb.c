/* A stream of a compound file, the file system in which old workbooks lie ([MS-CFB]). Knows nothing of workbooks. */
#include "cx-sheet-cfb.h"
#include "cx-sheet-bytes.h"

#include <string.h>

/* [MS-CFB] 2.2: the header, and what of the list of lists it holds itself. */
#define HEADER_BYTES 512
#define HEADER_LISTS 109

#define ENTRY_BYTES 128
#define ENTRY_STREAM 2
#define ENTRY_ROOT 5

/* ── sectors ────────────────────────────────────────────────────────────── */

/* The bytes of a sector, as many as there are of it. */
static const guint8 *
get_sector (CxSheetCfb *self,
            guint32     sector,
            gsize      *length)
{
  guint64 start = ((guint64) sector + 1) << self->sector_shift;

  if (start >= self->length)
    return NULL;
  *length = MIN ((gsize) 1 << self->sector_shift, self->length - start);
  return self->data + start;
}

static guint32
next_in_chain (GArray *chain,
               guint32 sector)
{
  return sector < chain->len ? g_array_index (chain, guint32, sector) : G_MAXUINT32;
}

/* Appends the sectors from @sector on, until @size bytes are there; a chain that bites its tail ends with the file. */
static gboolean
read_chain (CxSheetCfb *self,
            guint32     sector,
            gsize       size,
            GByteArray *bytes)
{
  for (guint n = 0; bytes->len < size && n <= self->chain->len; n++)
    {
      gsize length;
      const guint8 *data = get_sector (self, sector, &length);

      if (data == NULL)
        return FALSE;
      g_byte_array_append (bytes, data, (guint) MIN (length, size - bytes->len));
      sector = next_in_chain (self->chain, sector);
    }
  return bytes->len >= size;
}

static gboolean
read_small_chain (CxSheetCfb *self,
                  guint32     sector,
                  gsize       size,
                  GByteArray *bytes)
{
  gsize sector_size = (gsize) 1 << self->small_shift;

  for (guint n = 0; bytes->len < size && n <= self->small_chain->len; n++)
    {
      guint64 start = (guint64) sector << self->small_shift;

      if (start >= self->small->len)
        return FALSE;
      g_byte_array_append (bytes, self->small->data + start, (guint) MIN (MIN (sector_size, self->small->len - start), size - bytes->len));
      sector = next_in_chain (self->small_chain, sector);
    }
  return bytes->len >= size;
}

/* ── the table of sectors ───────────────────────────────────────────────── */

static void
append_list (CxSheetCfb *self,
             guint32     sector,
             GArray     *chain)
{
  gsize length;
  const guint8 *data = get_sector (self, sector, &length);

  for (gsize i = 0; data != NULL && i + 4 <= length; i += 4)
    {
      guint32 next = cx_get_u32 (data + i);

      g_array_append_val (chain, next);
    }
}

/* The sectors that list sectors are listed in the header, and then in sectors that are chained. */
static void
read_chains (CxSheetCfb *self)
{
  guint32 n_lists = cx_get_u32 (self->data + 44), sector = cx_get_u32 (self->data + 68);
  guint per_sector = (1u << self->sector_shift) / 4 - 1;
  gsize n_sectors = self->length >> self->sector_shift, length;

  n_lists = (guint32) MIN (n_lists, n_sectors);
  for (guint i = 0; i < MIN (n_lists, HEADER_LISTS); i++)
    append_list (self, cx_get_u32 (self->data + 76 + 4 * i), self->chain);
  for (guint done = HEADER_LISTS; done < n_lists; done += per_sector)
    {
      const guint8 *data = get_sector (self, sector, &length);

      if (data == NULL || length < 4 * (gsize) (per_sector + 1))
        return;
      for (guint i = 0; i < MIN (per_sector, n_lists - done); i++)
        append_list (self, cx_get_u32 (data + 4 * i), self->chain);
      sector = cx_get_u32 (data + 4 * per_sector);
    }
}

static void
read_small_chains (CxSheetCfb *self)
{
  guint32 sector = cx_get_u32 (self->data + 60);
  guint32 n = (guint32) MIN (cx_get_u32 (self->data + 64), self->length >> self->sector_shift);

  for (; n > 0; n--)
    {
      append_list (self, sector, self->small_chain);
      sector = next_in_chain (self->chain, sector);
    }
}

/* ── streams ────────────────────────────────────────────────────────────── */

static void
add_entry (CxSheetCfb   *self,
           const guint8 *entry)
{
  CxSheetStream stream = { .type = entry[66], .start = cx_get_u32 (entry + 116), .size = cx_get_u32 (entry + 120) };

  for (guint i = 0; i < 32 && (entry[2 * i] != 0 || entry[2 * i + 1] != 0); i++)
    stream.name[i] = entry[2 * i + 1] == 0 && g_ascii_isprint (entry[2 * i]) ? (char) entry[2 * i] : '?';
  if (stream.type == ENTRY_ROOT)
    read_chain (self, stream.start, MIN (stream.size, self->length), self->small);
  else if (stream.type != 0)
    g_array_append_val (self->streams, stream);
}

static void
read_entries (CxSheetCfb *self)
{
  g_autoptr(GByteArray) entries = g_byte_array_new ();

  /* As many as there are: how many that is, is not said. */
  read_chain (self, cx_get_u32 (self->data + 48), self->length, entries);
  for (gsize i = 0; i + ENTRY_BYTES <= entries->len; i += ENTRY_BYTES)
    add_entry (self, entries->data + i);
}

/* ── public ─────────────────────────────────────────────────────────────── */

CxSheetCfb *
cx_sheet_cfb_new (const guint8 *data,
                  gsize         length)
{
  CxSheetCfb *self;

  if (length < HEADER_BYTES || (data[30] != 9 && data[30] != 12) || data[32] != 6)
    return NULL;
  self = g_new0 (CxSheetCfb, 1);
  self->data = data;
  self->length = length;
  self->sector_shift = data[30];
  self->small_shift = data[32];
  self->small_limit = cx_get_u32 (data + 56);
  self->chain = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->small_chain = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->small = g_byte_array_new ();
  self->streams = g_array_new (FALSE, FALSE, sizeof (CxSheetStream));
  read_chains (self);
  read_small_chains (self);
  read_entries (self);
  return self;
}

void
cx_sheet_cfb_free (CxSheetCfb *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->chain);
  g_array_unref (self->small_chain);
  g_byte_array_unref (self->small);
  g_array_unref (self->streams);
  g_free (self);
}

static const CxSheetStream *
find_stream (CxSheetCfb *self,
             const char *name)
{
  for (guint i = 0; i < self->streams->len; i++)
    {
      const CxSheetStream *stream = &g_array_index (self->streams, CxSheetStream, i);

      if (g_ascii_strcasecmp (stream->name, name) == 0)
        return stream;
    }
  return NULL;
}

gboolean
cx_sheet_cfb_has (CxSheetCfb *self,
                  const char *name)
{
  return find_stream (self, name) != NULL;
}

GByteArray *
cx_sheet_cfb_read (CxSheetCfb *self,
                   const char *name)
{
  const CxSheetStream *stream = find_stream (self, name);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gboolean whole;

  if (stream == NULL || stream->type != ENTRY_STREAM || stream->size > self->length)
    return NULL;
  whole = stream->size < self->small_limit ? read_small_chain (self, stream->start, stream->size, bytes)
                                           : read_chain (self, stream->start, stream->size, bytes);
  return whole ? g_steal_pointer (&bytes) : NULL;
}
