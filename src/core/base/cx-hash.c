/* A fast hash of bytes. */
#include "cx-hash.h"

#include <string.h>

#define SALT_A G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define SALT_B G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f)

static inline guint64
read_word (const guint8 *p)
{
  guint64 word;

  memcpy (&word, p, 8);
  return word;
}

static inline guint64
read_tail (const guint8 *p,
           gsize         length)
{
  guint64 word = 0;

  memcpy (&word, p, length);
  return word;
}

/* Both halves of the product, so that no bit of either factor is lost. */
static inline guint64
fold (guint64 a,
      guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

guint64
cx_hash_bytes (const void *data,
               gsize       length,
               guint64     seed)
{
  const guint8 *p = data;
  guint64 hash = fold (seed ^ SALT_A, length ^ SALT_B);
  gsize left = length;

  for (; left >= 16; p += 16, left -= 16)
    hash = fold (read_word (p) ^ SALT_A ^ hash, read_word (p + 8) ^ SALT_B) ^ hash;
  if (left >= 8)
    {
      hash = fold (read_word (p) ^ SALT_A ^ hash, SALT_B);
      p += 8;
      left -= 8;
    }
  hash = fold (read_tail (p, left) ^ SALT_A ^ hash, hash ^ SALT_B);
  return fold (hash ^ SALT_A, SALT_B);
}
