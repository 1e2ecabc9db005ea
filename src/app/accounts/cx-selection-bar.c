/* The bar below the accounts for what is done to several of them. */
#include "cx-selection-bar.h"

#include "cx-export-dialog.h"
#include "cx-format.h"
#include "cx-override-actions.h"
#include "cx-place.h"
#include "cx-stage-actions.h"

#include <glib/gi18n.h>

struct _CxSelectionBar {
  AdwBin parent_instance;

  CxAccountList *list;
  GtkWidget     *bar, *words, *label, *hidden;
  GtkWidget     *wide[3], *more;   /* beside the first button: buttons, or all of them in a menu */
};

G_DEFINE_FINAL_TYPE (CxSelectionBar, cx_selection_bar, ADW_TYPE_BIN)

/* How pins of many accounts are changed. */
typedef void (*OverrideFunc) (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, GArray *rows);

/* (nullable) */
static CxWorkspace *
workspace_of (CxSelectionBar *self)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (self), CX_TYPE_PLACE);

  return place ? cx_place_get_workspace (CX_PLACE (place)) : NULL;
}

static void
override (CxSelectionBar *self,
          OverrideFunc    func)
{
  CxWorkspace *workspace = workspace_of (self);
  g_autoptr(GArray) rows = cx_account_list_get_selected_rows (self->list);

  if (workspace != NULL && rows->len > 0)
    func (GTK_WIDGET (self), workspace, cx_account_list_get_snapshot (self->list), rows);
}

static void
pin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  override (CX_SELECTION_BAR (widget), cx_override_pin);
}

static void
lift_pins_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  override (CX_SELECTION_BAR (widget), cx_override_lift);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CxSelectionBar *self = CX_SELECTION_BAR (widget);
  CxWorkspace *workspace = workspace_of (self);
  g_autoptr(GArray) rows = cx_account_list_get_selected_rows (self->list);

  if (workspace != NULL && rows->len > 0)
    adw_dialog_present (cx_export_dialog_new (widget, workspace, cx_account_list_get_snapshot (self->list),
                                              cx_account_list_get_profile (self->list), rows, TRUE), widget);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *code)
{
  CxSelectionBar *self = CX_SELECTION_BAR (widget);
  CxWorkspace *workspace = workspace_of (self);
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  g_autoptr(GArray) rows = cx_account_list_get_selected_rows (self->list);
  int stage = snapshot != NULL ? cx_journey_find_stage (cx_snapshot_get_journey (snapshot), g_variant_get_string (code, NULL)) : -1;

  if (workspace != NULL && rows->len > 0 && stage >= 0)
    cx_stage_action_move (widget, workspace, snapshot, rows, (guint8) stage);
}

/* ── menus ──────────────────────────────────────────────────────────────── */

static GMenuModel *
stages_new (CxSelectionBar *self)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  CxJourney *journey = snapshot != NULL ? cx_snapshot_get_journey (snapshot) : NULL;
  GMenu *menu = g_menu_new ();

  for (guint s = 0; journey != NULL && s < cx_journey_get_n_stages (journey); s++)
    {
      const CxStage *stage = cx_journey_get_stage (journey, s);
      g_autofree char *words = g_strdup_printf ("%s · %s", stage->code, stage->label);
      g_autoptr(GMenuItem) item = g_menu_item_new (words, NULL);

      g_menu_item_set_action_and_target (item, "selection.move", "s", stage->code);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
on_move_menu (GtkMenuButton *button,
              gpointer       self)
{
  g_autoptr(GMenuModel) stages = stages_new (self);

  gtk_menu_button_set_menu_model (button, stages);
}

static void
on_more_menu (GtkMenuButton *button,
              gpointer       self)
{
  g_autoptr(GMenuModel) stages = stages_new (self);
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Lift Pins"), "selection.lift-pins");
  g_menu_append_submenu (menu, _("_Move To"), stages);
  g_menu_append (menu, _("_Export…"), "selection.export");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ── what is selected ───────────────────────────────────────────────────── */

static char *
say_hidden (guint n)
{
  g_autofree char *number = cx_format_number (n, 0);

  return g_strdup_printf (ngettext ("%s not shown", "%s not shown", n), number);
}

/* One account has its receipt. */
static void
update (CxSelectionBar *self)
{
  guint n = cx_account_list_get_n_selected (self->list), n_hidden = cx_account_list_get_n_hidden (self->list);
  g_autofree char *number = cx_format_number (n, 0);
  g_autofree char *text = g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);
  g_autofree char *hidden = say_hidden (n_hidden);

  if (n > 1)
    {
      gtk_label_set_text (GTK_LABEL (self->label), text);
      gtk_label_set_text (GTK_LABEL (self->hidden), hidden);
      gtk_widget_set_visible (self->hidden, n_hidden > 0);
    }
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (self->bar), n > 1);
}

static void
cx_selection_bar_dispose (GObject *object)
{
  g_clear_object (&CX_SELECTION_BAR (object)->list);
  G_OBJECT_CLASS (cx_selection_bar_parent_class)->dispose (object);
}

static void
cx_selection_bar_class_init (CxSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_selection_bar_dispose;
  gtk_widget_class_install_action (widget_class, "selection.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "selection.lift-pins", NULL, lift_pins_action);
  gtk_widget_class_install_action (widget_class, "selection.move", "s", move_action);
  gtk_widget_class_install_action (widget_class, "selection.export", NULL, export_action);
}

static GtkWidget *
button_new (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
clear_button_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "accounts.unselect");
  gtk_widget_set_tooltip_text (button, _("Clear Selection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Clear Selection"), -1);
  return button;
}

static GtkWidget *
move_button_new (CxSelectionBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_add_css_class (button, "raised");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Move To"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_move_menu, self, NULL);
  return button;
}

static GtkWidget *
more_button_new (CxSelectionBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_more_menu, self, NULL);
  return button;
}

static GtkWidget *
words_new (CxSelectionBar *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->label = gtk_label_new (NULL);
  self->hidden = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->hidden, "quiet");
  gtk_widget_add_css_class (self->hidden, "numeric");
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_xalign (GTK_LABEL (self->hidden), 0);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->label);
  gtk_box_append (GTK_BOX (words), self->hidden);
  return words;
}

static void
cx_selection_bar_init (CxSelectionBar *self)
{
  GtkActionBar *bar;

  self->bar = gtk_action_bar_new ();
  self->words = words_new (self);
  self->wide[0] = button_new (_("_Lift Pins"), "selection.lift-pins");
  self->wide[1] = move_button_new (self);
  self->wide[2] = button_new (_("_Export…"), "selection.export");
  self->more = more_button_new (self);
  bar = GTK_ACTION_BAR (self->bar);
  gtk_action_bar_pack_start (bar, clear_button_new ());
  gtk_action_bar_pack_start (bar, self->words);
  gtk_action_bar_pack_end (bar, self->more);
  for (guint i = G_N_ELEMENTS (self->wide); i-- > 0;)
    gtk_action_bar_pack_end (bar, self->wide[i]);
  gtk_action_bar_pack_end (bar, button_new (_("_Pin Tier…"), "selection.pin"));
  gtk_action_bar_set_revealed (bar, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->bar);
  cx_selection_bar_set_compact (self, FALSE);
}

GtkWidget *
cx_selection_bar_new (CxAccountList *list)
{
  CxSelectionBar *self = g_object_new (CX_TYPE_SELECTION_BAR, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "notify::n-selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "answered", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
cx_selection_bar_set_compact (CxSelectionBar *self,
                              gboolean        compact)
{
  g_return_if_fail (CX_IS_SELECTION_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->words), compact ? 0 : 12);
  for (guint i = 0; i < G_N_ELEMENTS (self->wide); i++)
    gtk_widget_set_visible (self->wide[i], !compact);
  gtk_widget_set_visible (self->more, compact);
}
