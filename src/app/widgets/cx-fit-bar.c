/* The fit of one account as a bar: solid to low, pale to high, an end cap at high, ticks at the
 * thresholds. Labelled (as in the receipt) it shows the bands of the tiers, with their names below. */
#include "cx-bars.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define WIDTH 84
#define HEIGHT 8
#define LABELLED_WIDTH 240
#define LABELLED_HEIGHT 10
#define OVERHANG 2      /* of the end cap, above and below the bar */
#define TEXT_GAP 3

struct _CxFitBar {
  GtkWidget parent_instance;

  CxFit     fit;
  double    thresholds[3];
  gboolean  labelled;
  gboolean  has_fit;
};

G_DEFINE_FINAL_TYPE (CxFitBar, cx_fit_bar, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LABELLED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The bands from the outside inwards: band i lies between two thresholds. */
static const guint8 band_tiers[CX_N_TIERS] = { CX_TIER_OUTSIDE, 3, 2, 1 };

static double
band_start (CxFitBar *self,
            guint     band)
{
  return band == 0 ? 0 : self->thresholds[3 - band] / 100;
}

static double
band_end (CxFitBar *self,
          guint     band)
{
  return band == CX_N_TIERS - 1 ? 1 : band_start (self, band + 1);
}

static void
update_value (CxFitBar *self)
{
  g_autofree char *text = NULL;

  if (self->fit.high > self->fit.low)
    text = g_strdup_printf (_("%.1f, at most %.1f"), self->fit.low, self->fit.high);
  else
    text = g_strdup_printf ("%.1f", self->fit.low);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->fit.low,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static PangoLayout *
band_name (CxFitBar *self,
           guint     band)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), cx_tier_label (band_tiers[band]));
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static int
text_height (CxFitBar *self)
{
  g_autoptr(PangoLayout) layout = band_name (self, 0);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
cx_fit_bar_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  CxFitBar *self = CX_FIT_BAR (widget);
  int width = self->labelled ? LABELLED_WIDTH : WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width / 2;
      *natural = width;
    }
  else if (self->labelled)
    *minimum = *natural = LABELLED_HEIGHT + 2 * OVERHANG + TEXT_GAP + text_height (self);
  else
    *minimum = *natural = HEIGHT + 2 * OVERHANG;
}

static void
append_bands (CxFitBar              *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds)
{
  for (guint band = 0; band < CX_N_TIERS; band++)
    {
      GdkRGBA color = cx_rgba_tier (band_tiers[band], CX_TIER_FILL);

      cx_bar_piece (snapshot, bounds, band_start (self, band), band_end (self, band), cx_bar_is_rtl (GTK_WIDGET (self)), &color);
    }
}

/* In the labelled bar a tick is the line of the ring that starts there; else it is a pixel of paper. */
static void
append_ticks (CxFitBar              *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds)
{
  double half = 0.5 / MAX (bounds->size.width, 1);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA paper = dark ? (GdkRGBA) { 0.114f, 0.114f, 0.125f, 0.85f } : (GdkRGBA) { 1, 1, 1, 0.85f };

  for (guint i = 0; i < 3; i++)
    {
      GdkRGBA color = self->labelled ? cx_rgba_tier (i + 1, CX_TIER_LINE) : paper;
      double at = self->thresholds[i] / 100;

      cx_bar_piece (snapshot, bounds, at - half, at + half, cx_bar_is_rtl (GTK_WIDGET (self)), &color);
    }
}

static void
append_cap (CxFitBar              *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *bounds)
{
  GdkRGBA color = cx_rgba_tier (self->fit.tier, CX_TIER_TEXT);
  double at = (cx_bar_is_rtl (GTK_WIDGET (self)) ? 1 - self->fit.high / 100 : self->fit.high / 100) * bounds->size.width;
  graphene_rect_t cap = GRAPHENE_RECT_INIT (CLAMP (at - 1, 0, bounds->size.width - 2), bounds->origin.y - OVERHANG, 2,
                                            bounds->size.height + 2 * OVERHANG);

  gtk_snapshot_append_color (snapshot, &color, &cap);
}

/* The receipt marks where the fit stands. */
static void
append_knob (CxFitBar              *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds)
{
  GdkRGBA color = cx_rgba_tier (self->fit.tier, CX_TIER_MARK), paper = cx_rgba_tier (CX_TIER_OUTSIDE, CX_TIER_FILL);
  double at = (cx_bar_is_rtl (GTK_WIDGET (self)) ? 1 - self->fit.low / 100 : self->fit.low / 100) * bounds->size.width;
  graphene_point_t middle = { CLAMP (at, 6, bounds->size.width - 6), bounds->origin.y + bounds->size.height / 2 };
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskStroke) stroke = gsk_stroke_new (2);
  g_autoptr(GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &middle, 5);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &paper);
}

/* A name is left out where its band is too narrow for it: the bands are in the same order always. */
static void
append_names (CxFitBar    *self,
              GtkSnapshot *snapshot,
              double       top)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.72f;
  for (guint band = 0; band < CX_N_TIERS; band++)
    {
      g_autoptr(PangoLayout) layout = band_name (self, band);
      double middle = (band_start (self, band) + band_end (self, band)) / 2;
      double room = (band_end (self, band) - band_start (self, band)) * width;
      int text_width;

      pango_layout_get_pixel_size (layout, &text_width, NULL);
      if (text_width > room)
        continue;
      if (cx_bar_is_rtl (GTK_WIDGET (self)))
        middle = 1 - middle;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (middle * width - text_width / 2.0, top));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
append_fit (CxFitBar              *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *bounds)
{
  GdkRGBA mark = cx_rgba_tier (self->fit.tier, CX_TIER_MARK), pale = mark;
  gboolean rtl = cx_bar_is_rtl (GTK_WIDGET (self));

  pale.alpha = 0.42f;
  cx_bar_piece (snapshot, bounds, self->fit.low / 100, self->fit.high / 100, rtl, &pale);
  cx_bar_piece (snapshot, bounds, 0, self->fit.low / 100, rtl, &mark);
}

static void
cx_fit_bar_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  CxFitBar *self = CX_FIT_BAR (widget);
  double height = self->labelled ? LABELLED_HEIGHT : HEIGHT;
  double top = self->labelled ? OVERHANG : (gtk_widget_get_height (widget) - height) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, top, gtk_widget_get_width (widget), height);
  GdkRGBA trough = cx_bar_trough_color (widget);

  cx_bar_push (snapshot, &bounds, &trough);
  if (self->labelled)
    append_bands (self, snapshot, &bounds);
  append_fit (self, snapshot, &bounds);
  append_ticks (self, snapshot, &bounds);
  gtk_snapshot_pop (snapshot);
  if (self->has_fit && self->fit.high > self->fit.low)
    append_cap (self, snapshot, &bounds);
  if (self->labelled && self->has_fit)
    append_knob (self, snapshot, &bounds);
  if (self->labelled)
    append_names (self, snapshot, top + height + OVERHANG + TEXT_GAP);
}

static void
cx_fit_bar_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (prop_id == PROP_LABELLED)
    g_value_set_boolean (value, CX_FIT_BAR (object)->labelled);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_fit_bar_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CxFitBar *self = CX_FIT_BAR (object);

  if (prop_id != PROP_LABELLED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->labelled == g_value_get_boolean (value))
    return;
  self->labelled = g_value_get_boolean (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_fit_bar_class_init (CxFitBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cx_fit_bar_get_property;
  object_class->set_property = cx_fit_bar_set_property;
  widget_class->measure = cx_fit_bar_measure;
  widget_class->snapshot = cx_fit_bar_snapshot;

  props[PROP_LABELLED] = g_param_spec_boolean ("labelled", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "fitbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
cx_fit_bar_init (CxFitBar *self)
{
  const double defaults[3] = { 75, 50, 25 };

  memcpy (self->thresholds, defaults, sizeof defaults);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fit"), -1);
  update_value (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_fit_bar_new (void)
{
  return g_object_new (CX_TYPE_FIT_BAR, NULL);
}

void
cx_fit_bar_set_fit (CxFitBar     *self,
                    const CxFit  *fit,
                    const double  thresholds[3])
{
  g_return_if_fail (CX_IS_FIT_BAR (self));
  g_return_if_fail (fit != NULL && thresholds != NULL);

  self->fit = *fit;
  self->has_fit = TRUE;
  memcpy (self->thresholds, thresholds, sizeof self->thresholds);
  update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
