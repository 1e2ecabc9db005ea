/* Which fields make the sectors and sizes of the bullseye, before anybody chose. */
#include "cx-fit-defaults.h"

gboolean
cx_fit_makes_sectors (const CxField *field)
{
  return field->type == CX_FIELD_CATEGORY && g_strcmp0 (field->role, "stage") != 0;
}

gboolean
cx_fit_makes_size (const CxField *field)
{
  return field->type == CX_FIELD_NUMBER || field->type == CX_FIELD_MONEY;
}

static const char *
find_first_role (CxColumns         *columns,
                 const char *const *roles,
                 gboolean         (*fits) (const CxField *field))
{
  for (guint i = 0; roles[i] != NULL; i++)
    {
      const CxColumn *column = cx_columns_find_role (columns, roles[i]);

      if (column != NULL && fits (column->field))
        return column->field->key;
    }
  return "";
}

const char *
cx_fit_sectors_default (CxColumns *columns)
{
  static const char *const roles[] = { "industry", "territory", "owner", "region", "country", NULL };

  return find_first_role (columns, roles, cx_fit_makes_sectors);
}

const char *
cx_fit_size_default (CxColumns *columns)
{
  static const char *const roles[] = { "potential", "arr", "revenue", "employees", NULL };

  return find_first_role (columns, roles, cx_fit_makes_size);
}
