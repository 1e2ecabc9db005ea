/* One field on its way from the rows of the file into its column; inside the fit layer only. */
#pragma once

#include "cx-columns-private.h"
#include "cx-database.h"

G_BEGIN_DECLS

/** CX_FILL_BLOCK: texts are gathered for so many rows and then numbered column by column: then one column's dictionary at
 * a time lies in the processor's cache. */
#define CX_FILL_BLOCK 4096

/**
 * CxFiller:
 * @at: number of the first result column
 * @most: accounts that there is room for
 * @codes: texts: of every account, four bytes wide until all texts are known
 * @bytes, @lengths: texts and lists: the cells of this block, one behind the other; else %NULL
 * @cells: lists: distinct cells; each has the codes parsed[starts[cell] … starts[cell + 1])
 */
typedef struct {
  CxColumn    *column;
  int          at;
  guint        most;
  CxDictionary texts;
  guint32     *codes;
  GString     *bytes;
  guint32     *lengths;
  CxDictionary cells;
  GArray      *parsed, *starts, *items;
} CxFiller;

/** cx_filler_init: @arena: where texts go */
void cx_filler_init         (CxFiller *self, CxColumn *column, int at, CxArena *arena);
void cx_filler_clear        (CxFiller *self);
/** cx_filler_resize: makes room for @n accounts (and for the end of the last list). */
void cx_filler_resize       (CxFiller *self, guint n);
/** cx_filler_read: the cell of @account, number @i of its block. */
void cx_filler_read         (CxFiller *self, guint account, guint i, sqlite3_stmt *row);
/** cx_filler_finish_block: numbers the texts of the @n accounts from @first on. */
void cx_filler_finish_block (CxFiller *self, guint first, guint n);
/** cx_filler_finish: all @n_accounts are read. */
void cx_filler_finish       (CxFiller *self, guint n_accounts);

G_END_DECLS
