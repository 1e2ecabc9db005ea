/* A button that shows how important a criterion is, and a popover to choose that and its weight. */
#include "cx-importance-button.h"

#include <glib/gi18n.h>

#define N_IMPORTANCES (CX_IMPORTANCE_NEVER + 1)

struct _CxImportanceButton {
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkListBox    *list;
  GtkWidget     *weight_box;
  GtkSpinButton *weight;
  GtkWidget     *checks[N_IMPORTANCES];

  CxImportance   importance;
  gboolean       updating;
};

enum {
  CHOSEN,
  WEIGHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxImportanceButton, cx_importance_button, ADW_TYPE_BIN)

/* What each importance does to an account (method §3). */
static const char *
meaning_of (CxImportance importance)
{
  switch (importance)
    {
    case CX_IMPORTANCE_MUST:
      return _("A miss keeps the account out of tier 1 and 2");
    case CX_IMPORTANCE_STRONG:
      return _("Counts a lot");
    case CX_IMPORTANCE_NICE:
      return _("Counts a little");
    case CX_IMPORTANCE_NEVER:
    default:
      return _("A match puts the account outside");
    }
}

static void
add_row (CxImportanceButton *self,
         CxImportance        importance)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (cx_importance_words (importance));
  GtkWidget *meaning = gtk_label_new (meaning_of (importance));

  self->checks[importance] = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (meaning), 0);
  gtk_label_set_wrap (GTK_LABEL (meaning), TRUE);
  gtk_widget_add_css_class (meaning, "caption");
  gtk_widget_add_css_class (meaning, "dimmed");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), meaning);
  gtk_box_append (GTK_BOX (box), self->checks[importance]);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, cx_importance_words (importance),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning_of (importance), -1);
  gtk_list_box_append (self->list, row);
}

static void
show_importance (CxImportanceButton *self)
{
  g_autofree char *words = cx_importance_weight_words (self->importance, gtk_spin_button_get_value (self->weight));
  g_autofree char *accessible = g_strdup_printf (_("Importance: %s"), words);

  gtk_menu_button_set_label (self->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  gtk_widget_set_sensitive (self->weight_box, self->importance != CX_IMPORTANCE_NEVER);
  for (CxImportance i = CX_IMPORTANCE_MUST; i <= CX_IMPORTANCE_NEVER; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      gtk_widget_set_opacity (self->checks[i], i == self->importance ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                                   i == self->importance ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

/* ── callbacks ── */

static void
on_row_activated (CxImportanceButton *self,
                  GtkListBoxRow      *row)
{
  CxImportance importance = (CxImportance) gtk_list_box_row_get_index (row);

  gtk_menu_button_popdown (self->button);
  if (importance == self->importance)
    return;
  cx_importance_button_set (self, importance, cx_importance_default_weight (importance));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_weight_changed (CxImportanceButton *self)
{
  if (self->updating)
    return;
  show_importance (self);
  g_signal_emit (self, signals[WEIGHED], 0);
}

static void
cx_importance_button_class_init (CxImportanceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", CX_TYPE_IMPORTANCE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[WEIGHED] = g_signal_new ("weighed", CX_TYPE_IMPORTANCE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-importance-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportanceButton, button);
  gtk_widget_class_bind_template_child (widget_class, CxImportanceButton, list);
  gtk_widget_class_bind_template_child (widget_class, CxImportanceButton, weight_box);
  gtk_widget_class_bind_template_child (widget_class, CxImportanceButton, weight);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_weight_changed);
}

static void
cx_importance_button_init (CxImportanceButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (CxImportance i = CX_IMPORTANCE_MUST; i <= CX_IMPORTANCE_NEVER; i++)
    add_row (self, i);
  cx_importance_button_set (self, CX_IMPORTANCE_STRONG, 3);
}

void
cx_importance_button_set (CxImportanceButton *self,
                          CxImportance        importance,
                          double              weight)
{
  g_return_if_fail (CX_IS_IMPORTANCE_BUTTON (self));

  self->updating = TRUE;
  self->importance = importance;
  if (gtk_spin_button_get_value (self->weight) != weight)
    gtk_spin_button_set_value (self->weight, weight);
  self->updating = FALSE;
  show_importance (self);
}

CxImportance
cx_importance_button_get_importance (CxImportanceButton *self)
{
  g_return_val_if_fail (CX_IS_IMPORTANCE_BUTTON (self), CX_IMPORTANCE_STRONG);

  return self->importance;
}

double
cx_importance_button_get_weight (CxImportanceButton *self)
{
  g_return_val_if_fail (CX_IS_IMPORTANCE_BUTTON (self), 0);

  return gtk_spin_button_get_value (self->weight);
}
