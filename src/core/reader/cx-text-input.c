/* The text of a file, as UTF-8, piece by piece. */
#include "cx-text-input.h"

#include "cx-encoding.h"

#include <errno.h>
#include <string.h>

#define CHUNK (64 * 1024)

/* Never part of valid UTF-8. */
#define NO_TEXT '\xff'

struct _CxTextInput {
  CxSource *source;
  char     *encoding;
  guint64   offset;
  gboolean  plain;          /* is UTF-8 */
  char    (*letters)[8];    /* of an encoding of one byte a character: length, then UTF-8 */
  GIConv    converter;
  gsize     unit;           /* bytes that are skipped together when they are no text */

  char      chunk[CHUNK];
  gsize     at, end;        /* what of the chunk is still to be decoded */
  gboolean  at_end;         /* of the file */
};

/* ── how it is decoded ──────────────────────────────────────────────────── */

/* Tries byte by byte whether one makes one character each. */
static gboolean
make_letters (CxTextInput *self)
{
  self->letters = g_malloc0 (256 * sizeof *self->letters);
  for (guint i = 0; i < 256; i++)
    {
      char byte = i, *in = &byte, *out = self->letters[i] + 1;
      gsize n_in = 1, n_out = sizeof self->letters[i] - 1;

      g_iconv (self->converter, NULL, NULL, NULL, NULL);
      if (g_iconv (self->converter, &in, &n_in, &out, &n_out) == (gsize) -1 && errno != EILSEQ)
        break;
      self->letters[i][0] = out - self->letters[i] - 1;
      if (self->letters[i][0] == 0)
        {
          if (n_in == 0)
            break;
          self->letters[i][0] = 1;
          self->letters[i][1] = i >= 0x80 && i < 0xc0 ? (char) i : NO_TEXT;
        }
      if (i == 255)
        return TRUE;
    }
  g_iconv (self->converter, NULL, NULL, NULL, NULL);
  g_clear_pointer (&self->letters, g_free);
  return FALSE;
}

static gboolean
prepare (CxTextInput *self,
         GError     **error)
{
  self->plain = g_str_equal (self->encoding, "UTF-8");
  if (self->plain)
    return TRUE;
  self->unit = g_str_has_prefix (self->encoding, "UTF-16") ? 2 : g_str_has_prefix (self->encoding, "UTF-32") ? 4 : 1;
  self->converter = g_iconv_open ("UTF-8", cx_encoding_get_decoder (self->encoding));
  if (self->converter == (GIConv) -1)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX,
                   "%s: nobody knows the encoding “%s”; name another, such as UTF-8 or WINDOWS-1252, or let it be found",
                   cx_source_get_path (self->source), self->encoding);
      return FALSE;
    }
  if (self->unit == 1)
    make_letters (self);
  return TRUE;
}

CxTextInput *
cx_text_input_new (CxSource   *source,
                   const char *encoding,
                   GError    **error)
{
  g_autoptr(CxTextInput) self = NULL;
  char start[4] = { 0 };
  gssize n;

  g_return_val_if_fail (source != NULL && encoding != NULL, NULL);

  self = g_new (CxTextInput, 1);
  *self = (CxTextInput) { .source = cx_source_ref (source), .converter = (GIConv) -1 };
  n = cx_source_read (source, 0, start, sizeof start, error);
  if (n < 0)
    return NULL;
  self->encoding = cx_encoding_get_name (encoding, start, n);
  self->offset = cx_encoding_get_mark_length (self->encoding, start, n);
  return prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

void
cx_text_input_free (CxTextInput *self)
{
  if (self == NULL)
    return;
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self->letters);
  g_free (self->encoding);
  cx_source_unref (self->source);
  g_free (self);
}

const char *
cx_text_input_get_encoding (CxTextInput *self)
{
  return self->encoding;
}

/* ── decoding ───────────────────────────────────────────────────────────── */

/* Keeps what could not be decoded yet and reads on behind it. */
static gboolean
fill_chunk (CxTextInput *self,
            GError     **error)
{
  gsize left = self->end - self->at;
  gssize n;

  memmove (self->chunk, self->chunk + self->at, left);
  n = cx_source_read (self->source, self->offset, self->chunk + left, CHUNK - left, error);
  if (n < 0)
    return FALSE;
  self->offset += n;
  self->at = 0;
  self->end = left + n;
  self->at_end = n == 0;
  return TRUE;
}

static gsize
decode_letters (CxTextInput *self,
                char        *buffer,
                gsize        n)
{
  const char *in = self->chunk + self->at, *in_end = self->chunk + self->end;
  char *out = buffer, *last = buffer + n - sizeof *self->letters;

  while (in < in_end && out <= last)
    {
      const char *letter = self->letters[(guchar) *in++];

      memcpy (out, letter + 1, sizeof *self->letters - 1);
      out += letter[0];
    }
  self->at = in - self->chunk;
  return out - buffer;
}

/* Stands for bytes that are no text. */
static gsize
replace_unit (CxTextInput *self,
              char        *buffer)
{
  guchar byte = self->chunk[self->at];

  self->at = MIN (self->at + self->unit, self->end);
  *buffer = self->unit == 1 && byte >= 0x80 && byte < 0xc0 ? (char) byte : NO_TEXT;
  return 1;
}

static gsize
decode (CxTextInput *self,
        char        *buffer,
        gsize        n)
{
  char *in = self->chunk + self->at, *out = buffer;
  gsize n_in = self->end - self->at, n_out = n - 1;
  gsize result = g_iconv (self->converter, &in, &n_in, &out, &n_out);
  int why = errno;

  self->at = self->end - n_in;
  if (result != (gsize) -1 || why == E2BIG || (why == EINVAL && !self->at_end))
    return out - buffer;
  return out - buffer + replace_unit (self, out);
}

gssize
cx_text_input_read (CxTextInput *self,
                    char        *buffer,
                    gsize        n,
                    GError     **error)
{
  gsize done = 0;

  g_return_val_if_fail (n >= 16, -1);

  if (self->plain)
    {
      gssize got = cx_source_read (self->source, self->offset, buffer, n, error);

      self->offset += MAX (got, 0);
      return got;
    }
  while (done == 0)
    {
      /* What is left may be half a character. */
      if (self->end - self->at < 16 && !self->at_end && !fill_chunk (self, error))
        return -1;
      if (self->at == self->end && self->at_end)
        return 0;
      done = self->letters ? decode_letters (self, buffer, n) : decode (self, buffer, n);
    }
  return done;
}

guint64
cx_text_input_get_position (CxTextInput *self)
{
  return self->offset - (self->end - self->at);
}
