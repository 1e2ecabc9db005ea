/* A name, a slider and its value. */
#include "cx-slider-row.h"

#include "cx-format.h"

/* In letters, so that they grow with the text. */
#define NAME_CHARS  13
#define LEAST_CHARS 5   /* of a name, where there is no room for more */
#define GLYPH_CHARS 3
#define VALUE_CHARS 6

struct _CxSliderRow {
  GtkWidget parent_instance;

  GtkWidget *name, *scale, *value;
  gulong     handler;
};

G_DEFINE_FINAL_TYPE (CxSliderRow, cx_slider_row, GTK_TYPE_WIDGET)

enum {
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_value_changed (CxSliderRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, gtk_range_get_value (GTK_RANGE (self->scale)));
}

static void
cx_slider_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cx_slider_row_parent_class)->dispose (object);
}

static void
cx_slider_row_class_init (CxSliderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_slider_row_dispose;
  signals[MOVED] = g_signal_new ("moved", CX_TYPE_SLIDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_DOUBLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sliderrow");
}

static void
cx_slider_row_init (CxSliderRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);

  self->name = g_object_new (GTK_TYPE_INSCRIPTION, "xalign", 0.0f, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                             "min-chars", LEAST_CHARS, "nat-chars", NAME_CHARS, NULL);
  self->scale = g_object_new (GTK_TYPE_SCALE, "hexpand", TRUE, "draw-value", FALSE, "width-request", 56, NULL);
  self->value = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, "width-chars", VALUE_CHARS, NULL);
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
  gtk_widget_set_parent (self->value, GTK_WIDGET (self));
  self->handler = g_signal_connect_swapped (self->scale, "value-changed", G_CALLBACK (on_value_changed), self);
}

GtkWidget *
cx_slider_row_new (const char *name,
                   const char *about,
                   GtkWidget  *glyph,
                   double      maximum,
                   double      step)
{
  CxSliderRow *self = g_object_new (CX_TYPE_SLIDER_ROW, NULL);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->name), name);
  gtk_widget_set_tooltip_text (self->name, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  if (glyph)
    {
      gtk_widget_insert_after (glyph, GTK_WIDGET (self), NULL);
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->name), NAME_CHARS - GLYPH_CHARS);
    }
  g_signal_handler_block (self->scale, self->handler);
  gtk_range_set_range (GTK_RANGE (self->scale), 0, maximum);
  gtk_range_set_increments (GTK_RANGE (self->scale), step, 5 * step);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
  g_signal_handler_unblock (self->scale, self->handler);
  return GTK_WIDGET (self);
}

void
cx_slider_row_set_value (CxSliderRow *self,
                         double       value,
                         double       before)
{
  gboolean changed = value != before;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (CX_IS_SLIDER_ROW (self));

  g_signal_handler_block (self->scale, self->handler);
  gtk_range_set_value (GTK_RANGE (self->scale), value);
  g_signal_handler_unblock (self->scale, self->handler);
  text = changed ? g_strdup_printf ("%.4g → %.4g", before, value) : g_strdup_printf ("%.4g", value);
  shown = cx_format_from_left (text);
  gtk_label_set_label (GTK_LABEL (self->value), shown);
  if (changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
}

void
cx_slider_row_set_words (CxSliderRow *self,
                         const char  *value,
                         const char  *shown)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CX_IS_SLIDER_ROW (self));

  text = cx_format_from_left (shown);
  gtk_label_set_label (GTK_LABEL (self->value), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
}
