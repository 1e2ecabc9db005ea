/* Further rows of a file about an account, contact, deal or event that it had told of already, and the values in them that were
 * not taken. */
#pragma once

#include "cx-account-table.h"

G_BEGIN_DECLS

/**
 * CxSpareRow: one value that was not taken, or a row that had none.
 * @line: of the file
 * @key, @name: of the account; @name may be %NULL
 * @field: (nullable): key of the field or member that the value is of; %NULL: the row itself
 * @said: (nullable): the value, as text; of the row itself what its contact, deal or event is called
 */
typedef struct {
  gint64 line;
  char  *key, *name, *field, *said;
} CxSpareRow;

void         cx_spare_row_free   (CxSpareRow *self);

/** cx_spare_table_list: of one import, by line; @limit 0: all. Returns: (transfer full) (element-type CxSpareRow) */
GPtrArray   *cx_spare_table_list (CxStore *store, gint64 import, guint limit, GError **error);

/** cx_spare_table_prepare: what writes them down; see cx_spare_table_add(). */
CxStatement *cx_spare_table_prepare (CxStore *store, gint64 import, GError **error);

/** cx_spare_table_add: @what: (nullable): the account column or member, %NULL for the row itself; @cell: (nullable): what it said. */
gboolean     cx_spare_table_add     (CxStatement *statement, gint64 line, gint64 account, const char *what, const CxStoredCell *cell,
                                     GError **error);

G_END_DECLS
