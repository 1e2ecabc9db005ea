/* The plan of an import, as a person changes it. */
#include "cx-import.h"

const char *
cx_import_kind_get_name (CxImportKind kind)
{
  static const char *const names[] = { "accounts", "contacts", "deals", "events" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

void
cx_plan_column_free (CxPlanColumn *self)
{
  g_free (self->header);
  cx_field_free (self->field);
  g_strfreev (self->samples);
  g_free (self);
}

void
cx_import_plan_free (CxImportPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->source);
  g_free (self->preset);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->file, cx_source_unref);
  cx_read_form_free (self->form);
  g_free (self);
}

static gpointer
copy_column (gconstpointer data,
             gpointer      user_data)
{
  const CxPlanColumn *column = data;
  CxPlanColumn *copy = g_memdup2 (column, sizeof *column);

  copy->header = g_strdup (column->header);
  copy->field = column->field ? cx_field_copy (column->field) : NULL;
  copy->samples = g_strdupv (column->samples);
  return copy;
}

CxImportPlan *
cx_import_plan_copy (const CxImportPlan *self)
{
  CxImportPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->path = g_strdup (self->path);
  copy->source = g_strdup (self->source);
  copy->preset = g_strdup (self->preset);
  copy->file = cx_source_ref (self->file);
  copy->form = cx_read_form_copy (self->form);
  copy->columns = g_ptr_array_copy (self->columns, copy_column, NULL);
  g_ptr_array_set_free_func (copy->columns, (GDestroyNotify) cx_plan_column_free);
  copy->preview = g_ptr_array_ref (self->preview);
  copy->fields = g_ptr_array_ref (self->fields);
  return copy;
}

static void
replace_text (char      **text,
              const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

static gboolean
is_called (const CxPlanColumn *column,
           const char         *key)
{
  return column->field != NULL && (g_str_equal (column->field->key, key) || g_str_equal (column->header, key));
}

static gboolean
role_is_taken (CxImportPlan *self,
               const char   *role)
{
  if (cx_field_list_find_role (self->fields, role) != NULL)
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const CxPlanColumn *column = self->columns->pdata[i];

      if (column->field != NULL && g_strcmp0 (column->field->role, role) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_import_plan_set_key (CxImportPlan *self,
                        const char   *key,
                        GError      **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    {
      CxPlanColumn *column = self->columns->pdata[i];

      if (!is_called (column, key))
        continue;
      self->key_column = (int) i;
      /* Digits that identify are a name, not a quantity: "007" is not "7". */
      if (!column->existing && column->field->type == CX_FIELD_NUMBER)
        column->field->type = CX_FIELD_ID;
      /* So that later files find the accounts without being told again. */
      if (column->field->role == NULL && !role_is_taken (self, "record_id"))
        column->field->role = g_strdup ("record_id");
      return TRUE;
    }
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "%s: no column becomes field “%s”; map one to it, or choose another key",
               self->path, key);
  return FALSE;
}

void
cx_import_plan_set_field (CxImportPlan  *self,
                          guint          i,
                          const CxField *field)
{
  const CxField *existing = field ? cx_field_list_find (self->fields, field->key) : NULL;
  CxPlanColumn *column;

  g_return_if_fail (i < self->columns->len);

  column = self->columns->pdata[i];
  g_clear_pointer (&column->field, cx_field_free);
  column->existing = existing != NULL;
  column->guessed = FALSE;
  if (field == NULL)
    return;
  column->field = cx_field_copy (existing ? existing : field);
  replace_text (&column->field->header, column->header);
}

gboolean
cx_import_plan_has_identity (CxImportPlan *self)
{
  static const char *const of_accounts[] = { "record_id", "domain", "name", NULL };
  static const char *const of_others[] = { "account_id", "account_domain", "account_name", "email", NULL };
  const char *const *roles = self->kind == CX_IMPORT_ACCOUNTS ? of_accounts : of_others;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const CxPlanColumn *column = self->columns->pdata[i];

      if (column->field != NULL && ((int) i == self->key_column ||
                                    (column->field->role != NULL && g_strv_contains (roles, column->field->role))))
        return TRUE;
    }
  return FALSE;
}
