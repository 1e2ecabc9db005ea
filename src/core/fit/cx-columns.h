/* The immutable columnar copy of the account fields: what fit, journey and pictures compute on. */
#pragma once

#include "cx-field-table.h"

G_BEGIN_DECLS

/** CX_NO_CODE: the dictionary code of a missing text. */
#define CX_NO_CODE G_MAXUINT32

/**
 * CxColumn:
 * @field: the attribute
 * @codes: text, category, id, domain: one dictionary code an account, in @code_bytes bytes (1, 2 or 4) as the dictionary needs,
 *   read with cx_column_code(); else %NULL
 * @texts: the dictionary: distinct texts, in the order in which they were first seen
 * @low, @high: number, range, money, date (days), boolean (0 or 1): NaN when missing; one array for both but in a range
 * @offsets, @items: list: codes of account a are items[offsets[a] … offsets[a + 1]); none is missing
 *
 * One field of all accounts.
 */
typedef struct {
  const CxField *field;
  gpointer       codes;
  guint          code_bytes;
  guint          n_texts;
  char         **texts;
  double        *low, *high;
  guint32       *offsets, *items;

  /*< private >*/
  char         **folded;
  struct _CxArena *folds;
  guint32       *ranks;
} CxColumn;

/** cx_column_code: the dictionary code of an account, or %CX_NO_CODE, which in all widths is the largest number. */
static inline guint32
cx_column_code (const CxColumn *self,
                guint           account)
{
  guint32 code;

  switch (self->code_bytes)
    {
    case 1:
      code = ((const guint8 *) self->codes)[account];
      return code == G_MAXUINT8 ? CX_NO_CODE : code;
    case 2:
      code = ((const guint16 *) self->codes)[account];
      return code == G_MAXUINT16 ? CX_NO_CODE : code;
    default:
      return ((const guint32 *) self->codes)[account];
    }
}

/** CxColumns: all accounts, all fields. Immutable, reference counted, safe across threads. Account a is row a. */
typedef struct _CxColumns CxColumns;

CxColumns *cx_columns_ref   (CxColumns *self);
void       cx_columns_unref (CxColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxColumns, cx_columns_unref)

/** cx_columns_load: reads every field of every account, in order of account id. Worker thread; O(accounts × fields). */
CxColumns *cx_columns_load (CxStore *store, GCancellable *cancellable, GError **error);

/** cx_columns_load_fields: the same of some fields only, for a question that needs no others. @keys: (nullable) (element-type utf8): a set; %NULL: all */
CxColumns *cx_columns_load_fields (CxStore *store, GHashTable *keys, GCancellable *cancellable, GError **error);

/**
 * cx_columns_load_account:
 * @n: (out): how many accounts @text names
 *
 * Every field of the account that cx_columns_find_account() finds, and no other account; none when @n is not 1. O(fields) by
 * key, else O(accounts).
 */
CxColumns *cx_columns_load_account (CxStore *store, const char *text, guint *n, GCancellable *cancellable, GError **error);

guint           cx_columns_get_n_accounts (CxColumns *self);
const char     *cx_columns_get_state      (CxColumns *self);                      /* of the file when it was read: cx_fit_table_read_state() */
GPtrArray      *cx_columns_get_fields     (CxColumns *self);                      /* (element-type CxField), all of them */
const CxColumn *cx_columns_find           (CxColumns *self, const char *key);     /* (nullable) */
const CxColumn *cx_columns_find_role      (CxColumns *self, const char *role);    /* (nullable) */
gint64          cx_columns_get_id         (CxColumns *self, guint account);       /* account.id */
/** cx_columns_find_id: the row of the account with that id. Rows are in order of id. */
gboolean        cx_columns_find_id        (CxColumns *self, gint64 id, guint *account);
const char     *cx_columns_get_key        (CxColumns *self, guint account);
const char     *cx_columns_get_name       (CxColumns *self, guint account);       /* the name, else the key; never NULL */

/** cx_columns_get_name_ranks: likewise: of each account its place by name, then key. Returns: (transfer none) */
const guint32  *cx_columns_get_name_ranks (CxColumns *self);

/** cx_columns_find_account: the row whose key, record id, domain or name (folded) is @text; FALSE when none or several (then @n tells). */
gboolean        cx_columns_find_account   (CxColumns *self, const char *text, guint *account, guint *n);

/**
 * cx_column_get_folded:
 *
 * Worked out when it is first asked for, in O(texts); any thread.
 *
 * Returns: (transfer none) (array length=n_texts): @texts in the form under which they count as the same (cx_text_fold())
 */
char *const    *cx_column_get_folded      (const CxColumn *self);

/**
 * cx_column_get_ranks:
 *
 * Worked out when it is first asked for, in O(texts · log texts); any thread.
 *
 * Returns: (transfer none) (array length=n_texts): of each text its place in the order that readers of the user's language
 *   expect; of identifiers and domains by their bytes
 */
const guint32  *cx_column_get_ranks       (const CxColumn *self);

/**
 * cx_column_get_text:
 *
 * A value as people read it, locale-independent: "240", "51–200", "2026-11-22", "a; b", "yes".
 *
 * Returns: (transfer full) (nullable): %NULL when missing
 */
char           *cx_column_get_text        (const CxColumn *self, guint account);

G_END_DECLS
