/* Distinct texts, numbered in the order in which they were first seen. */
#include "cx-dictionary.h"

#include <string.h>

/* Large enough that the system gives and takes each block by itself: what is not written takes no memory. */
#define BLOCK_SIZE (1024 * 1024)

#define FIRST_SLOTS 64

/* How many texts are hashed ahead: as many as the processor can wait for at once, and some more. */
#define CHUNK 32

struct _CxArena {
  GPtrArray *blocks;
  char      *free;
  gsize      left;
};

CxArena *
cx_arena_new (void)
{
  CxArena *self = g_new0 (CxArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cx_arena_free (CxArena *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

char *
cx_arena_copy (CxArena    *self,
               const char *text,
               gsize       length)
{
  char *copy;

  if (length + 1 > self->left)
    {
      self->left = MAX (BLOCK_SIZE, length + 1);
      self->free = g_malloc (self->left);
      g_ptr_array_add (self->blocks, self->free);
    }
  copy = self->free;
  memcpy (copy, text, length);
  copy[length] = '\0';
  self->free += length + 1;
  self->left -= length + 1;
  return copy;
}

void
cx_dictionary_init (CxDictionary *self,
                    CxArena      *arena)
{
  *self = (CxDictionary) { .arena = arena, .mask = FIRST_SLOTS - 1 };
  self->slots = g_new0 (guint32, FIRST_SLOTS);
}

void
cx_dictionary_clear (CxDictionary *self)
{
  g_clear_pointer (&self->texts, g_free);
  g_clear_pointer (&self->lengths, g_free);
  g_clear_pointer (&self->slots, g_free);
}

/* Both halves of the product, so that every bit of the input reaches every bit of the result. */
static inline guint64
mix (guint64 h)
{
  unsigned __int128 product = (unsigned __int128) h * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  return (guint64) product ^ (guint64) (product >> 64);
}

/* Eight bytes at a time; the length is in the seed, so that padding with zeros tells nothing apart wrongly. */
static inline guint64
hash_bytes (const char *text,
            gsize       length)
{
  guint64 h = (length + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), word;

  for (; length >= 8; text += 8, length -= 8)
    {
      memcpy (&word, text, 8);
      h = mix (h ^ word);
    }
  word = 0;
  memcpy (&word, text, length);
  return mix (mix (h ^ word));
}

/* The bits of the hash that a slot keeps. */
static guint32
tag_of (const CxDictionary *self,
        guint64             hash)
{
  return (guint32) (hash >> 32) & ~self->mask;
}

static void
put (CxDictionary *self,
     guint64       hash,
     guint32       code)
{
  guint32 at = (guint32) hash & self->mask;

  while (self->slots[at] != 0)
    at = (at + 1) & self->mask;
  self->slots[at] = tag_of (self, hash) | (code + 1);
}

/* Makes the table as large as @mask says, and puts the texts in anew, asking for their slots ahead. */
static void
grow (CxDictionary *self,
      guint32       mask)
{
  guint64 hashes[CHUNK];

  g_free (self->slots);
  self->mask = mask;
  self->slots = g_new0 (guint32, (gsize) self->mask + 1);
  for (guint32 from = 0; from < self->n; from += CHUNK)
    {
      guint count = MIN (CHUNK, self->n - from);

      for (guint i = 0; i < count; i++)
        {
          hashes[i] = hash_bytes (self->texts[from + i], self->lengths[from + i]);
          __builtin_prefetch (&self->slots[(guint32) hashes[i] & self->mask], 1);
        }
      for (guint i = 0; i < count; i++)
        put (self, hashes[i], from + i);
    }
}

static guint32
append (CxDictionary *self,
        const char   *text,
        gsize         length)
{
  if (self->n == self->allocated)
    {
      self->allocated = MAX (16, self->allocated * 2);
      self->texts = g_renew (char *, self->texts, self->allocated);
      self->lengths = g_renew (guint32, self->lengths, self->allocated);
    }
  self->lengths[self->n] = (guint32) length;
  self->texts[self->n] = cx_arena_copy (self->arena, text, length);
  return self->n++;
}

static guint32
add_hashed (CxDictionary *self,
            guint64       hash,
            const char   *text,
            gsize         length)
{
  guint32 tag = tag_of (self, hash), code, slot;

  for (guint32 at = (guint32) hash & self->mask; (slot = self->slots[at]) != 0; at = (at + 1) & self->mask)
    {
      code = (slot & self->mask) - 1;
      if ((slot & ~self->mask) == tag && self->lengths[code] == length && memcmp (self->texts[code], text, length) == 0)
        return code;
    }
  if (self->n >= self->mask / 4 * 3)
    grow (self, self->mask * 4 + 3);
  code = append (self, text, length);
  put (self, hash, code);
  return code;
}

void
cx_dictionary_expect (CxDictionary *self,
                      guint         n)
{
  guint32 mask = self->mask;

  while (n >= mask / 4 * 3)
    mask = mask * 2 + 1;
  if (mask != self->mask)
    grow (self, mask);
}

guint32
cx_dictionary_add (CxDictionary *self,
                   const char   *text,
                   gsize         length)
{
  return add_hashed (self, hash_bytes (text, length), text, length);
}

/* Hashes the next texts, at most CHUNK of them, and asks for their slots. Returns: the bytes read */
static gsize
hash_chunk (CxDictionary  *self,
            const char    *bytes,
            const guint32 *lengths,
            guint          n,
            guint64       *hashes)
{
  gsize at = 0;

  for (guint i = 0; i < n; i++)
    if (lengths[i] != CX_TEXT_MISSING)
      {
        hashes[i] = hash_bytes (bytes + at, lengths[i]);
        __builtin_prefetch (&self->slots[(guint32) hashes[i] & self->mask]);
        at += lengths[i];
      }
  return at;
}

void
cx_dictionary_add_many (CxDictionary  *self,
                        const char    *bytes,
                        const guint32 *lengths,
                        guint          n,
                        guint32       *codes)
{
  guint64 hashes[CHUNK];

  for (guint from = 0; from < n; from += CHUNK)
    {
      guint count = MIN (CHUNK, n - from);
      const char *text = bytes;

      bytes += hash_chunk (self, bytes, lengths + from, count, hashes);
      for (guint i = 0; i < count; i++)
        {
          guint32 length = lengths[from + i];

          codes[from + i] = length == CX_TEXT_MISSING ? G_MAXUINT32 : add_hashed (self, hashes[i], text, length);
          text += length == CX_TEXT_MISSING ? 0 : length;
        }
    }
}
