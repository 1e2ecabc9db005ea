/* A share as a bar with a mark where the limit is. Knows no accounts. */
#include "cx-share-bar.h"

#include "cx-glyphs.h"

#define WIDTH 54
#define HEIGHT 16
#define THICKNESS 6

struct _CxShareBar {
  GtkWidget parent_instance;

  double    share, limit;
  gboolean  above;
};

G_DEFINE_FINAL_TYPE (CxShareBar, cx_share_bar, GTK_TYPE_WIDGET)

/* From the side where reading starts. */
static void
append_part (CxShareBar    *self,
             GtkSnapshot   *snapshot,
             double         from,
             double         to,
             double         height,
             const GdkRGBA *color)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), middle = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t rect;
  GskRoundedRect rounded;

  graphene_rect_init (&rect, (float) (mirrored ? width - to : from), (float) (middle - height / 2), (float) (to - from),
                      (float) height);
  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) MIN (height, to - from) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

static GdkRGBA
fill_color (CxShareBar *self)
{
  if (!self->above)
    return cx_rgba_tier (2, CX_TIER_MARK);
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? (GdkRGBA) { 1, 0.48f, 0.24f, 1 }
                                                                       : (GdkRGBA) { 0.776f, 0.275f, 0, 1 };
}

static void
cx_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CxShareBar *self = CX_SHARE_BAR (widget);
  double width = gtk_widget_get_width (widget), full = MAX (0.3, 3 * self->limit), mark = self->limit / full * width;
  GdkRGBA text, track, fill = fill_color (self);

  gtk_widget_get_color (widget, &text);
  track = text;
  track.alpha *= 0.14f;
  append_part (self, snapshot, 0, width, THICKNESS, &track);
  if (self->share > 0)
    append_part (self, snapshot, 0, MAX (MIN (self->share / full, 1) * width, THICKNESS), THICKNESS, &fill);
  if (self->limit < 1)
    append_part (self, snapshot, mark - 0.75, mark + 0.75, HEIGHT - 2, &text);
}

static void
cx_share_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
cx_share_bar_class_init (CxShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cx_share_bar_snapshot;
  widget_class->measure = cx_share_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cx_share_bar_init (CxShareBar *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_share_bar_new (double   share,
                  double   limit,
                  gboolean above)
{
  CxShareBar *self = g_object_new (CX_TYPE_SHARE_BAR, "valign", GTK_ALIGN_CENTER, NULL);

  self->share = share;
  self->limit = limit;
  self->above = above;
  return GTK_WIDGET (self);
}
