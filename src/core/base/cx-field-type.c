/* The types that an account attribute can have. */
#include "cx-field-type.h"

static const char *const names[CX_N_FIELD_TYPES] = {
  [CX_FIELD_TEXT] = "text",       [CX_FIELD_CATEGORY] = "category", [CX_FIELD_LIST] = "list",
  [CX_FIELD_NUMBER] = "number",   [CX_FIELD_RANGE] = "range",       [CX_FIELD_MONEY] = "money",
  [CX_FIELD_DATE] = "date",       [CX_FIELD_BOOLEAN] = "boolean",   [CX_FIELD_ID] = "id",
  [CX_FIELD_DOMAIN] = "domain",
};

const char *
cx_field_type_to_name (CxFieldType type)
{
  g_return_val_if_fail (type < CX_N_FIELD_TYPES, NULL);

  return names[type];
}

gboolean
cx_field_type_from_name (const char  *name,
                         CxFieldType *type)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < CX_N_FIELD_TYPES; i++)
    if (g_str_equal (names[i], name))
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
cx_field_type_is_numeric (CxFieldType type)
{
  return type == CX_FIELD_NUMBER || type == CX_FIELD_RANGE || type == CX_FIELD_MONEY || type == CX_FIELD_DATE;
}

gboolean
cx_field_type_is_text (CxFieldType type)
{
  return type == CX_FIELD_TEXT || type == CX_FIELD_CATEGORY || type == CX_FIELD_ID || type == CX_FIELD_DOMAIN;
}
