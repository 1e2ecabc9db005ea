/* The bar below the accounts for what is done to several of them. */
#include "cx-selection-bar.h"

#include "cx-format.h"
#include "cx-override-actions.h"
#include "cx-place.h"

#include <glib/gi18n.h>

struct _CxSelectionBar {
  AdwBin parent_instance;

  CxAccountList *list;
  GtkWidget     *bar, *label, *hidden;
};

G_DEFINE_FINAL_TYPE (CxSelectionBar, cx_selection_bar, ADW_TYPE_BIN)

/* How pins of many accounts are changed. */
typedef void (*OverrideFunc) (GtkWidget *from, CxWorkspace *workspace, CxSnapshot *snapshot, GArray *rows);

static void
override (CxSelectionBar *self,
          OverrideFunc    func)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (self), CX_TYPE_PLACE);
  CxWorkspace *workspace = place ? cx_place_get_workspace (CX_PLACE (place)) : NULL;
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

static void
cx_selection_bar_init (CxSelectionBar *self)
{
  self->bar = gtk_action_bar_new ();
  self->label = gtk_label_new (NULL);
  self->hidden = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->hidden, "quiet");
  gtk_widget_add_css_class (self->hidden, "numeric");
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar), clear_button_new ());
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar), self->label);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar), self->hidden);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->bar), button_new (_("_Lift Pins"), "selection.lift-pins"));
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->bar), button_new (_("_Pin Tier…"), "selection.pin"));
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (self->bar), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->bar);
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
