/* The values of a criterion as removable chips. */
#include "cx-value-chips.h"

#include "cx-text.h"
#include "cx-value-chooser.h"

#include <glib/gi18n.h>

struct _CxValueChips {
  AdwBin          parent_instance;

  AdwWrapBox     *wrap;
  GtkMenuButton  *more;
  CxValueChooser *chooser;  /* made when it is first opened */

  CxCatalogue    *catalogue;
  char           *key;
  gboolean        parts;
  char          **values;
  GPtrArray      *chips;   /* GtkWidget, one a value */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxValueChips, cx_value_chips, ADW_TYPE_BIN)

static int
find_value (CxValueChips *self,
            const char   *value)
{
  g_autofree char *folded = cx_text_fold (value, -1);

  for (int i = 0; self->values[i]; i++)
    {
      g_autofree char *own = cx_text_fold (self->values[i], -1);

      if (g_str_equal (own, folded))
        return i;
    }
  return -1;
}

/* Takes @value away when it is there, else adds it. */
static void
toggle_value (CxValueChips *self,
              const char   *value)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;
  int at = find_value (self, value);

  for (int i = 0; self->values[i]; i++)
    if (i != at)
      g_strv_builder_add (builder, self->values[i]);
  if (at < 0)
    g_strv_builder_add (builder, value);
  values = g_strv_builder_end (builder);
  cx_value_chips_set_values (self, values);
  g_signal_emit (self, signals[CHANGED], 0, values);
}

static void
on_remove_clicked (CxValueChips *self,
                   GtkButton    *button)
{
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (button), "value"));

  gtk_widget_grab_focus (GTK_WIDGET (self->more));
  toggle_value (self, value);
}

static GtkWidget *
chip_new (CxValueChips *self,
          const char   *value)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (value);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_("Remove “%s”"), value);

  gtk_widget_add_css_class (chip, "chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (remove), "value", g_strdup (value), g_free);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  return chip;
}

static void
update_more (CxValueChips *self)
{
  gboolean any = self->values[0] != NULL;

  if (any)
    gtk_menu_button_set_icon_name (self->more, "list-add-symbolic");
  else
    gtk_menu_button_set_label (self->more, _("Choose Values"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more), any ? _("Choose more values") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  any ? _("Choose more values") : _("Choose values"), -1);
}

static void
on_create_popup (GtkMenuButton *button,
                 gpointer       user_data)
{
  CxValueChips *self = user_data;

  if (self->chooser == NULL)
    {
      self->chooser = CX_VALUE_CHOOSER (cx_value_chooser_new ());
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->chooser));
      g_signal_connect_swapped (self->chooser, "toggled", G_CALLBACK (toggle_value), self);
    }
  cx_value_chooser_set_field (self->chooser, self->catalogue, self->key, self->parts);
  cx_value_chooser_set_chosen (self->chooser, self->values);
}

static void
cx_value_chips_dispose (GObject *object)
{
  CxValueChips *self = CX_VALUE_CHIPS (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->values, g_strfreev);
  G_OBJECT_CLASS (cx_value_chips_parent_class)->dispose (object);
}

static void
cx_value_chips_class_init (CxValueChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_value_chips_dispose;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_VALUE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
cx_value_chips_init (CxValueChips *self)
{
  self->values = g_new0 (char *, 1);
  self->chips = g_ptr_array_new ();
  self->wrap = ADW_WRAP_BOX (adw_wrap_box_new ());
  self->more = GTK_MENU_BUTTON (gtk_menu_button_new ());
  adw_wrap_box_set_child_spacing (self->wrap, 5);
  adw_wrap_box_set_line_spacing (self->wrap, 6);
  gtk_menu_button_set_create_popup_func (self->more, on_create_popup, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "chip-more");
  adw_wrap_box_append (self->wrap, GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->wrap));
  update_more (self);
}

void
cx_value_chips_set_field (CxValueChips *self,
                          CxCatalogue  *catalogue,
                          const char   *key,
                          gboolean      parts)
{
  g_return_if_fail (CX_IS_VALUE_CHIPS (self));

  g_set_object (&self->catalogue, catalogue);
  g_set_str (&self->key, key);
  self->parts = parts;
  if (self->chooser)
    cx_value_chooser_set_field (self->chooser, catalogue, key, parts);
}

void
cx_value_chips_set_values (CxValueChips *self,
                           char *const  *values)
{
  static char *const none[] = { NULL };
  GtkWidget *last = NULL;

  g_return_if_fail (CX_IS_VALUE_CHIPS (self));

  values = values ? values : none;
  if (g_strv_equal ((const char *const *) values, (const char *const *) self->values))
    return;
  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (self->wrap, self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  g_strfreev (self->values);
  self->values = g_strdupv ((char **) values);
  for (guint i = 0; self->values[i]; i++)
    {
      GtkWidget *chip = chip_new (self, self->values[i]);

      adw_wrap_box_insert_child_after (self->wrap, chip, last);
      g_ptr_array_add (self->chips, chip);
      last = chip;
    }
  if (self->chooser)
    cx_value_chooser_set_chosen (self->chooser, self->values);
  update_more (self);
}

void
cx_value_chips_choose (CxValueChips *self)
{
  g_return_if_fail (CX_IS_VALUE_CHIPS (self));

  gtk_menu_button_popup (self->more);
}
