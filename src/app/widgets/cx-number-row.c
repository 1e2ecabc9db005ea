/* A number among the rows of a dialog. */
#include "cx-number-row.h"

struct _CxNumberRow {
  AdwActionRow   parent_instance;

  GtkSpinButton *spin;
};

G_DEFINE_FINAL_TYPE (CxNumberRow, cx_number_row, ADW_TYPE_ACTION_ROW)

enum {
  PROP_0,
  PROP_ADJUSTMENT,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
update_name (CxNumberRow *self)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle ? subtitle : "", -1);
}

static void
on_value_changed (CxNumberRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

static void
cx_number_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CxNumberRow *self = CX_NUMBER_ROW (object);

  if (prop_id == PROP_ADJUSTMENT)
    g_value_set_object (value, gtk_spin_button_get_adjustment (self->spin));
  else
    g_value_set_double (value, cx_number_row_get_value (self));
}

static void
cx_number_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CxNumberRow *self = CX_NUMBER_ROW (object);

  if (prop_id == PROP_ADJUSTMENT)
    gtk_spin_button_configure (self->spin, g_value_get_object (value), 1, 0);
  else
    cx_number_row_set_value (self, g_value_get_double (value));
}

static void
cx_number_row_class_init (CxNumberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cx_number_row_get_property;
  object_class->set_property = cx_number_row_set_property;
  props[PROP_ADJUSTMENT] = g_param_spec_object ("adjustment", NULL, NULL, GTK_TYPE_ADJUSTMENT, flags);
  props[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cx_number_row_init (CxNumberRow *self)
{
  self->spin = g_object_new (GTK_TYPE_SPIN_BUTTON, "numeric", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_signal_connect_object (self->spin, "value-changed", G_CALLBACK (on_value_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (update_name), NULL);
  g_signal_connect (self, "notify::subtitle", G_CALLBACK (update_name), NULL);
  /* One stop of the Tab key, not two. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  /* That relates it to the row as a whole, which would leave out the subtitle. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

GtkWidget *
cx_number_row_new (double lower,
                   double upper)
{
  return g_object_new (CX_TYPE_NUMBER_ROW, "adjustment", gtk_adjustment_new (lower, lower, upper, 1, 10, 0), NULL);
}

double
cx_number_row_get_value (CxNumberRow *self)
{
  g_return_val_if_fail (CX_IS_NUMBER_ROW (self), 0);

  return gtk_spin_button_get_value (self->spin);
}

void
cx_number_row_set_value (CxNumberRow *self,
                         double       value)
{
  g_return_if_fail (CX_IS_NUMBER_ROW (self));

  gtk_spin_button_set_value (self->spin, value);
}
