/* A warning of a publication as a card. Knows no limits. */
#include "cx-warning-card.h"

GtkWidget *
cx_warning_card_new (const CxWhiplash *warning)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *title = gtk_label_new (warning->title), *text = gtk_label_new (warning->text);
  g_autofree char *name = g_strdup_printf ("%s. %s", warning->title, warning->text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), text);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  gtk_widget_add_css_class (card, "warning-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return card;
}
