/* The records of an old workbook and the texts in them ([MS-XLS]). Knows nothing of sheets. */
#include "cx-sheet-biff.h"

#define WIDE 0x01
#define HAS_PHONETIC 0x04
#define HAS_RUNS 0x08

void
cx_biff_init (CxBiff       *self,
              const guint8 *stream,
              gsize         length,
              gsize         at)
{
  *self = (CxBiff) { .stream = stream, .stream_length = length, .next = at };
}

gboolean
cx_biff_next (CxBiff *self)
{
  const guint8 *head = self->stream + self->next;

  if (self->next > self->stream_length || self->stream_length - self->next < 4)
    return FALSE;
  self->start = self->next;
  self->type = cx_get_u16 (head);
  self->length = cx_get_u16 (head + 2);
  self->data = head + 4;
  if (self->length > self->stream_length - self->next - 4)
    return FALSE;
  self->next += 4 + self->length;
  return TRUE;
}

/* ── texts ──────────────────────────────────────────────────────────────── */

/* Whether a byte is at hand, if need be in the record that continues this one. */
static gboolean
has_more (CxBiffText *self)
{
  while (self->at >= self->biff->length)
    {
      CxBiff ahead = *self->biff;

      if (!cx_biff_next (&ahead) || ahead.type != CX_BIFF_CONTINUE)
        return FALSE;
      *self->biff = ahead;
      self->at = 0;
    }
  return TRUE;
}

gboolean
cx_biff_text_number (CxBiffText *self,
                     guint       size,
                     guint32    *number)
{
  *number = 0;
  for (guint i = 0; i < size; i++)
    {
      if (!has_more (self))
        return FALSE;
      *number |= (guint32) self->biff->data[self->at++] << (8 * i);
    }
  return TRUE;
}

static gboolean
skip (CxBiffText *self,
      guint64     n)
{
  while (n > 0)
    {
      gsize here;

      if (!has_more (self))
        return FALSE;
      here = MIN (n, self->biff->length - self->at);
      self->at += here;
      n -= here;
    }
  return TRUE;
}

/* One unit of UTF-16; the first of two waits in @high. */
static void
append_unit (GString *text,
             guint32  unit,
             guint32 *high)
{
  if (unit >= 0xdc00 && unit <= 0xdfff && *high != 0)
    g_string_append_unichar (text, 0x10000 + ((*high - 0xd800) << 10) + (unit - 0xdc00));
  else if (*high != 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    g_string_append_unichar (text, 0xfffd);
  if (unit != 0 && (unit < 0xd800 || unit > 0xdfff))
    g_string_append_unichar (text, unit);
  *high = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
}

/* Where a record continues in the middle of a text, it says anew how wide its characters are. */
static gboolean
read_units (CxBiffText *self,
            guint32     n,
            gboolean    wide,
            GString    *text)
{
  guint32 unit, high = 0;

  for (; n > 0; n--)
    {
      if (self->at >= self->biff->length)
        {
          if (!cx_biff_text_number (self, 1, &unit))
            return FALSE;
          wide = (unit & WIDE) != 0;
        }
      if (!cx_biff_text_number (self, wide ? 2 : 1, &unit))
        return FALSE;
      append_unit (text, unit, &high);
    }
  return TRUE;
}

static gboolean
read_bytes (CxBiffText *self,
            guint32     n,
            GString    *text)
{
  g_autofree char *converted = NULL;
  gsize length;

  if (n > self->biff->length - MIN (self->at, self->biff->length))
    return FALSE;
  converted = g_convert_with_fallback ((const char *) self->biff->data + self->at, n, "UTF-8", self->codepage, "?", NULL, &length, NULL);
  self->at += n;
  for (gsize i = 0; converted != NULL && i < length; i++)
    if (converted[i] != '\0')
      g_string_append_c (text, converted[i]);
  return TRUE;
}

gboolean
cx_biff_text_read (CxBiffText *self,
                   guint       size,
                   GString    *text)
{
  guint32 n, flags, n_runs = 0, phonetic = 0;

  if (!cx_biff_text_number (self, size, &n))
    return FALSE;
  if (self->codepage != NULL)
    return read_bytes (self, n, text);
  return cx_biff_text_number (self, 1, &flags) &&
         (!(flags & HAS_RUNS) || cx_biff_text_number (self, 2, &n_runs)) &&
         (!(flags & HAS_PHONETIC) || cx_biff_text_number (self, 4, &phonetic)) &&
         read_units (self, n, (flags & WIDE) != 0, text) &&
         skip (self, 4 * (guint64) n_runs + phonetic);
}
