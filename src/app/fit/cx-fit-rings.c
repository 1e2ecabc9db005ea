/* A bullseye with its title and the counts of its rings. */
#include "cx-fit-rings.h"

#include "cx-glyphs.h"
#include "cx-rings-words.h"

struct _CxFitRings {
  AdwBin      parent_instance;

  GtkWidget  *caption_label, *title_label, *back_button, *tiers;
  CxBullseye *bullseye;
  GtkWidget  *tier_labels[CX_N_TIERS];
};

G_DEFINE_FINAL_TYPE (CxFitRings, cx_fit_rings, ADW_TYPE_BIN)

static void
on_back_clicked (CxFitRings *self)
{
  cx_bullseye_show_all (self->bullseye);
  gtk_widget_grab_focus (GTK_WIDGET (self->bullseye));
}

static void
add_tier (CxFitRings *self,
          guint8      tier)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *glyph = cx_tier_glyph_new (tier);

  self->tier_labels[tier] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tier_labels[tier], "caption");
  gtk_widget_add_css_class (self->tier_labels[tier], "numeric");
  gtk_box_append (GTK_BOX (item), glyph);
  gtk_box_append (GTK_BOX (item), self->tier_labels[tier]);
  adw_wrap_box_append (ADW_WRAP_BOX (self->tiers), item);
}

static void
cx_fit_rings_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_FIT_RINGS);
  G_OBJECT_CLASS (cx_fit_rings_parent_class)->dispose (object);
}

static void
cx_fit_rings_class_init (CxFitRingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_fit_rings_dispose;
  g_type_ensure (CX_TYPE_BULLSEYE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-fit-rings.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFitRings, caption_label);
  gtk_widget_class_bind_template_child (widget_class, CxFitRings, title_label);
  gtk_widget_class_bind_template_child (widget_class, CxFitRings, back_button);
  gtk_widget_class_bind_template_child (widget_class, CxFitRings, tiers);
  gtk_widget_class_bind_template_child (widget_class, CxFitRings, bullseye);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
}

static void
cx_fit_rings_init (CxFitRings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint8 i = 1; i <= CX_N_TIERS; i++)
    add_tier (self, i % CX_N_TIERS);
}

CxBullseye *
cx_fit_rings_get_bullseye (CxFitRings *self)
{
  g_return_val_if_fail (CX_IS_FIT_RINGS (self), NULL);

  return self->bullseye;
}

void
cx_fit_rings_set_picture (CxFitRings   *self,
                          CxFitPicture *picture)
{
  g_autofree char *message = picture ? cx_rings_describe_message (picture) : NULL;

  g_return_if_fail (CX_IS_FIT_RINGS (self));

  cx_bullseye_set_picture (self->bullseye, picture);
  gtk_label_set_label (GTK_LABEL (self->title_label), message ? message : "");
  gtk_widget_set_visible (self->tiers, picture != NULL);
  for (guint8 tier = 0; picture != NULL && tier < CX_N_TIERS; tier++)
    {
      g_autofree char *text = cx_rings_describe_tier (picture, tier);

      gtk_label_set_label (GTK_LABEL (self->tier_labels[tier]), text);
    }
}

void
cx_fit_rings_set_caption (CxFitRings *self,
                          const char *caption)
{
  g_return_if_fail (CX_IS_FIT_RINGS (self));

  gtk_label_set_label (GTK_LABEL (self->caption_label), caption ? caption : "");
  gtk_widget_set_visible (self->caption_label, caption != NULL);
}
