/* Accounts by what a column of texts says of them: texts that fold to the same are one group. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/**
 * CxGrouping:
 * @n: how many groups; the last is of accounts without a value
 * @names: (array length=n): as the first of equal texts is written, borrowed from the column; the last %NULL
 * @of_code: group by dictionary code
 */
typedef struct {
  const CxColumn *column;
  guint           n;
  const char    **names;
  guint32        *of_code;
} CxGrouping;

/** cx_grouping_new: @column: with texts (`codes`); must outlive it. O(texts). */
CxGrouping *cx_grouping_new  (const CxColumn *column);
void        cx_grouping_free (CxGrouping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxGrouping, cx_grouping_free)

/** cx_grouping_find: the group of an account. */
static inline guint32
cx_grouping_find (const CxGrouping *self,
                  guint             account)
{
  guint32 code = cx_column_code (self->column, account);

  return code == CX_NO_CODE ? self->n - 1 : self->of_code[code];
}

G_END_DECLS
