/* Deals outside the ideal customer profile that people said no to, or took anyway. Knows no scores. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxSaidNo: one such deal.
 * @id: of the row; 0 before it is in the file
 * @account: the account's id
 * @amount: NaN when it is not known; @currency: (nullable): of it
 * @taken: whether it was taken although it is outside
 * @day: since 1970-01-01
 */
typedef struct {
  gint64   id, account;
  double   amount;
  char    *currency;
  gboolean taken;
  char    *reason, *author;
  gint32   day;
} CxSaidNo;

CxSaidNo  *cx_said_no_copy (const CxSaidNo *self);
void       cx_said_no_free (CxSaidNo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSaidNo, cx_said_no_free)

/** cx_said_no_table_list: by account, then in order of recording. Returns: (transfer full) (element-type CxSaidNo) */
GPtrArray *cx_said_no_table_list   (CxStore *store, GError **error);

/** cx_said_no_table_add: @id: (out) (optional): of the new row; @self->id, unless it is 0 or taken. Fails with %CX_ERROR_NOT_FOUND when the account is gone. */
gboolean   cx_said_no_table_add    (CxStore *store, const CxSaidNo *self, gint64 *id, GError **error);

/** cx_said_no_table_remove: fails with %CX_ERROR_NOT_FOUND. */
gboolean   cx_said_no_table_remove (CxStore *store, gint64 id, GError **error);

G_END_DECLS
