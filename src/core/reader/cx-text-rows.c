/* Delimited text as a source of rows. */
#include "cx-row-source.h"

#include "cx-csv.h"

#include <string.h>

/* How much is looked at to tell an encoding. */
#define SAMPLE_BYTES (1024 * 1024)

/* So many broken lines, and at least one in so many: then it is the file, not the line. */
#define MANY_BROKEN 5
#define BROKEN_ONE_IN 5

typedef struct {
  CxRowSource parent;
  GBytes     *bytes;
  CxCsv      *csv;
} TextRows;

static gboolean
fail (const char *path,
      const char *what,
      GError    **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: %s; save it as “CSV UTF-8” and import that", path, what);
  return FALSE;
}

/* Text of two bytes a character has a zero in most of them. */
static gboolean
looks_like_utf16 (const guchar *data,
                  gsize         length)
{
  gsize n = MIN (length, 4096), zeros = 0;

  if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    zeros += data[i] == 0;
  return zeros * 3 > n;
}

typedef struct {
  guint lines, broken, wide, first_broken;
} Census;

static void
count_line (Census     *census,
            const char *line,
            gsize       length)
{
  const char *end;
  gsize ascii = 0;

  census->lines++;
  while (ascii < length && !(line[ascii] & 0x80))
    ascii++;
  if (ascii == length)
    return;
  if (g_utf8_validate_len (line + ascii, length - ascii, &end) || *end == '\0')
    census->wide++;
  else if (census->broken++ == 0)
    census->first_broken = census->lines;
}

static Census
take_census (const char *data,
             gsize       length)
{
  const char *p = data, *end = data + MIN (length, SAMPLE_BYTES);
  Census census = { 0 };

  while (p < end)
    {
      const char *line_end = p;

      while (line_end < end && *line_end != '\n' && *line_end != '\r')
        line_end++;
      if (line_end == end && end < data + length && census.lines > 0)
        break;
      count_line (&census, p, line_end - p);
      p = line_end + (line_end < end);
    }
  return census;
}

static gboolean
check_encoding (const char *path,
                const char *data,
                gsize       length,
                GError    **error)
{
  g_autofree char *what = NULL;
  Census census;

  if (length >= 4 && memcmp (data, "PK\003\004", 4) == 0)
    return fail (path, "a workbook, not delimited text", error);
  if (length >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return fail (path, "an old workbook, not delimited text", error);
  if (looks_like_utf16 ((const guchar *) data, length))
    return fail (path, "UTF-16 text, which is not read yet", error);
  census = take_census (data, length);
  if (census.first_broken == 1)
    return fail (path, "the header is not UTF-8 text", error);
  if (census.broken < MANY_BROKEN || census.broken * BROKEN_ONE_IN < census.lines || census.wide * 10 > census.broken)
    return TRUE;
  what = g_strdup_printf ("not UTF-8 text (line %u is the first that is not)", census.first_broken);
  return fail (path, what, error);
}

static gboolean
text_next (CxRowSource *source,
           CxRow       *row,
           GError     **error)
{
  return cx_csv_next (((TextRows *) source)->csv, row);
}

static guint64
text_position (CxRowSource *source)
{
  return cx_csv_get_position (((TextRows *) source)->csv);
}

static void
text_free (CxRowSource *source)
{
  TextRows *self = (TextRows *) source;

  cx_csv_free (self->csv);
  g_bytes_unref (self->bytes);
  g_free (self);
}

CxRowSource *
cx_text_rows_new (CxSource            *source,
                  const CxReadOptions *options,
                  CxReadForm          *form,
                  GError             **error)
{
  g_autoptr(GBytes) bytes = cx_source_map (source, error);
  TextRows *self;
  const char *data;
  gsize length;
  char delimiter = options->delimiter ? options->delimiter : options->format == CX_FORMAT_TSV ? '\t' : 0;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!check_encoding (cx_source_get_path (source), data, length, error))
    return NULL;
  self = g_new0 (TextRows, 1);
  self->parent = (CxRowSource) { text_next, text_position, text_free };
  self->bytes = g_steal_pointer (&bytes);
  self->csv = cx_csv_new (data, length, delimiter);
  form->delimiter = cx_csv_get_delimiter (self->csv);
  form->format = form->delimiter == '\t' ? CX_FORMAT_TSV : CX_FORMAT_CSV;
  form->quote = form->escape = '"';
  g_set_str (&form->encoding, "UTF-8");
  return &self->parent;
}
