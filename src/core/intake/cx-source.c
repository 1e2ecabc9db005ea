/* A file that rows are imported from. */
#include "cx-source.h"

#include <string.h>

/* How much is looked at to tell an encoding. */
#define SAMPLE_BYTES (1024 * 1024)

/* So many broken lines, and at least one in so many: then it is the file, not the line. */
#define MANY_BROKEN 5
#define BROKEN_ONE_IN 5

static GBytes *
read_bytes (const char *path,
            GError    **error)
{
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr(GError) cause = NULL;
  char *data;
  gsize length;

  if (mapped != NULL)
    return g_mapped_file_get_bytes (mapped);
  if (g_file_get_contents (path, &data, &length, &cause))
    return g_bytes_new_take (data, length);
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: no such file; check the name", path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: is a folder; name a file in it", path);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: may not be read; ask its owner, or change its permissions", path);
  else
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s", path, cause->message);
  return NULL;
}

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

GBytes *
cx_source_read (const char *path,
                GError    **error)
{
  g_autoptr(GBytes) bytes = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = read_bytes (path, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: the file is empty; export it again", path);
      return NULL;
    }
  if (!check_encoding (path, data, length, error))
    return NULL;
  return g_steal_pointer (&bytes);
}
