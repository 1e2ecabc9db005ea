/* Hints as quiet lines. They are made anew only when another is to be said. */
#include "cx-hint-list.h"

#include "cx-show-place.h"

struct _CxHintList {
  AdwBin  parent_instance;

  GtkBox *box;
  char   *said;   /* all texts that are shown */
};

G_DEFINE_FINAL_TYPE (CxHintList, cx_hint_list, ADW_TYPE_BIN)

static GtkWidget *
make_line (const CxSmell *smell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *label = gtk_label_new (smell->text);
  GtkWidget *button = smell->section ? gtk_button_new () : NULL;

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (button == NULL)
    {
      gtk_widget_add_css_class (box, "hint");
      return box;
    }
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hint");
  cx_show_place_on_click (GTK_BUTTON (button), smell->section, smell->part, smell->entry,
                          smell->member ? smell->member : smell->criterion);
  return button;
}

static void
cx_hint_list_finalize (GObject *object)
{
  g_free (CX_HINT_LIST (object)->said);
  G_OBJECT_CLASS (cx_hint_list_parent_class)->finalize (object);
}

static void
cx_hint_list_class_init (CxHintListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_hint_list_finalize;
}

static void
cx_hint_list_init (CxHintList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->said = g_strdup ("");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
cx_hint_list_new (void)
{
  return g_object_new (CX_TYPE_HINT_LIST, NULL);
}

void
cx_hint_list_show (CxHintList *self,
                   GPtrArray  *smells,
                   const char *section)
{
  g_autoptr(GString) said = g_string_new (NULL);
  GtkWidget *line;

  g_return_if_fail (CX_IS_HINT_LIST (self));

  for (guint i = 0; i < smells->len; i++)
    {
      const CxSmell *smell = smells->pdata[i];

      if (g_strcmp0 (smell->section, section) == 0)
        g_string_append_printf (said, "%s %s %d\n", smell->text, smell->criterion ? smell->criterion : "", smell->entry);
    }
  if (!g_set_str (&self->said, said->str))
    return;
  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, line);
  for (guint i = 0; i < smells->len; i++)
    if (g_strcmp0 (((CxSmell *) smells->pdata[i])->section, section) == 0)
      gtk_box_append (self->box, make_line (smells->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), said->len > 0);
}
