/* A share as a bar with its interval as a whisker, and the target across. */
#include "cx-interval-bar.h"

#include "cx-cohort-draw.h"
#include "cx-drawing-append.h"

#define HEIGHT 12

struct _CxIntervalBar {
  GtkWidget     parent_instance;

  CxCohortShare share;
  double        target;
  CxStanding    standing;
};

G_DEFINE_FINAL_TYPE (CxIntervalBar, cx_interval_bar, GTK_TYPE_WIDGET)

static void
cx_interval_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CxIntervalBar *self = CX_INTERVAL_BAR (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  CxLook look = cx_look_of (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cx_cohort_draw_share (cr, &self->share, self->target, width, height, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
                        self->standing, look);
  cairo_destroy (cr);
}

static void
cx_interval_bar_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
}

static void
cx_interval_bar_class_init (CxIntervalBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = cx_interval_bar_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = cx_interval_bar_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cx_interval_bar_init (CxIntervalBar *self)
{
  cx_look_follow (GTK_WIDGET (self));
}

GtkWidget *
cx_interval_bar_new (const CxCohortShare *share,
                     double               target,
                     CxStanding           standing)
{
  CxIntervalBar *self = g_object_new (CX_TYPE_INTERVAL_BAR, NULL);

  self->share = *share;
  self->target = target;
  self->standing = standing;
  return GTK_WIDGET (self);
}
