/* The catalogue of account attributes. */
#include "cx-field-table.h"

#include "cx-error.h"

CxField *
cx_field_new (const char *key,
              const char *label,
              CxFieldType type,
              const char *role,
              const char *unit,
              const char *header)
{
  CxField *self = g_new0 (CxField, 1);

  self->key = g_strdup (key);
  self->label = g_strdup (label);
  self->type = type;
  self->role = g_strdup (role);
  self->unit = g_strdup (unit);
  self->header = g_strdup (header);
  return self;
}

CxField *
cx_field_copy (const CxField *self)
{
  CxField *copy = cx_field_new (self->key, self->label, self->type, self->role, self->unit, self->header);

  copy->id = self->id;
  return copy;
}

void
cx_field_free (CxField *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->label);
  g_free (self->role);
  g_free (self->unit);
  g_free (self->header);
  g_free (self);
}

GPtrArray *
cx_field_table_list (CxStore *store,
                     GError **error)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);
  g_autoptr(CxStatement) statement = cx_database_prepare (
    cx_store_get_database (store), "SELECT id, key, label, type, role, unit, header FROM field ORDER BY id", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      CxFieldType type = CX_FIELD_TEXT;
      CxField *field;

      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&fields);
      cx_field_type_from_name (cx_statement_get_text (statement, 3), &type);
      field = cx_field_new (cx_statement_get_text (statement, 1), cx_statement_get_text (statement, 2), type,
                            cx_statement_get_text (statement, 4), cx_statement_get_text (statement, 5),
                            cx_statement_get_text (statement, 6));
      field->id = cx_statement_get_int (statement, 0);
      g_ptr_array_add (fields, field);
    }
}

const CxField *
cx_field_list_find (GPtrArray  *fields,
                    const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      if (g_str_equal (field->key, key))
        return field;
    }
  return NULL;
}

const CxField *
cx_field_list_find_role (GPtrArray  *fields,
                         const char *role)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      if (g_strcmp0 (field->role, role) == 0)
        return field;
    }
  return NULL;
}

static const char *
column_type (CxFieldType type)
{
  switch (type)
    {
    case CX_FIELD_NUMBER:
    case CX_FIELD_RANGE:
    case CX_FIELD_MONEY:
      return "REAL";
    case CX_FIELD_DATE:
    case CX_FIELD_BOOLEAN:
      return "INTEGER";
    default:
      return "TEXT";
    }
}

static gboolean
add_columns (CxDatabase    *database,
             const CxField *field,
             GError       **error)
{
  g_autofree char *columns = cx_field_columns (field);
  g_auto(GStrv) names = g_strsplit (columns, ", ", -1);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *sql = g_strdup_printf ("ALTER TABLE account ADD COLUMN %s %s", names[i], column_type (field->type));

      if (!cx_database_execute (database, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_field_table_add (CxStore *store,
                    CxField *field,
                    GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) insert =
    cx_database_prepare (database, "INSERT OR IGNORE INTO field (key, label, type, role, unit, header) VALUES (?, ?, ?, ?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  cx_statement_bind_text (insert, 1, field->key, -1);
  cx_statement_bind_text (insert, 2, field->label, -1);
  cx_statement_bind_text (insert, 3, cx_field_type_to_name (field->type), -1);
  cx_statement_bind_text (insert, 4, field->role, -1);
  cx_statement_bind_text (insert, 5, field->unit, -1);
  cx_statement_bind_text (insert, 6, field->header, -1);
  if (!cx_statement_run (insert, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) == 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_EXISTS, "field “%s” exists already; choose another key", field->key);
      return FALSE;
    }
  field->id = sqlite3_last_insert_rowid (cx_database_get_handle (database));
  return add_columns (database, field, error);
}

static gboolean
same_storage (CxFieldType a,
              CxFieldType b)
{
  return a == b || (cx_field_type_is_text (a) && cx_field_type_is_text (b)) ||
         ((a == CX_FIELD_NUMBER || a == CX_FIELD_MONEY) && (b == CX_FIELD_NUMBER || b == CX_FIELD_MONEY));
}

gboolean
cx_field_table_update (CxStore       *store,
                       const CxField *field,
                       GError       **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autoptr(CxStatement) update = NULL;
  const CxField *old;

  if (fields == NULL)
    return FALSE;
  old = cx_field_list_find (fields, field->key);
  if (old == NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", field->key);
      return FALSE;
    }
  if (!same_storage (old->type, field->type))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
                   "field “%s” is a %s and cannot become a %s; import the file again with that type", field->key,
                   cx_field_type_to_name (old->type), cx_field_type_to_name (field->type));
      return FALSE;
    }
  update = cx_database_prepare (database, "UPDATE field SET label = ?, type = ?, role = ?, unit = ?, header = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  cx_statement_bind_text (update, 1, field->label, -1);
  cx_statement_bind_text (update, 2, cx_field_type_to_name (field->type), -1);
  cx_statement_bind_text (update, 3, field->role, -1);
  cx_statement_bind_text (update, 4, field->unit, -1);
  cx_statement_bind_text (update, 5, field->header, -1);
  cx_statement_bind_int (update, 6, field->id);
  return cx_statement_run (update, error);
}

double *
cx_field_table_fill (CxStore   *store,
                     GPtrArray *fields,
                     GError   **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT count (*)");
  g_autoptr(CxStatement) statement = NULL;
  double *fill;
  gint64 n;

  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      g_string_append_printf (sql, ", count (f_%" G_GINT64_FORMAT "%s)", field->id,
                              field->type == CX_FIELD_RANGE ? "_lo" : "");
    }
  g_string_append (sql, " FROM account");
  statement = cx_database_prepare (cx_store_get_database (store), sql->str, error);
  if (statement == NULL || !cx_statement_step (statement, NULL, error))
    return NULL;
  fill = g_new0 (double, fields->len + 1);
  n = cx_statement_get_int (statement, 0);
  for (guint i = 0; i < fields->len && n > 0; i++)
    fill[i] = (double) cx_statement_get_int (statement, (int) i + 1) / n;
  return fill;
}

char *
cx_field_columns (const CxField *self)
{
  if (self->type == CX_FIELD_RANGE)
    return g_strdup_printf ("f_%" G_GINT64_FORMAT "_lo, f_%" G_GINT64_FORMAT "_hi", self->id, self->id);
  return g_strdup_printf ("f_%" G_GINT64_FORMAT, self->id);
}

guint
cx_field_n_columns (const CxField *self)
{
  return self->type == CX_FIELD_RANGE ? 2 : 1;
}

gboolean
cx_field_table_check (CxStore      *store,
                      GStrvBuilder *problems,
                      GError      **error)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];
      g_autofree char *columns = cx_field_columns (field);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM account LIMIT 0", columns);
      g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), sql, NULL);

      if (statement == NULL)
        g_strv_builder_take (problems, g_strdup_printf ("field “%s”: its column is missing", field->key));
    }
  return TRUE;
}
