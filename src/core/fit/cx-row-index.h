/* Which of many accounts few things are about: a bit an account, and a place where the bit is set. Knows nothing of the things. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/**
 * CxRowIndex: filled once, then only read, by any thread.
 * @bits: one an account: whether there is something; %NULL while there is nothing at all
 * @rows: (array length=n): rows that have something, ascending
 * @places: (array length=n): where its first thing stands
 */
typedef struct {
  CxColumns *columns;
  guint64   *bits;
  guint      n;
  guint32   *rows, *places;
} CxRowIndex;

/** cx_row_index_new: @capacity: how many things there are at most */
CxRowIndex *cx_row_index_new  (CxColumns *columns, guint capacity);
void        cx_row_index_free (CxRowIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRowIndex, cx_row_index_free)

/** cx_row_index_add: things come in order of account id. Of an account's things the first counts; accounts that are gone are left out. */
void        cx_row_index_add  (CxRowIndex *self, gint64 account, guint32 place);

/** cx_row_index_find: the place of the first thing about the account in @row, which must have one. O(log n). */
guint32     cx_row_index_find (const CxRowIndex *self, guint row);

/** cx_row_index_has: whether the account in @row has something. */
static inline gboolean
cx_row_index_has (const CxRowIndex *self,
                  guint             row)
{
  return self->bits != NULL && (self->bits[row / 64] >> (row % 64) & 1) != 0;
}

G_END_DECLS
