/* Equal verdict masks under one number: an open hash table. Knows nothing of criteria and accounts. */
#include "cx-groups.h"

#define FIRST_SLOTS 1024

void
cx_groups_init (CxGroups *self)
{
  *self = (CxGroups) { .allocated = FIRST_SLOTS / 4, .mask = FIRST_SLOTS - 1 };
  self->masks = g_new (guint64, self->allocated);
  self->sizes = g_new (guint, self->allocated);
  self->slots = g_new0 (guint32, FIRST_SLOTS);
}

void
cx_groups_clear (CxGroups *self)
{
  g_clear_pointer (&self->masks, g_free);
  g_clear_pointer (&self->sizes, g_free);
  g_clear_pointer (&self->slots, g_free);
}

static guint
slot_of (const CxGroups *self,
         guint64         mask)
{
  guint64 h = mask * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (h >> 32 ^ h >> 44) & self->mask;
}

static void
put (CxGroups *self,
     guint     group)
{
  guint at = slot_of (self, self->masks[group]);

  while (self->slots[at] != 0)
    at = (at + 1) & self->mask;
  self->slots[at] = group + 1;
}

static void
double_slots (CxGroups *self)
{
  g_free (self->slots);
  self->mask = self->mask * 2 + 1;
  self->slots = g_new0 (guint32, (gsize) self->mask + 1);
  for (guint group = 0; group < self->n; group++)
    put (self, group);
}

guint
cx_groups_add (CxGroups *self,
               guint64   mask)
{
  if (self->n == self->allocated)
    {
      self->allocated *= 2;
      self->masks = g_renew (guint64, self->masks, self->allocated);
      self->sizes = g_renew (guint, self->sizes, self->allocated);
    }
  self->masks[self->n] = mask;
  self->sizes[self->n] = 0;
  if (self->n >= self->mask / 2)
    double_slots (self);
  put (self, self->n);
  return self->n++;
}

guint
cx_groups_find (CxGroups *self,
                guint64   mask)
{
  for (guint at = slot_of (self, mask); self->slots[at] != 0; at = (at + 1) & self->mask)
    if (self->masks[self->slots[at] - 1] == mask)
      return self->slots[at] - 1;
  return cx_groups_add (self, mask);
}
