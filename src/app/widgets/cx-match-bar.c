/* Match, unknown and miss of one criterion as one bar of 6 px. */
#include "cx-bars.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define WIDTH 132
#define HEIGHT 6

struct _CxMatchBar {
  GtkWidget       parent_instance;

  CxVerdictCounts counts;
};

G_DEFINE_FINAL_TYPE (CxMatchBar, cx_match_bar, GTK_TYPE_WIDGET)

static guint64
total (CxMatchBar *self)
{
  return (guint64) self->counts.match + self->counts.miss + self->counts.unknown;
}

static void
update_value (CxMatchBar *self)
{
  g_autofree char *text = NULL;
  guint64 all = total (self);

  text = g_strdup_printf (_("%'u of %'" G_GUINT64_FORMAT " match, %'u miss, %'u unknown"), self->counts.match, all, self->counts.miss,
                          self->counts.unknown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) all,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->counts.match,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
cx_match_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH / 3 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
cx_match_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CxMatchBar *self = CX_MATCH_BAR (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, (height - HEIGHT) / 2.f, gtk_widget_get_width (widget), HEIGHT);
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA trough = cx_bar_trough_color (widget), pale = *accent;
  double all = total (self), match, known;

  pale.alpha = 0.34f;
  cx_bar_push (snapshot, &bounds, &trough);
  if (all > 0)
    {
      match = self->counts.match / all;
      known = match + self->counts.unknown / all;
      cx_bar_piece (snapshot, &bounds, 0, match, cx_bar_is_rtl (widget), accent);
      cx_bar_piece (snapshot, &bounds, match, known, cx_bar_is_rtl (widget), &pale);
    }
  gtk_snapshot_pop (snapshot);
}

static void
cx_match_bar_class_init (CxMatchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cx_match_bar_measure;
  widget_class->snapshot = cx_match_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "matchbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
cx_match_bar_init (CxMatchBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matching accounts"), -1);
  update_value (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_match_bar_new (void)
{
  return g_object_new (CX_TYPE_MATCH_BAR, NULL);
}

void
cx_match_bar_set_counts (CxMatchBar      *self,
                         CxVerdictCounts  counts)
{
  g_return_if_fail (CX_IS_MATCH_BAR (self));

  if (memcmp (&self->counts, &counts, sizeof counts) == 0)
    return;
  self->counts = counts;
  update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
