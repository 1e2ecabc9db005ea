/* Distinct texts, numbered in the order in which they were first seen. */
#include "cx-dictionary.h"

#include <string.h>

#define BLOCK_SIZE (256 * 1024)
#define FIRST_SLOTS 64

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
  *self = (CxDictionary) { .arena = arena, .n_slots = FIRST_SLOTS };
  self->slots = g_new0 (guint64, self->n_slots);
}

void
cx_dictionary_clear (CxDictionary *self)
{
  g_clear_pointer (&self->texts, g_free);
  g_clear_pointer (&self->lengths, g_free);
  g_clear_pointer (&self->slots, g_free);
}

static guint64
mix (guint64 h)
{
  h ^= h >> 32;
  h *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return h ^ (h >> 32);
}

/* Eight bytes at a time; the length is in the seed, so that padding with zeros tells nothing apart wrongly. */
static guint32
hash_bytes (const char *text,
            gsize       length)
{
  guint64 h = length * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), word;

  for (; length >= 8; text += 8, length -= 8)
    {
      memcpy (&word, text, 8);
      h = mix (h ^ word);
    }
  word = 0;
  memcpy (&word, text, length);
  return (guint32) (mix (h ^ word) >> 32);
}

static void
grow_slots (CxDictionary *self)
{
  guint n_slots = self->n_slots * 2;
  guint64 *slots = g_new0 (guint64, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    {
      guint at = (guint) (self->slots[i] >> 32) & (n_slots - 1);

      if (self->slots[i] == 0)
        continue;
      while (slots[at] != 0)
        at = (at + 1) & (n_slots - 1);
      slots[at] = self->slots[i];
    }
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
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

guint32
cx_dictionary_add (CxDictionary *self,
                   const char   *text,
                   gsize         length)
{
  guint32 hash = hash_bytes (text, length);
  guint at = hash & (self->n_slots - 1);

  for (; self->slots[at] != 0; at = (at + 1) & (self->n_slots - 1))
    {
      guint32 code = (guint32) self->slots[at] - 1;

      if (self->slots[at] >> 32 == hash && self->lengths[code] == length && memcmp (self->texts[code], text, length) == 0)
        return code;
    }
  self->slots[at] = (guint64) hash << 32 | (self->n + 1);
  if (self->n + 1 > self->n_slots / 2)
    grow_slots (self);
  return append (self, text, length);
}
