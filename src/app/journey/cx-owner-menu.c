/* The menu that narrows a board to one owner, and the value that it sets. */
#include "cx-owner-menu.h"

#include "cx-menu.h"

#include <glib/gi18n.h>
#include <string.h>

/* A name behind it, or nothing for nobody. */
#define ONE "owner:"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GMenuModel *
cx_owner_menu_new (CxColumns *columns)
{
  const CxColumn *column = cx_columns_find_role (columns, "owner");
  g_autoptr(GMenu) menu = g_menu_new (), all = g_menu_new (), owners = g_menu_new (), nobody = g_menu_new ();
  g_autofree const char **names = NULL;

  if (column == NULL || column->codes == NULL)
    return NULL;
  names = g_memdup2 (column->texts, sizeof (char *) * column->n_texts);
  if (column->n_texts > 0)
    qsort (names, column->n_texts, sizeof *names, compare_names);
  cx_menu_append_choice (all, _("All owners"), "journey.owner", CX_OWNER_ALL);
  for (guint i = 0; i < column->n_texts; i++)
    {
      g_autofree char *choice = g_strconcat (ONE, names[i], NULL);

      cx_menu_append_choice (owners, names[i], "journey.owner", choice);
    }
  cx_menu_append_choice (nobody, _("No owner"), "journey.owner", ONE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (owners));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (nobody));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

const char *
cx_owner_menu_value (const char *choice)
{
  return g_str_has_prefix (choice, ONE) ? choice + strlen (ONE) : NULL;
}

char *
cx_owner_menu_label (const char *choice)
{
  const char *owner = cx_owner_menu_value (choice);

  if (owner == NULL)
    return g_strdup (_("All Owners"));
  return g_strdup (*owner ? owner : _("No Owner"));
}

GMenuModel *
cx_owner_menu_fold (GMenuModel *owners,
                    GMenuModel *order,
                    GMenuModel *more)
{
  g_autoptr(GMenu) menu = g_menu_new (), choices = g_menu_new ();

  if (owners != NULL)
    g_menu_append_submenu (choices, _("O_wner"), owners);
  if (order != NULL)
    g_menu_append_submenu (choices, _("_Order"), order);
  if (g_menu_model_get_n_items (G_MENU_MODEL (choices)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  /* A section within a section would stand without a line between them. */
  for (int i = 0; i < g_menu_model_get_n_items (more); i++)
    {
      g_autoptr(GMenuItem) section = g_menu_item_new_from_model (more, i);

      g_menu_append_item (menu, section);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
