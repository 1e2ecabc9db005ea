/* Which fields make sectors and sizes. */
#include "cx-fit-fields.h"

#include "cx-fit-picture.h"

#include <glib/gi18n.h>
#include <string.h>

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
  g_autoptr(GMenu) section = append_fields (menu, columns, "fit.sectors", cx_fit_makes_sectors);

  append (section, _("Stage"), "fit.sectors", CX_FIT_BY_STAGE);
  append_none (menu, "fit.sectors");
  return G_MENU_MODEL (menu);
}

GMenuModel *
cx_fit_size_menu (CxColumns *columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = append_fields (menu, columns, "fit.size", cx_fit_makes_size);

  append_none (menu, "fit.size");
  return G_MENU_MODEL (menu);
}

gboolean
cx_fit_has_sectors (CxColumns  *columns,
                    const char *key)
{
  const CxColumn *column = cx_columns_find (columns, key);

  return *key == '\0' || strcmp (key, CX_FIT_BY_STAGE) == 0 || (column != NULL && cx_fit_makes_sectors (column->field));
}

gboolean
cx_fit_has_size (CxColumns  *columns,
                 const char *key)
{
  const CxColumn *column = cx_columns_find (columns, key);

  return *key == '\0' || (column != NULL && cx_fit_makes_size (column->field));
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
