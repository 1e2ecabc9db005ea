/* Accounts as rows: reading who they are, and writing many of them fast. Knows nothing of files. */
#pragma once

#include "cx-field-table.h"

G_BEGIN_DECLS

/** CxAccountIdentity: what tells one account from all others; each but @key may be %NULL. Borrowed texts. */
typedef struct {
  const char *key, *record_id, *domain, *name_key;
} CxAccountIdentity;

/**
 * CxAccountFunc:
 * @extra: (nullable): the account's value of the field that was asked for, as text
 */
typedef void (*CxAccountFunc) (gint64                   id,
                               const CxAccountIdentity *identity,
                               const char              *extra,
                               gpointer                 user_data);

/** cx_account_table_identities: calls @func for every account, in order of id. @extra: (nullable): a field of one column to read along. */
gboolean cx_account_table_identities (CxStore *store, const CxField *extra, CxAccountFunc func, gpointer user_data, GError **error);

/** CxCellKind: what a stored value is; %CX_CELL_MISSING is zero. */
typedef enum {
  CX_CELL_MISSING,
  CX_CELL_INTEGER,
  CX_CELL_REAL,
  CX_CELL_TEXT,
} CxCellKind;

/** CxStoredCell: one value as it goes into one account column. @text: UTF-8, borrowed, need not be NUL-terminated. */
typedef struct {
  CxCellKind kind;
  union {
    gint64 integer;
    double real;
    struct {
      const char *text;
      gsize       length;
    };
  };
} CxStoredCell;

/**
 * CxAccountWriter:
 *
 * Writes the same fields of account after account, inside the caller's transaction. A row of cells has
 * cx_field_n_columns() of each field, in their order.
 */
typedef struct _CxAccountWriter CxAccountWriter;

/** cx_account_writer_new: @fields: (element-type CxField): those of the table; @import: what the accounts are added and changed by. */
CxAccountWriter *cx_account_writer_new  (CxStore *store, GPtrArray *fields, gint64 import, GError **error);
void             cx_account_writer_free (CxAccountWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountWriter, cx_account_writer_free)

/** cx_account_writer_insert: @id is free. */
gboolean cx_account_writer_insert (CxAccountWriter *self, gint64 id, const CxAccountIdentity *identity, const CxStoredCell *cells, GError **error);

/**
 * cx_account_writer_merge:
 * @identity: what the account is known by from now on; its key stays
 * @identity_changed: whether that differs from what is stored
 * @fill: values only fill gaps; otherwise they replace what is there. Missing cells never change anything.
 * @changed: (out): whether anything differed and was written
 *
 * Reads the account and writes it only when something differs.
 */
gboolean cx_account_writer_merge  (CxAccountWriter *self, gint64 id, const CxAccountIdentity *identity, gboolean identity_changed,
                                   const CxStoredCell *cells, gboolean fill, gboolean *changed, GError **error);

G_END_DECLS
