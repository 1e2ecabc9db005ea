/* The commands about the catalogue of account attributes: fields, field set. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-table.h"

#include <stdio.h>

static void
print_fields_json (GPtrArray    *fields,
                   const double *fill)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", field->key);
      json_object_set_string_member (object, "label", field->label);
      cx_cli_set_text (object, "header", field->header);
      json_object_set_string_member (object, "type", cx_field_type_to_name (field->type));
      cx_cli_set_text (object, "role", field->role);
      cx_cli_set_text (object, "unit", field->unit);
      cx_cli_set_number (object, "filled", fill[i]);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_fields (GPtrArray    *fields,
              const double *fill)
{
  static const char *const headers[] = { "Key", "Label", "Type", "Unit", "Role", ">Filled", "", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      cx_table_add (table, field->key);
      cx_table_add (table, field->label);
      cx_table_add (table, cx_field_type_to_name (field->type));
      cx_table_add (table, field->unit ? field->unit : "");
      cx_table_add (table, field->role ? field->role : "");
      cx_table_take (table, cx_cli_percent (fill[i]));
      cx_table_take (table, cx_cli_bar (fill[i], 10));
    }
  if (fields->len == 0)
    puts ("No fields yet: the first import makes them.");
  else
    cx_table_print (table, 0);
}

gboolean
cx_command_fields (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autofree double *fill = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists the attributes that accounts have. Profiles and --where name them by key.", entries, 0, 0,
                     error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  fields = store ? cx_field_table_list (store, error) : NULL;
  fill = fields ? cx_field_table_fill (store, fields, error) : NULL;
  if (fill == NULL)
    return FALSE;
  if (json)
    print_fields_json (fields, fill);
  else
    print_fields (fields, fill);
  return TRUE;
}

static gboolean
change_field (CxField    *field,
              const char *label,
              const char *type,
              const char *role,
              GError    **error)
{
  if (type != NULL && !cx_field_type_from_name (type, &field->type))
    return cx_cli_usage_error (error, "“%s” is no type; there are text, category, list, number, range, money, date, boolean, id, domain",
                               type);
  if (label != NULL)
    g_set_str (&field->label, label);
  if (role != NULL)
    g_set_str (&field->role, *role ? role : NULL);
  return TRUE;
}

static gboolean
set_field (CxStore    *store,
           const char *key,
           const char *label,
           const char *type,
           const char *role,
           GError    **error)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autoptr(CxField) changed = NULL;
  const CxField *field;

  if (fields == NULL)
    return FALSE;
  field = cx_field_list_find (fields, key);
  if (field == NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", key);
      return FALSE;
    }
  changed = cx_field_copy (field);
  return change_field (changed, label, type, role, error) && cx_field_table_update (store, changed, error);
}

gboolean
cx_command_field_set (CxCli   *cli,
                      int      argc,
                      char   **argv,
                      GError **error)
{
  g_autofree char *label = NULL, *type = NULL, *role = NULL;
  const GOptionEntry entries[] = {
    { "label", 0, 0, G_OPTION_ARG_STRING, &label, "the name that people read", "LABEL" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &type, "how values compare: text category id domain, or number money", "TYPE" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, "what the program knows it as, e.g. owner; \"\" for nothing", "ROLE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;

  if (!cx_cli_parse (&argc, &argv, "KEY", "Changes what a field is called, or is.", entries, 1, 1, error))
    return FALSE;
  if (label == NULL && type == NULL && role == NULL)
    return cx_cli_usage_error (error, "nothing to change: say --label, --type or --role");
  store = cx_cli_open (cli, TRUE, error);
  return store != NULL && set_field (store, argv[1], label, type, role, error);
}
