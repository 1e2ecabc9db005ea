/* Asks for the tier to pin accounts to, and why. Knows no accounts. */
#include "cx-pin-dialog.h"

#include "cx-glyphs.h"

#include <glib/gi18n.h>

struct _CxPinDialog {
  AdwDialog parent_instance;

  GtkWidget   *pin_button;
  GtkLabel    *about_label;
  GtkListBox  *tiers;
  GtkEditable *reason_row, *author_row;
  GtkCheckButton *checks[CX_N_TIERS];
};

G_DEFINE_FINAL_TYPE (CxPinDialog, cx_pin_dialog, ADW_TYPE_DIALOG)

enum { ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* As people read them. */
static const guint8 order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

static char *
text_of (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static guint8
chosen_tier (CxPinDialog *self)
{
  for (guint8 tier = 0; tier < CX_N_TIERS; tier++)
    if (gtk_check_button_get_active (self->checks[tier]))
      return tier;
  return CX_TIER_OUTSIDE;
}

static void
on_changed (CxPinDialog *self)
{
  g_autofree char *reason = text_of (self->reason_row);
  g_autofree char *author = text_of (self->author_row);

  gtk_widget_set_sensitive (self->pin_button, *reason != '\0' && *author != '\0');
}

static void
on_cancel (CxPinDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_pin (CxPinDialog *self)
{
  g_autofree char *reason = text_of (self->reason_row);
  g_autofree char *author = text_of (self->author_row);
  CxPin pin = { .tier = chosen_tier (self) };

  pin.reason = g_ref_string_new (reason);
  pin.author = g_ref_string_new (author);
  g_signal_emit (self, signals[ANSWERED], 0, &pin);
  g_ref_string_release (pin.reason);
  g_ref_string_release (pin.author);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_tier (CxPinDialog *self,
          guint8       tier)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new (), *glyph = cx_tier_glyph_new (tier);
  g_autofree char *title = tier == CX_TIER_OUTSIDE ? g_strdup (cx_tier_label (tier))
                                                   : g_strdup_printf ("%s · %s", cx_tier_label (tier), cx_tier_name (tier));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (glyph), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), glyph);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  self->checks[tier] = GTK_CHECK_BUTTON (check);
  if (tier != order[0])
    gtk_check_button_set_group (self->checks[tier], self->checks[order[0]]);
  gtk_list_box_append (self->tiers, row);
}

static void
cx_pin_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_PIN_DIALOG);
  G_OBJECT_CLASS (cx_pin_dialog_parent_class)->dispose (object);
}

static void
cx_pin_dialog_class_init (CxPinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_pin_dialog_dispose;
  signals[ANSWERED] = g_signal_new ("answered", CX_TYPE_PIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-pin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPinDialog, pin_button);
  gtk_widget_class_bind_template_child (widget_class, CxPinDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, CxPinDialog, tiers);
  gtk_widget_class_bind_template_child (widget_class, CxPinDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, CxPinDialog, author_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_pin);
}

static void
cx_pin_dialog_init (CxPinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CX_N_TIERS; i++)
    add_tier (self, order[i]);
}

AdwDialog *
cx_pin_dialog_new (const char *about,
                   guint8      tier,
                   const char *reason,
                   const char *author)
{
  CxPinDialog *self = g_object_new (CX_TYPE_PIN_DIALOG, NULL);

  g_return_val_if_fail (about != NULL && tier < CX_N_TIERS, ADW_DIALOG (self));

  gtk_label_set_text (self->about_label, about);
  gtk_check_button_set_active (self->checks[tier], TRUE);
  gtk_editable_set_text (self->reason_row, reason ? reason : "");
  gtk_editable_set_text (self->author_row, author ? author : "");
  return ADW_DIALOG (self);
}
