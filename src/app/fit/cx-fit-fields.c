/* Which fields make sectors and sizes. */
#include "cx-fit-fields.h"

#include "cx-fit-picture.h"

#include <glib/gi18n.h>
#include <string.h>

/* The stage is offered once, as the journey has it, not as the imported column says. */
static gboolean
makes_sectors (const CxField *field)
{
  return field->type == CX_FIELD_CATEGORY && g_strcmp0 (field->role, "stage") != 0;
}

static gboolean
makes_size (const CxField *field)
{
  return field->type == CX_FIELD_NUMBER || field->type == CX_FIELD_MONEY;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *key)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", key);
  g_menu_append_item (menu, item);
}

static GMenu *
append_fields (GMenu      *menu,
               CxColumns  *columns,
               const char *action,
               gboolean  (*fits) (const CxField *field))
{
  GPtrArray *fields = cx_columns_get_fields (columns);
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = g_ptr_array_index (fields, i);

      if (fits (field))
        append (section, field->label, action, field->key);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return section;
}

static void
append_none (GMenu      *menu,
             const char *action)
{
  g_autoptr(GMenu) section = g_menu_new ();

  append (section, _("None"), action, "");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
cx_fit_sectors_menu (CxColumns *columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = append_fields (menu, columns, "fit.sectors", makes_sectors);

  append (section, _("Stage"), "fit.sectors", CX_FIT_BY_STAGE);
  append_none (menu, "fit.sectors");
  return G_MENU_MODEL (menu);
}

GMenuModel *
cx_fit_size_menu (CxColumns *columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = append_fields (menu, columns, "fit.size", makes_size);

  append_none (menu, "fit.size");
  return G_MENU_MODEL (menu);
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

  return find_first_role (columns, roles, makes_sectors);
}

const char *
cx_fit_size_default (CxColumns *columns)
{
  static const char *const roles[] = { "potential", "arr", "revenue", "employees", NULL };

  return find_first_role (columns, roles, makes_size);
}

gboolean
cx_fit_has_sectors (CxColumns  *columns,
                    const char *key)
{
  const CxColumn *column = cx_columns_find (columns, key);

  return *key == '\0' || strcmp (key, CX_FIT_BY_STAGE) == 0 || (column != NULL && makes_sectors (column->field));
}

gboolean
cx_fit_has_size (CxColumns  *columns,
                 const char *key)
{
  const CxColumn *column = cx_columns_find (columns, key);

  return *key == '\0' || (column != NULL && makes_size (column->field));
}

const char *
cx_fit_field_label (CxColumns  *columns,
                    const char *key)
{
  const CxColumn *column;

  if (strcmp (key, CX_FIT_BY_STAGE) == 0)
    return _("Stage");
  column = cx_columns_find (columns, key);
  return column ? column->field->label : _("None");
}
