/* Accounts as rows: reading who they are, and writing many of them fast. Knows nothing of files. */
#pragma once

#include "cx-field-table.h"

G_BEGIN_DECLS

/**
 * CxAccountIdentity: what tells one account from all others; borrowed texts, each but @key may be %NULL.
 * @match: the value of the field that was asked for, else the record id
 * @domain, @name, @country: the values of the fields that have these roles
 */
typedef struct {
  const char *key, *match, *record_id, *domain, *name, *country;
} CxAccountIdentity;

typedef void (*CxAccountFunc) (gint64                   id,
                               const CxAccountIdentity *identity,
                               gpointer                 user_data);

/** cx_account_table_identities: calls @func for every account, in order of id. @match: (nullable): the field that accounts are matched by. */
gboolean cx_account_table_identities (CxStore *store, const CxField *match, CxAccountFunc func, gpointer user_data, GError **error);

/** cx_account_table_prepare: what reads the identity of the account with the id that is bound to it. */
CxStatement      *cx_account_table_prepare (CxStore *store, GError **error);

/** cx_account_table_read: the identity that such a statement stands on; texts live until its next step. */
CxAccountIdentity cx_account_table_read    (CxStatement *statement);

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

/**
 * cx_account_writer_new:
 * @fields: (element-type CxField): those of the table
 * @match: (nullable): the field that accounts are matched by
 * @import: what the accounts are added and changed by
 */
CxAccountWriter *cx_account_writer_new  (CxStore *store, GPtrArray *fields, const CxField *match, gint64 import, GError **error);
void             cx_account_writer_free (CxAccountWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountWriter, cx_account_writer_free)

/**
 * CxOverwriteFunc:
 * @column: of account, which holds a value that differs from the one to come
 * @may: (out): whether it is overwritten
 */
typedef gboolean (*CxOverwriteFunc) (gint64 account, const char *column, gboolean *may, gpointer user_data, GError **error);

/** cx_account_writer_set_guard: asks @func before a value is overwritten. Gaps are filled without asking. */
void     cx_account_writer_set_guard (CxAccountWriter *self, CxOverwriteFunc func, gpointer user_data);

/** CxNewAccount: @seen: (nullable): what the stage column says, folded, when it means a stage; @stage: (nullable): that stage. */
typedef struct {
  gint64      id;   /* above all that there are */
  const char *key, *record_id, *seen, *stage;
} CxNewAccount;

gboolean cx_account_writer_insert (CxAccountWriter *self, const CxNewAccount *account, const CxStoredCell *cells, GError **error);

/**
 * cx_account_writer_read:
 * @stored: (out): what the account is known by
 *
 * Reads the account that is merged next; what it gives lives until the next reading.
 */
gboolean cx_account_writer_read  (CxAccountWriter *self, gint64 id, CxAccountIdentity *stored, GError **error);

/** cx_account_writer_read_again: the account that was merged, as it is now. */
gboolean cx_account_writer_read_again (CxAccountWriter *self, CxAccountIdentity *stored, GError **error);

/**
 * cx_account_writer_merge:
 * @line: of the file
 * @record_id: (nullable): of the account that was read, from now on
 * @cells: missing ones never change anything
 * @fill: values only fill gaps; otherwise they replace what is there
 * @changed: (out): whether anything differed and was written
 *
 * Writes only when something differs; whatever the import finds in an account that it did not add itself is kept in
 * import_change, and every value that is not taken, with its line, in import_spare.
 */
gboolean cx_account_writer_merge (CxAccountWriter *self, gint64 line, const char *record_id, const CxStoredCell *cells,
                                  gboolean fill, gboolean *changed, GError **error);

G_END_DECLS
