/* What imports overwrote and filled of accounts that were there before: every value, as it was and as it became. */
#pragma once

#include "cx-field-table.h"

G_BEGIN_DECLS

/**
 * CxChangeValue: one value of one account as it is stored.
 * @text: (nullable): of texts and lists; %NULL: missing
 * @low, @high: of numbers, days since 1970-01-01, and no (0) and yes (1) both the same; NaN: missing
 */
typedef struct {
  char  *text;
  double low, high;
} CxChangeValue;

/**
 * CxImportChange: one value that an import overwrote or filled.
 * @key: of the account
 * @name: (nullable): of the account, as it is now
 * @field: (nullable): whose value it is; %NULL: the account's stage
 * @was: before the import
 * @now: right after it; later imports may have changed it again
 */
typedef struct {
  gint64        import, account;
  char         *key, *name;
  CxField      *field;
  CxChangeValue was, now;
} CxImportChange;

void       cx_import_change_free (CxImportChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportChange, cx_import_change_free)

/**
 * cx_import_changes_list:
 * @limit: how many at most; 0: all
 *
 * In order of accounts, and of one account in order of fields.
 *
 * Returns: (transfer full) (element-type CxImportChange)
 */
GPtrArray *cx_import_changes_list  (CxStore *store, gint64 import, guint limit, GError **error);

/** cx_import_changes_count: how many @values of how many @accounts cx_import_changes_list() would tell of. */
gboolean   cx_import_changes_count (CxStore *store, gint64 import, gint64 *values, gint64 *accounts, GError **error);

/** cx_change_value_is_missing: whether there is no value. */
gboolean   cx_change_value_is_missing (const CxChangeValue *self);

G_END_DECLS
