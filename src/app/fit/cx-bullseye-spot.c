/* A place on the bullseye that the keyboard can stand on. The bullseye draws its outline. */
#include "cx-bullseye-spot.h"

struct _CxBullseyeSpot {
  GtkWidget parent_instance;

  int       tier, sector;
};

G_DEFINE_FINAL_TYPE (CxBullseyeSpot, cx_bullseye_spot, GTK_TYPE_WIDGET)

static void
cx_bullseye_spot_class_init (CxBullseyeSpotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "spot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
cx_bullseye_spot_init (CxBullseyeSpot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cx_bullseye_spot_new (int tier,
                      int sector)
{
  CxBullseyeSpot *self = g_object_new (CX_TYPE_BULLSEYE_SPOT, NULL);

  self->tier = tier;
  self->sector = sector;
  return GTK_WIDGET (self);
}

int
cx_bullseye_spot_get_tier (CxBullseyeSpot *self)
{
  g_return_val_if_fail (CX_IS_BULLSEYE_SPOT (self), -1);

  return self->tier;
}

int
cx_bullseye_spot_get_sector (CxBullseyeSpot *self)
{
  g_return_val_if_fail (CX_IS_BULLSEYE_SPOT (self), -1);

  return self->sector;
}

void
cx_bullseye_spot_set_name (CxBullseyeSpot *self,
                           const char     *name)
{
  g_return_if_fail (CX_IS_BULLSEYE_SPOT (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
