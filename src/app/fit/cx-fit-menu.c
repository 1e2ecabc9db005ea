/* What can be done with an account of the bullseye: a menu at its mark. */
#include "cx-fit-menu.h"

#include "cx-override-actions.h"

#include <glib/gi18n.h>

/* What the menu is about. @from: (unowned): the actions are its own */
typedef struct {
  GtkWidget   *from;
  CxWorkspace *workspace;
  CxSnapshot  *snapshot;
  guint        account;
} About;

static void
about_free (gpointer data)
{
  About *self = data;

  g_object_unref (self->workspace);
  cx_snapshot_unref (self->snapshot);
  g_free (self);
}

static GArray *
make_rows (const About *about)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (rows, about->account);
  return rows;
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  const About *about = data;

  gtk_widget_activate_action (about->from, "win.show-account", "s",
                              cx_columns_get_key (cx_snapshot_get_columns (about->snapshot), about->account));
}

static void
pin_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  const About *about = data;
  g_autoptr(GArray) rows = make_rows (about);

  cx_override_pin (about->from, about->workspace, about->snapshot, rows);
}

static void
lift_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  const About *about = data;
  g_autoptr(GArray) rows = make_rows (about);

  cx_override_lift (about->from, about->workspace, about->snapshot, rows);
}

static void
insert_actions (About *about)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_action },
    { .name = "pin", .activate = pin_action },
    { .name = "lift", .activate = lift_action },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  gboolean pinned = cx_tiering_get_pin (cx_snapshot_get_tiering (about->snapshot), about->account) != NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), about);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), "lift")), pinned);
  gtk_widget_insert_action_group (gtk_widget_get_parent (about->from), "mark", G_ACTION_GROUP (actions));
  g_object_set_data_full (G_OBJECT (about->from), "cx-fit-menu", about, about_free);
}

static GMenuModel *
make_model (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Open in Accounts"), "mark.open");
  g_menu_append (menu, _("_Pin Tier…"), "mark.pin");
  g_menu_append (menu, _("_Lift Pin"), "mark.lift");
  return G_MENU_MODEL (menu);
}

/* An item is activated after its menu has closed. */
static gboolean
unparent_when_idle (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_when_idle, g_object_ref (popover), g_object_unref);
}

void
cx_fit_menu_open (GtkWidget   *from,
                  CxWorkspace *workspace,
                  guint        account,
                  double       x,
                  double       y)
{
  g_autoptr(GMenuModel) model = make_model ();
  GtkWidget *popover = gtk_popover_menu_new_from_model (model), *parent = gtk_widget_get_parent (from);
  graphene_point_t at;
  About *about = g_new (About, 1);

  *about = (About) { from, g_object_ref (workspace), cx_snapshot_ref (cx_workspace_get_snapshot (workspace)), account };
  insert_actions (about);
  /* Not in the picture itself, which would take the arrow keys. */
  gtk_widget_set_parent (popover, parent);
  if (!gtk_widget_compute_point (from, parent, &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    at = GRAPHENE_POINT_INIT ((float) x, (float) y);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
