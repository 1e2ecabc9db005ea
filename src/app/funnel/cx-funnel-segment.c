/* One bar of the funnel as something that can be pointed at, focused and read out. */
#include "cx-funnel-segment.h"

struct _CxFunnelSegment {
  GtkWidget parent_instance;

  guint     group, stage;
};

G_DEFINE_FINAL_TYPE (CxFunnelSegment, cx_funnel_segment, GTK_TYPE_WIDGET)

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_released (CxFunnelSegment *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
cx_funnel_segment_class_init (CxFunnelSegmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATED]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activated", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activated", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "activated", NULL);
  gtk_widget_class_set_css_name (widget_class, "funnelsegment");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
cx_funnel_segment_init (CxFunnelSegment *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
cx_funnel_segment_new (guint group,
                       guint stage)
{
  CxFunnelSegment *self = g_object_new (CX_TYPE_FUNNEL_SEGMENT, NULL);

  self->group = group;
  self->stage = stage;
  return GTK_WIDGET (self);
}

guint
cx_funnel_segment_get_group (CxFunnelSegment *self)
{
  return self->group;
}

guint
cx_funnel_segment_get_stage (CxFunnelSegment *self)
{
  return self->stage;
}

void
cx_funnel_segment_set_words (CxFunnelSegment *self,
                             const char      *words,
                             gboolean         opens)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), opens ? "pointer" : NULL);
}
