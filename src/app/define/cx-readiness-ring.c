/* A small ring that is as full as something is done. It says nothing that a label beside it does not say,
 * so screen readers pass it over. */
#include "cx-readiness-ring.h"

#include <adwaita.h>
#include <math.h>

#define SIZE 18
#define THICKNESS 4

struct _CxReadinessRing {
  GtkWidget parent_instance;

  double    fraction;
};

G_DEFINE_FINAL_TYPE (CxReadinessRing, cx_readiness_ring, GTK_TYPE_WIDGET)

static void
cx_readiness_ring_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
append_arc (GtkSnapshot   *snapshot,
            float          middle_x,
            float          middle_y,
            double         fraction,
            const GdkRGBA *colour)
{
  const float radius = (SIZE - THICKNESS) / 2.0f;
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskStroke) stroke = gsk_stroke_new (THICKNESS);
  g_autoptr(GskPath) path = NULL;
  double angle = 2 * G_PI * fraction;

  if (fraction >= 1)
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (middle_x, middle_y), radius);
  else
    {
      gsk_path_builder_move_to (builder, middle_x, middle_y - radius);
      gsk_path_builder_svg_arc_to (builder, radius, radius, 0, angle > G_PI, TRUE,
                                   middle_x + radius * (float) sin (angle), middle_y - radius * (float) cos (angle));
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
cx_readiness_ring_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CxReadinessRing *self = CX_READINESS_RING (widget);
  float x = gtk_widget_get_width (widget) / 2.0f, y = gtk_widget_get_height (widget) / 2.0f;
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA track;

  gtk_widget_get_color (widget, &track);
  track.alpha *= 0.2f;
  append_arc (snapshot, x, y, 1, &track);
  if (self->fraction > 0)
    append_arc (snapshot, x, y, self->fraction, accent);
}

static void
cx_readiness_ring_class_init (CxReadinessRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cx_readiness_ring_measure;
  widget_class->snapshot = cx_readiness_ring_snapshot;
  gtk_widget_class_set_css_name (widget_class, "readinessring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cx_readiness_ring_init (CxReadinessRing *self)
{
}

void
cx_readiness_ring_set_fraction (CxReadinessRing *self,
                                double           fraction)
{
  g_return_if_fail (CX_IS_READINESS_RING (self));

  fraction = CLAMP (fraction, 0, 1);
  if (fraction == self->fraction)
    return;
  self->fraction = fraction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
