/* The menu of what funnels can be compared by. */
#include "cx-group-menu.h"

#include "cx-menu.h"

#include <glib/gi18n.h>

/* Categories behind the roles; more would not be a choice. */
#define MOST_FIELDS 8

static const CxColumn *
find_column (CxSnapshot *snapshot,
             const char *by)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  const CxColumn *column = cx_columns_find (columns, by);

  if (column == NULL)
    column = cx_columns_find_role (columns, by);
  return column != NULL && column->codes != NULL ? column : NULL;
}

gboolean
cx_group_menu_has (CxSnapshot *snapshot,
                   const char *by)
{
  return g_str_equal (by, "tier") || g_str_equal (by, "segment") || find_column (snapshot, by) != NULL;
}

char *
cx_group_menu_label (CxSnapshot *snapshot,
                     const char *by)
{
  const CxColumn *column = snapshot ? find_column (snapshot, by) : NULL;

  if (g_str_equal (by, "tier"))
    return g_strdup (_("By Tier"));
  if (g_str_equal (by, "segment"))
    return g_strdup (_("By Segment"));
  if (g_str_equal (by, "owner"))
    return g_strdup (_("By Owner"));
  if (g_str_equal (by, "territory"))
    return g_strdup (_("By Territory"));
  /* Translators: by the values of a field of one's data */
  return g_strdup_printf (_("By %s"), column ? column->field->label : by);
}

static void
add_choice (GMenu      *menu,
            CxSnapshot *snapshot,
            const char *by)
{
  g_autofree char *label = cx_group_menu_label (snapshot, by);

  cx_menu_append_choice (menu, label, "funnel.by", by);
}

static void
add_fields (GMenu      *menu,
            CxSnapshot *snapshot)
{
  GPtrArray *fields = cx_columns_get_fields (cx_snapshot_get_columns (snapshot));
  guint n = 0;

  for (guint i = 0; i < fields->len && n < MOST_FIELDS; i++)
    {
      const CxField *field = fields->pdata[i];
      static const char *const taken[] = { "owner", "territory", "stage", "name", NULL };

      if (field->type != CX_FIELD_CATEGORY || (field->role != NULL && g_strv_contains (taken, field->role)))
        continue;
      add_choice (menu, snapshot, field->key);
      n++;
    }
}

GMenuModel *
cx_group_menu_new (CxSnapshot *snapshot)
{
  g_autoptr(GMenu) menu = g_menu_new (), known = g_menu_new (), fields = g_menu_new ();

  add_choice (known, snapshot, "tier");
  if (cx_tiering_get_n_profiles (cx_snapshot_get_tiering (snapshot)) > 1)
    add_choice (known, snapshot, "segment");
  if (find_column (snapshot, "owner") != NULL)
    add_choice (known, snapshot, "owner");
  if (find_column (snapshot, "territory") != NULL)
    add_choice (known, snapshot, "territory");
  add_fields (fields, snapshot);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (known));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
