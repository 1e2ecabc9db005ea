/* Types and roles of fields in the words of the window. */
#include "cx-field-words.h"

#include <glib/gi18n.h>

#define ENTERED "entered:"

static const char *const types[CX_N_FIELD_TYPES] = {
  [CX_FIELD_TEXT] = N_("Text"),
  [CX_FIELD_CATEGORY] = N_("Category"),
  [CX_FIELD_LIST] = N_("List"),
  [CX_FIELD_NUMBER] = N_("Number"),
  [CX_FIELD_RANGE] = N_("Range"),
  [CX_FIELD_MONEY] = N_("Money"),
  [CX_FIELD_DATE] = N_("Date"),
  [CX_FIELD_BOOLEAN] = N_("Yes or no"),
  [CX_FIELD_ID] = N_("Identifier"),
  [CX_FIELD_DOMAIN] = N_("Web address"),
};

static const struct {
  const char *key, *label;
} roles[] = {
  { "name", N_("Name of the account") },
  { "domain", N_("Web domain") },
  { "record_id", N_("Record ID in the CRM") },
  { "industry", N_("Industry") },
  { "employees", N_("Employees") },
  { "revenue", N_("Revenue") },
  { "country", N_("Country") },
  { "region", N_("Region") },
  { "city", N_("City") },
  { "owner", N_("Owner") },
  { "territory", N_("Territory") },
  { "stage", N_("Stage") },
  { "stage_date", N_("Date of the stage") },
  { "arr", N_("Recurring revenue") },
  { "potential", N_("Potential") },
  { "technologies", N_("Technologies") },
};

const char *
cx_field_type_label (CxFieldType type)
{
  return _(types[type]);
}

const char *
cx_field_roles_get (guint i)
{
  return i < G_N_ELEMENTS (roles) ? roles[i].key : NULL;
}

char *
cx_field_role_label (const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].key, role))
      return g_strdup (_(roles[i].label));
  if (g_str_has_prefix (role, ENTERED))
    return g_strdup_printf (_("Entered “%s”"), role + strlen (ENTERED));
  return g_strdup (role);
}
