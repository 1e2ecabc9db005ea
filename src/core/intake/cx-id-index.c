/* From the hash of an identifier to the accounts that have it. Open addressing in segments that grow one at a time, so
 * that growing never needs twice the memory. */
#include "cx-id-index.h"

#include <string.h>

/* By the upper bits of the hash; the lower ones say the place in the segment. */
#define SEGMENT_BITS 6
#define N_SEGMENTS (1 << SEGMENT_BITS)
#define FIRST_SIZE 16

/* An id with this bit is the number of a chain. */
#define IS_CHAIN (1u << 31)

#define EMPTY 0

/* What a dropped only account leaves behind: no account is number zero. */
#define NOBODY 0

typedef struct {
  guint64 *hashes;
  guint32 *ids;
  guint32  size, used;
} Segment;

typedef struct {
  GArray *ids;
  guint   first;
} Chain;

struct _CxIdIndex {
  Segment    segments[N_SEGMENTS];
  GPtrArray *chains;
  guint64    n;          /* ever added */
};

static void
chain_free (gpointer data)
{
  Chain *chain = data;

  g_array_unref (chain->ids);
  g_free (chain);
}

CxIdIndex *
cx_id_index_new (void)
{
  CxIdIndex *self = g_new0 (CxIdIndex, 1);

  self->chains = g_ptr_array_new_with_free_func (chain_free);
  return self;
}

void
cx_id_index_free (CxIdIndex *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      g_free (self->segments[i].hashes);
      g_free (self->segments[i].ids);
    }
  g_ptr_array_unref (self->chains);
  g_free (self);
}

gboolean
cx_id_index_is_empty (CxIdIndex *self)
{
  return self->n == 0;
}

/* Where @hash is, or the empty place where it belongs. */
static guint32
find_place (const Segment *segment,
            guint64        hash)
{
  guint32 place = ((hash & G_MAXUINT32) * segment->size) >> 32;

  while (segment->hashes[place] != EMPTY && segment->hashes[place] != hash)
    if (++place == segment->size)
      place = 0;
  return place;
}

static void
grow (Segment *segment)
{
  Segment old = *segment;

  segment->size = old.size == 0 ? FIRST_SIZE : old.size + old.size / 3;
  segment->hashes = g_new0 (guint64, segment->size);
  segment->ids = g_new (guint32, segment->size);
  for (guint32 i = 0; i < old.size; i++)
    if (old.hashes[i] != EMPTY)
      {
        guint32 place = find_place (segment, old.hashes[i]);

        segment->hashes[place] = old.hashes[i];
        segment->ids[place] = old.ids[i];
      }
  g_free (old.hashes);
  g_free (old.ids);
}

static inline guint64
without_empty (guint64 hash)
{
  return hash == EMPTY ? 1 : hash;
}

static void
add_to_chain (CxIdIndex *self,
              guint32   *entry,
              guint32    id)
{
  Chain *chain;

  if (!(*entry & IS_CHAIN))
    {
      chain = g_new (Chain, 1);
      chain->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
      chain->first = 0;
      g_array_append_val (chain->ids, *entry);
      *entry = self->chains->len | IS_CHAIN;
      g_ptr_array_add (self->chains, chain);
    }
  chain = self->chains->pdata[*entry & ~IS_CHAIN];
  g_array_append_val (chain->ids, id);
}

void
cx_id_index_add (CxIdIndex *self,
                 guint64    hash,
                 guint32    id)
{
  Segment *segment;
  guint32 place;

  self->n++;
  hash = without_empty (hash);
  segment = &self->segments[hash >> (64 - SEGMENT_BITS)];
  if ((guint64) (segment->used + 1) * 5 > (guint64) segment->size * 4)
    grow (segment);
  place = find_place (segment, hash);
  if (segment->hashes[place] == hash && segment->ids[place] != NOBODY)
    {
      add_to_chain (self, &segment->ids[place], id);
      return;
    }
  segment->used += segment->hashes[place] == EMPTY;
  segment->hashes[place] = hash;
  segment->ids[place] = id;
}

void
cx_id_index_prefetch (CxIdIndex *self,
                      guint64    hash)
{
  const Segment *segment = &self->segments[without_empty (hash) >> (64 - SEGMENT_BITS)];
  guint32 place = ((hash & G_MAXUINT32) * segment->size) >> 32;

  if (segment->size == 0)
    return;
  __builtin_prefetch (&segment->hashes[place], 1);
  __builtin_prefetch (&segment->ids[place], 1);
}

static guint32 *
find_entry (CxIdIndex *self,
            guint64    hash)
{
  Segment *segment = &self->segments[hash >> (64 - SEGMENT_BITS)];
  guint32 place;

  if (segment->size == 0)
    return NULL;
  place = find_place (segment, hash);
  return segment->hashes[place] == hash ? &segment->ids[place] : NULL;
}

const guint32 *
cx_id_index_look_up (CxIdIndex *self,
                     guint64    hash,
                     guint     *n)
{
  guint32 *entry = find_entry (self, without_empty (hash));
  Chain *chain;

  *n = 0;
  if (entry == NULL || *entry == NOBODY)
    return NULL;
  if (!(*entry & IS_CHAIN))
    {
      *n = 1;
      return entry;
    }
  chain = self->chains->pdata[*entry & ~IS_CHAIN];
  *n = chain->ids->len - chain->first;
  return *n > 0 ? &g_array_index (chain->ids, guint32, chain->first) : NULL;
}

void
cx_id_index_drop_first (CxIdIndex *self,
                        guint64    hash)
{
  guint32 *entry = find_entry (self, without_empty (hash));

  if (entry == NULL)
    return;
  if (*entry & IS_CHAIN)
    {
      Chain *chain = self->chains->pdata[*entry & ~IS_CHAIN];

      chain->first += chain->first < chain->ids->len;
    }
  else
    *entry = NOBODY;
}
