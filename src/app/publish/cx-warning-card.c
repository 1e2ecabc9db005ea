/* A warning of a publication as a card. Knows no limits. */
#include "cx-warning-card.h"

/* Lines begin where the row begins: Pango has those of a text that runs against the window begin at the other side. */
static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  gboolean mirrored = gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL;
  PangoDirection runs = pango_layout_get_direction (gtk_label_get_layout (GTK_LABEL (label)), 0);
  gboolean against = runs == (mirrored ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_justify (GTK_LABEL (label), against ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

GtkWidget *
cx_warning_card_new (const CxWhiplash *warning)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *title = make_label (warning->title), *text = make_label (warning->text);
  g_autofree char *name = g_strdup_printf ("%s. %s", warning->title, warning->text);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), text);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  gtk_widget_add_css_class (card, "warning-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return card;
}
