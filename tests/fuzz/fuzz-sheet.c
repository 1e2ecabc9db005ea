/* Any bytes are input to the readers of workbooks: nothing crashes them, and what they give can be read twice. The first byte
 * says what the others are: a whole file, one part of an XLSX or ODS, or the stream of an XLS. */
#include "cx-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const struct { const char *name, *text; } parts[] = {
  { "xl/worksheets/s.xml", "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45000.5</v></c></row></sheetData></worksheet>" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>" },
  { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>" },
  { "xl/workbook.xml", "<workbook xmlns:r=\"" OFFICE "relationships\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", "<x><r Id=\"a\" Type=\"/worksheet\" Target=\"worksheets/s.xml\"/>"
    "<r Id=\"b\" Type=\"/sharedStrings\" Target=\"sharedStrings.xml\"/><r Id=\"c\" Type=\"/styles\" Target=\"styles.xml\"/></x>" },
  { "_rels/.rels", "<x><r Id=\"a\" Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/></x>" },
};

#define N_PARTS G_N_ELEMENTS (parts)
#define ODS N_PARTS
#define XLS (N_PARTS + 1)
#define WHOLE (N_PARTS + 2)

/* ── files ──────────────────────────────────────────────────────────────── */

static void
add_part (struct archive *archive,
          const char     *name,
          const void     *data,
          gsize           size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, size);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

/* A workbook of which @data is the part @kind. */
static GBytes *
zip (guint          kind,
     const uint8_t *data,
     gsize          size)
{
  struct archive *archive = archive_write_new ();
  gsize room = size + 16384, used = 0;
  char *bytes = g_malloc (room);

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, bytes, room, &used);
  if (kind == ODS)
    add_part (archive, "content.xml", data, size);
  for (guint i = 0; i < N_PARTS && kind != ODS; i++)
    add_part (archive, parts[i].name, i == kind ? (const void *) data : parts[i].text, i == kind ? size : strlen (parts[i].text));
  archive_write_free (archive);
  return g_bytes_new_take (bytes, used);
}

static void
put_u32 (guint8 *p,
         guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (p, &value, 4);
}

/* A compound file of which @data is the only stream: header, table of sectors, folder, then the stream. */
static GBytes *
compound (const uint8_t *data,
          gsize          size)
{
  gsize n_sectors = (size + 511) / 512, length = (3 + n_sectors) * 512;
  guint8 *file = g_malloc0 (length), *table = file + 512, *entry = file + 1024;

  memcpy (file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  file[30] = 9;
  file[32] = 6;
  put_u32 (file + 44, 1);
  put_u32 (file + 48, 1);
  put_u32 (file + 60, G_MAXUINT32);
  put_u32 (file + 68, G_MAXUINT32);
  put_u32 (table + 4, G_MAXUINT32 - 1);
  for (gsize i = 0; i < n_sectors; i++)
    put_u32 (table + 4 * (i + 2), i + 1 < n_sectors ? (guint32) i + 3 : G_MAXUINT32 - 1);
  for (guint i = 0; i < 8; i++)
    entry[2 * i] = "Workbook"[i];
  entry[66] = 2;
  put_u32 (entry + 116, 2);
  put_u32 (entry + 120, size);
  memcpy (file + 1536, data, size);
  return g_bytes_new_take (file, length);
}

static CxSource *
source_of (GBytes *bytes)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("concentric-fuzz-XXXXXX", &path, NULL);
  CxSource *source;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==, (int) g_bytes_get_size (bytes));
  g_close (fd, NULL);
  source = cx_source_open (path, NULL);
  g_unlink (path);
  return source;
}

/* ── what is read ───────────────────────────────────────────────────────── */

static guint
add_row (guint        sum,
         const CxRow *row)
{
  g_assert_true (g_utf8_validate_len (row->raw, row->raw_length, NULL));
  for (gsize k = 0; k < row->raw_length; k++)
    sum = sum * 31 + (guchar) row->raw[k];
  for (guint i = 0; i < row->n_cells; i++)
    g_assert_true (g_utf8_validate_len (row->cells[i].text, row->cells[i].length, NULL));
  return sum;
}

/* The first rows: a single cell may stand for a million of them. */
static guint
read_rows (CxReader *reader)
{
  gint64 line = 0;
  guint sum = 0;
  CxRow row;

  for (guint n = 0; n < 300 && cx_reader_next (reader, &row, NULL); n++)
    {
      g_assert_cmpint (row.line, >, line);
      line = row.line;
      sum = add_row (sum, &row);
    }
  g_assert_cmpuint (cx_reader_get_position (reader), <=, cx_reader_get_length (reader));
  return sum;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  guint kind = size > 0 ? data[0] % (WHOLE + 1) : 0;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CxSource) source = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxReader) reader = NULL, again = NULL;

  if (size < 2 || (kind == XLS && size > 60000))
    return 0;
  bytes = kind == WHOLE ? g_bytes_new (data + 1, size - 1) : kind == XLS ? compound (data + 1, size - 1) : zip (kind, data + 1, size - 1);
  source = source_of (bytes);
  reader = cx_reader_new (source, NULL, &error);
  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  if (cx_reader_get_form (reader)->format < CX_FORMAT_XLSX)
    return 0;
  again = cx_reader_new_again (source, cx_reader_get_form (reader), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_rows (reader), ==, read_rows (again));
  return 0;
}
