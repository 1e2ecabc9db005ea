/* The shares of the four tiers as one bar, the bullseye first. */
#include "cx-bars.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define MIN_WIDTH 48
#define WIDTH 120
#define HEIGHT 8

struct _CxTierBar {
  GtkWidget parent_instance;

  guint     counts[CX_N_TIERS];
};

G_DEFINE_FINAL_TYPE (CxTierBar, cx_tier_bar, GTK_TYPE_WIDGET)

static const guint8 order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

static void
update_name (CxTierBar *self)
{
  g_autofree char *label =
    g_strdup_printf (_("Tier 1: %'u, tier 2: %'u, tier 3: %'u, outside: %'u"),
                     self->counts[1], self->counts[2], self->counts[3], self->counts[CX_TIER_OUTSIDE]);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
cx_tier_bar_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* A pixel of paper between two tiers; the bar is as high as it is given, so a place can have it thicker. */
static void
cx_tier_bar_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CxTierBar *self = CX_TIER_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GdkRGBA trough = cx_bar_trough_color (widget), none = { 0, 0, 0, 0 };
  double total = 0, sum = 0, gap = 1.0 / MAX (width, 1);

  for (guint i = 0; i < CX_N_TIERS; i++)
    total += self->counts[i];
  cx_bar_push (snapshot, &bounds, total > 0 ? &none : &trough);
  for (guint i = 0; i < CX_N_TIERS && total > 0; i++)
    {
      GdkRGBA color = cx_rgba_tier (order[i], CX_TIER_MARK);
      double from = sum / total, to;

      sum += self->counts[order[i]];
      to = sum / total;
      cx_bar_piece (snapshot, &bounds, from, sum < total ? to - gap : to, cx_bar_is_rtl (widget), &color);
    }
  gtk_snapshot_pop (snapshot);
}

static void
cx_tier_bar_class_init (CxTierBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cx_tier_bar_measure;
  widget_class->snapshot = cx_tier_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tierbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cx_tier_bar_init (CxTierBar *self)
{
  update_name (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_tier_bar_new (void)
{
  return g_object_new (CX_TYPE_TIER_BAR, NULL);
}

void
cx_tier_bar_set_counts (CxTierBar   *self,
                        const guint  tiers[CX_N_TIERS])
{
  g_return_if_fail (CX_IS_TIER_BAR (self));

  if (memcmp (self->counts, tiers, sizeof self->counts) == 0)
    return;
  memcpy (self->counts, tiers, sizeof self->counts);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
