/* The catalogue of account attributes, and the account columns that hold their values. */
#pragma once

#include "cx-field-type.h"
#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxField:
 * @id: names the columns: `f_<id>`, for a range `f_<id>_lo` and `f_<id>_hi`
 * @key: stable name: profiles, filters and scripts use it
 * @label: for people
 * @type: how values are read, stored and compared
 * @role: (nullable): what the program knows it as: `name domain record_id industry employees revenue
 *   country city region owner territory stage stage_date arr potential technologies`, or
 *   `entered:<text>` for a column of dates on which the stage that a CRM calls <text> was entered
 * @unit: (nullable): for money the ISO currency
 * @header: (nullable): the column header as last imported
 *
 * One attribute of accounts; never changes once made (an edit makes a new one).
 */
typedef struct {
  gint64      id;
  char       *key, *label;
  CxFieldType type;
  char       *role, *unit, *header;
} CxField;

CxField *cx_field_new  (const char *key, const char *label, CxFieldType type, const char *role, const char *unit, const char *header);
CxField *cx_field_copy (const CxField *self);
void     cx_field_free (CxField *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxField, cx_field_free)

/** cx_field_table_list: all fields in order of making. Returns: (transfer full) (element-type CxField) */
GPtrArray *cx_field_table_list (CxStore *store, GError **error);

/** cx_field_list_find: (transfer none) (nullable): the field with @key. */
const CxField *cx_field_list_find      (GPtrArray *fields, const char *key);

/** cx_field_list_find_role: (transfer none) (nullable): the first field with @role. */
const CxField *cx_field_list_find_role (GPtrArray *fields, const char *role);

/**
 * cx_field_table_add:
 *
 * Adds a field and its account columns (constant time), inside the caller's transaction, and sets
 * @field's id. Fails with %CX_ERROR_EXISTS when the key is taken.
 */
gboolean cx_field_table_add    (CxStore *store, CxField *field, GError **error);

/**
 * cx_field_table_update: writes label, role, unit and header of the field with @field's id. The type
 * can change between text-like types, and between number and money; anything else is %CX_ERROR_INVALID,
 * because stored values would have to be read again.
 */
gboolean cx_field_table_update (CxStore *store, const CxField *field, GError **error);

/** cx_field_table_fill: per field the share of accounts with a value, 0…1. Returns: (transfer full): one double a field */
double  *cx_field_table_fill   (CxStore *store, GPtrArray *fields, GError **error);

/** cx_field_columns: the account columns of a field as SQL: `f_3`, or `f_3_lo, f_3_hi`. Returns: (transfer full) */
char    *cx_field_columns      (const CxField *self);

/** cx_field_n_columns: 2 for a range, else 1. */
guint    cx_field_n_columns    (const CxField *self);

/** cx_field_table_check: adds a sentence for each disagreement of catalogue and columns. */
gboolean cx_field_table_check  (CxStore *store, GStrvBuilder *problems, GError **error);

G_END_DECLS
