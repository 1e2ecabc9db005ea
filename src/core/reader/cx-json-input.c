/* The text of a JSON file as a window that moves over it: UTF-8, whatever the file is written in. Knows nothing of JSON. */
#include "cx-json-input.h"

#include <errno.h>
#include <string.h>

#define CHUNK_BYTES (512 * 1024)
#define PADDING 16
#define NO_CONVERTER ((GIConv) -1)

/* ── encodings ──────────────────────────────────────────────────────────── */

static const struct {
  const char *mark;
  gsize       length;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* JSON starts with two ASCII characters, so its zero bytes tell what it is in (RFC 4627, section 3). */
static const char *
find_encoding (const guchar *head,
               gsize         n)
{
  if (n < 4)
    return "UTF-8";
  if (head[0] == 0 && head[1] == 0 && head[2] == 0)
    return "UTF-32BE";
  if (head[0] == 0 && head[2] == 0)
    return "UTF-16BE";
  if (head[1] == 0 && head[2] == 0 && head[3] == 0)
    return "UTF-32LE";
  if (head[1] == 0 && head[3] == 0)
    return "UTF-16LE";
  return "UTF-8";
}

/* Sets the encoding, and leaves a byte-order mark of it behind. */
static gboolean
choose_encoding (CxJsonInput *self,
                 const char  *told,
                 GError     **error)
{
  guchar head[4] = { 0 };
  gssize n = cx_source_read (self->source, 0, head, sizeof head, error);
  const char *encoding = told != NULL && strcmp (told, "auto") != 0 ? told : NULL;

  if (n < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && self->offset == 0; i++)
    if ((gsize) n >= marks[i].length && memcmp (head, marks[i].mark, marks[i].length) == 0 &&
        (encoding == NULL || g_ascii_strcasecmp (encoding, marks[i].encoding) == 0))
      {
        encoding = marks[i].encoding;
        self->offset = marks[i].length;
      }
  self->encoding = g_strdup (encoding != NULL ? encoding : find_encoding (head, n));
  if (g_ascii_strcasecmp (self->encoding, "UTF-8") == 0)
    return TRUE;
  self->converter = g_iconv_open ("UTF-8", self->encoding);
  if (self->converter != NO_CONVERTER)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: no encoding is called “%s”; name one such as UTF-8 or UTF-16",
               cx_source_get_path (self->source), self->encoding);
  return FALSE;
}

/* ── the window ─────────────────────────────────────────────────────────── */

/* Lets go of what stands before @at, and makes room for a chunk of text. */
static gsize
make_room (CxJsonInput *self)
{
  gsize kept = self->end - self->at, wanted = kept + CHUNK_BYTES;

  cx_json_input_locate (self);
  if (self->at > self->buffer)
    memmove (self->buffer, self->at, kept);
  if (wanted > self->capacity)
    {
      self->capacity = CLAMP (self->capacity * 2, wanted, CX_JSON_INPUT_MAX);
      self->buffer = g_realloc (self->buffer, self->capacity + PADDING);
    }
  self->at = self->located = self->buffer;
  self->end = self->buffer + kept;
  return self->capacity - kept;
}

static gboolean
read_plain (CxJsonInput *self,
            gsize        room,
            GError     **error)
{
  gssize n = cx_source_read (self->source, self->offset, (char *) self->end, room, error);

  if (n < 0)
    return FALSE;
  self->offset += n;
  self->ended = (gsize) n < room;
  self->end += n;
  return TRUE;
}

/* One round of reading and converting. What is half a character waits for the next. */
static gboolean
read_converted (CxJsonInput *self,
                gsize        room,
                GError     **error)
{
  gsize wanted = CHUNK_BYTES / 4 - self->n_raw, left;
  gssize n = cx_source_read (self->source, self->offset, self->raw + self->n_raw, wanted, error);
  char *in = self->raw, *out = (char *) self->end;
  gboolean last;

  if (n < 0)
    return FALSE;
  self->offset += n;
  last = (gsize) n < wanted;
  left = self->n_raw + n;
  if (g_iconv (self->converter, &in, &left, &out, &room) == (gsize) -1 &&
      (errno == EILSEQ || (errno == EINVAL && last)))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: byte %" G_GUINT64_FORMAT " is not %s; name another encoding",
                   cx_json_input_get_path (self), self->offset - left + 1, self->encoding);
      return FALSE;
    }
  memmove (self->raw, in, left);
  self->n_raw = left;
  self->end = out;
  self->ended = last && left == 0;
  return TRUE;
}

/* ── public ─────────────────────────────────────────────────────────────── */

gboolean
cx_json_input_init (CxJsonInput *self,
                    CxSource    *source,
                    const char  *encoding,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL && source != NULL, FALSE);

  *self = (CxJsonInput) { .source = cx_source_ref (source), .converter = NO_CONVERTER, .line = 1, .column = 1 };
  self->buffer = g_malloc0 (PADDING);
  self->at = self->end = self->located = self->buffer;
  if (!choose_encoding (self, encoding, error))
    return FALSE;
  if (self->converter != NO_CONVERTER)
    self->raw = g_malloc (CHUNK_BYTES);
  return cx_json_input_more (self, error);
}

void
cx_json_input_clear (CxJsonInput *self)
{
  if (self->source == NULL)
    return;
  if (self->converter != NO_CONVERTER)
    g_iconv_close (self->converter);
  g_clear_pointer (&self->source, cx_source_unref);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->raw, g_free);
  g_clear_pointer (&self->buffer, g_free);
}

const char *
cx_json_input_get_encoding (const CxJsonInput *self)
{
  return self->encoding;
}

guint64
cx_json_input_get_position (const CxJsonInput *self)
{
  gsize ahead = self->end - self->at;

  return self->converter == NO_CONVERTER ? self->offset - ahead : self->offset - self->n_raw;
}

gboolean
cx_json_input_is_full (const CxJsonInput *self)
{
  return self->end - self->at > CX_JSON_INPUT_MAX - CHUNK_BYTES;
}

gboolean
cx_json_input_more (CxJsonInput *self,
                    GError     **error)
{
  gboolean done;
  gsize room;

  if (self->ended)
    return TRUE;
  if (cx_json_input_is_full (self))
    {
      cx_json_input_locate (self);
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: line %" G_GINT64_FORMAT ": one value is longer than %d MB; split it",
                   cx_json_input_get_path (self), self->line, CX_JSON_INPUT_MAX >> 20);
      return FALSE;
    }
  room = make_room (self);
  done = self->converter == NO_CONVERTER ? read_plain (self, room, error) : read_converted (self, room, error);
  memset ((char *) self->end, 0, PADDING);
  return done;
}

void
cx_json_input_locate (CxJsonInput *self)
{
  const char *p = self->located, *newline;

  while ((newline = memchr (p, '\n', self->at - p)) != NULL)
    {
      self->line++;
      self->column = 1;
      p = newline + 1;
    }
  for (; p < self->at; p++)
    self->column += (*p & 0xc0) != 0x80;
  self->located = self->at;
}

const char *
cx_json_input_get_path (const CxJsonInput *self)
{
  return cx_source_get_path (self->source);
}
