/* Finds the encoding of a file: first by what can be known, then by what its words look like. */
#include "cx-encoding.h"

#include "cx-encoding-rate.h"

#include <string.h>

#define BLOCK (256 * 1024)
#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_LINE 4096

/* So many lines of valid UTF-8 and none that is broken: the others will be as well. */
#define ENOUGH_WIDE 5000

/* Lines with characters that are not ASCII. */
typedef struct {
  guint    wide, broken;  /* as UTF-8 */
  GString *sample;        /* of those that are broken */
} Census;

/* ── zero bytes ─────────────────────────────────────────────────────────── */

static gboolean
has_unit (const char *start,
          gsize       length,
          const char *unit,
          gsize       size)
{
  for (gsize i = 0; i + size <= length; i += size)
    if (memcmp (start + i, unit, size) == 0)
      return TRUE;
  return FALSE;
}

/* Text of two or four bytes a character has its zeros on one side, and line ends of that size. */
static const char *
find_by_zeros (const char *start,
               gsize       length)
{
  gsize zeros[4] = { 0 }, even, odd;

  length = MIN (length, 8192) & ~(gsize) 3;
  for (gsize i = 0; i < length; i++)
    zeros[i % 4] += start[i] == 0;
  even = zeros[0] + zeros[2];
  odd = zeros[1] + zeros[3];
  if ((even + odd) * 50 < length || length < 4)
    return NULL;
  if (zeros[2] * 5 > length && zeros[3] * 5 > length && has_unit (start, length, "\n\0\0", 4))
    return "UTF-32LE";
  if (zeros[0] * 5 > length && zeros[1] * 5 > length && has_unit (start, length, "\0\0\0\n", 4))
    return "UTF-32BE";
  if (odd > even * 10 && (odd * 4 > length || has_unit (start, length, "\n", 2)))
    return "UTF-16LE";
  if (even > odd * 10 && (even * 4 > length || has_unit (start, length, "\0\n", 2)))
    return "UTF-16BE";
  return NULL;
}

/* ── census ─────────────────────────────────────────────────────────────── */

/* The first byte that is not ASCII, or @end. */
static const char *
find_wide_byte (const char *p,
                const char *end)
{
  const guint64 highs = G_GUINT64_CONSTANT (0x8080808080808080);

  for (; end - p >= 64; p += 64)
    {
      guint64 words[8], all = 0;

      memcpy (words, p, sizeof words);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        all |= words[i];
      if (all & highs)
        break;
    }
  while (p < end && !(*p & 0x80))
    p++;
  return p;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static void
count_line (Census     *self,
            const char *line,
            const char *end,
            gboolean    is_last)
{
  const char *bad;

  if (g_utf8_validate_len (line, end - line, &bad) || *bad == '\0')
    self->wide++;
  else if (is_last && g_utf8_get_char_validated (bad, end - bad) == (gunichar) -2)
    return; /* cut in the middle of a character */
  else
    {
      self->broken++;
      if (self->sample->len < SAMPLE_BYTES)
        {
          g_string_append_len (self->sample, line, MIN (end - line, SAMPLE_LINE));
          g_string_append_c (self->sample, '\n');
        }
    }
}

/* Counts what is whole in a block. Returns: where the rest starts that is to be seen again with what follows it */
static const char *
count_block (Census     *self,
             const char *p,
             const char *end,
             gboolean    is_last)
{
  const char *start = p;

  while ((p = find_wide_byte (p, end)) < end)
    {
      const char *line = p, *line_end = p;

      while (line > start && !is_line_end (line[-1]))
        line--;
      while (line_end < end && !is_line_end (*line_end))
        line_end++;
      if (line_end == end && !is_last && end - line < BLOCK)
        return line;
      count_line (self, line, line_end, is_last && line_end == end);
      p = line_end;
    }
  return end;
}

static gboolean
is_sure (const Census *self)
{
  if (self->broken == 0)
    return self->wide >= ENOUGH_WIDE;
  return self->sample->len >= SAMPLE_BYTES && self->wide * 10 <= self->broken;
}

static gboolean
take_census (CxSource *source,
             Census   *census,
             GError  **error)
{
  g_autofree char *buffer = g_malloc (2 * BLOCK);
  guint64 offset = 0;
  gsize left = 0;
  gssize n = BLOCK;

  while (n == BLOCK && !is_sure (census))
    {
      const char *rest;

      n = cx_source_read (source, offset, buffer + left, BLOCK, error);
      if (n < 0)
        return FALSE;
      offset += n;
      rest = count_block (census, buffer, buffer + left + n, n < BLOCK);
      left = buffer + left + n - rest;
      memmove (buffer, rest, left);
    }
  return TRUE;
}

/* ── public ─────────────────────────────────────────────────────────────── */

char *
cx_encoding_find (CxSource *source,
                  GError  **error)
{
  g_autofree char *start = g_malloc (8192);
  gssize n = cx_source_read (source, 0, start, 8192, error);
  Census census = { 0 };
  const char *found = NULL;

  if (n < 0)
    return NULL;
  found = cx_encoding_find_mark (start, n);
  if (found == NULL)
    found = find_by_zeros (start, n);
  if (found != NULL)
    return g_strdup (found);
  census.sample = g_string_new (NULL);
  if (take_census (source, &census, error))
    found = census.broken == 0 || census.wide * 10 > census.broken ? "UTF-8" : cx_encoding_find_best (census.sample->str, census.sample->len);
  g_string_free (census.sample, TRUE);
  return g_strdup (found);
}
