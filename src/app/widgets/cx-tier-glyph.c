/* The rings of a tier as a widget: the account's own ring is the strong one. An image whose name is
 * the tier, for where no word stands beside it. */
#include "cx-glyphs.h"

#define UNIT 16.0

struct _CxTierGlyph {
  GtkWidget parent_instance;

  guint8    tier;
  int       size;
};

G_DEFINE_FINAL_TYPE (CxTierGlyph, cx_tier_glyph, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TIER,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
append_circle (GtkSnapshot   *snapshot,
               double         x,
               double         y,
               double         radius,
               double         width,
               gboolean       dashed,
               const GdkRGBA *color)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskStroke) stroke = NULL;
  g_autoptr(GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  path = gsk_path_builder_to_path (builder);
  if (width <= 0)
    {
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
      return;
    }
  stroke = gsk_stroke_new (width);
  if (dashed)
    gsk_stroke_set_dash (stroke, (const float[]) { 2, 1.6f }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* In a square of 16: rings at 7, 5 and 3.2; see the colours of the data for the strong one. */
static void
append_rings (GtkSnapshot   *snapshot,
              guint8         tier,
              const GdkRGBA *faint)
{
  GdkRGBA mark = cx_rgba_tier (tier, CX_TIER_MARK), text = cx_rgba_tier (tier, CX_TIER_TEXT);

  switch (tier)
    {
    case 1:
      append_circle (snapshot, 8, 8, 7, 1, FALSE, faint);
      append_circle (snapshot, 8, 8, 5, 1, FALSE, faint);
      append_circle (snapshot, 8, 8, 3.2, 0, FALSE, &mark);
      break;
    case 2:
      append_circle (snapshot, 8, 8, 7, 1, FALSE, faint);
      append_circle (snapshot, 8, 8, 4.1, 2.6, FALSE, &mark);
      append_circle (snapshot, 8, 8, 1, 0, FALSE, faint);
      break;
    case 3:
      append_circle (snapshot, 8, 8, 6.3, 2.6, FALSE, &mark);
      append_circle (snapshot, 8, 8, 3.2, 1, FALSE, faint);
      append_circle (snapshot, 8, 8, 1, 0, FALSE, faint);
      break;
    default:
      append_circle (snapshot, 7, 9, 5.6, 1, TRUE, faint);
      append_circle (snapshot, 7, 9, 2.6, 1, FALSE, faint);
      append_circle (snapshot, 13.4, 2.6, 2, 0, FALSE, &text);
    }
}

static void
update_name (CxTierGlyph *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, cx_tier_label (self->tier), -1);
}

static void
cx_tier_glyph_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = CX_TIER_GLYPH (widget)->size;
}

static void
cx_tier_glyph_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CxTierGlyph *self = CX_TIER_GLYPH (widget);
  float scale = self->size / UNIT;
  GdkRGBA faint;

  gtk_widget_get_color (widget, &faint);
  faint.alpha *= 0.34f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - self->size) / 2.f,
                                                (gtk_widget_get_height (widget) - self->size) / 2.f));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (self->size, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  gtk_snapshot_scale (snapshot, scale, scale);
  append_rings (snapshot, self->tier, &faint);
  gtk_snapshot_restore (snapshot);
}

static void
cx_tier_glyph_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CxTierGlyph *self = CX_TIER_GLYPH (object);

  switch (prop_id)
    {
    case PROP_TIER:
      g_value_set_uint (value, self->tier);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_tier_glyph_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CxTierGlyph *self = CX_TIER_GLYPH (object);

  switch (prop_id)
    {
    case PROP_TIER:
      cx_tier_glyph_set_tier (self, g_value_get_uint (value));
      break;
    case PROP_SIZE:
      if (self->size == g_value_get_int (value))
        return;
      self->size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_tier_glyph_class_init (CxTierGlyphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cx_tier_glyph_get_property;
  object_class->set_property = cx_tier_glyph_set_property;
  widget_class->measure = cx_tier_glyph_measure;
  widget_class->snapshot = cx_tier_glyph_snapshot;

  props[PROP_TIER] = g_param_spec_uint ("tier", NULL, NULL, 0, CX_N_TIERS - 1, CX_TIER_OUTSIDE, flags);
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 256, UNIT, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "tierglyph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cx_tier_glyph_init (CxTierGlyph *self)
{
  self->size = UNIT;
  update_name (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_tier_glyph_new (guint8 tier)
{
  return g_object_new (CX_TYPE_TIER_GLYPH, "tier", (guint) tier, NULL);
}

void
cx_tier_glyph_set_tier (CxTierGlyph *self,
                        guint8       tier)
{
  g_return_if_fail (CX_IS_TIER_GLYPH (self));

  if (self->tier == tier)
    return;
  self->tier = tier;
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIER]);
}
