/* Equal verdict masks under one number; inside the fit layer only. Knows nothing of criteria and accounts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxGroups:
 * @masks, @sizes: (array length=n): per group its mask, and how many were counted into it
 * @slots: an open hash table of @mask + 1 slots: number of the group plus one, or 0
 *
 * Groups are numbered in the order in which they were first seen.
 */
typedef struct {
  guint64 *masks;
  guint   *sizes;
  guint    n, allocated;
  guint32 *slots;
  guint    mask;
} CxGroups;

void  cx_groups_init  (CxGroups *self);
void  cx_groups_clear (CxGroups *self);
/** cx_groups_add: a new group, of a mask that is in none. Returns: its number */
guint cx_groups_add   (CxGroups *self, guint64 mask);
/** cx_groups_find: the group of @mask, new or not. */
guint cx_groups_find  (CxGroups *self, guint64 mask);

G_END_DECLS
