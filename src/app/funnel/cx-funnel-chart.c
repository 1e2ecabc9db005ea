/* Funnels side by side, and that of all accounts: drawn by the core; every bar of them can be pointed at and read out. */
#include "cx-funnel-chart.h"

#include "cx-drawing-append.h"
#include "cx-funnel-accounts.h"
#include "cx-funnel-draw.h"
#include "cx-funnel-segment.h"
#include "cx-funnel-words.h"

#include <math.h>

struct _CxFunnelChart {
  GtkWidget             parent_instance;

  const CxFunnelAnswer *answer;
  CxFunnelPlan         *plan;       /* of the allocated width */
  GPtrArray            *segments;   /* (element-type CxFunnelSegment): group * n_stages + stage */
};

G_DEFINE_FINAL_TYPE (CxFunnelChart, cx_funnel_chart, GTK_TYPE_WIDGET)

static gboolean
is_rtl (CxFunnelChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static guint
n_stages_of (CxFunnelChart *self)
{
  return self->answer->groups->n_stages;
}

static CxDrawing *
make_drawing (CxFunnelChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return cx_drawing_new_for (gtk_widget_get_pango_context (widget), gtk_widget_get_width (widget), is_rtl (self));
}

static void
cx_funnel_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  g_autoptr(CxDrawing) drawing = NULL;

  if (self->plan == NULL)
    return;
  drawing = make_drawing (self);
  cx_funnel_draw (drawing, self->answer, gtk_widget_get_width (widget), cx_look_of (widget));
  cx_drawing_append (drawing, snapshot);
  GTK_WIDGET_CLASS (cx_funnel_chart_parent_class)->snapshot (widget, snapshot);
}

/* ── place and size ─────────────────────────────────────────────────────── */

static void
cx_funnel_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  guint n_groups = self->answer ? cx_funnel_answer_get_n_groups (self->answer) : 1;
  guint n_stages = self->answer ? n_stages_of (self) : 1;
  g_autoptr(CxDrawing) drawing = make_drawing (self);
  double least, usual, height;

  cx_funnel_plan_measure (n_groups, n_stages, cx_drawing_get_scale (drawing), &least, &usual, &height);
  *minimum = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? least : height);
  *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? usual : height);
}

static void
place (GtkWidget *child,
       double     x,
       double     y,
       double     width,
       double     height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { (int) x, (int) y, (int) width, (int) height }, -1);
}

static void
cx_funnel_chart_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  g_autoptr(CxDrawing) drawing = make_drawing (self);

  if (self->answer == NULL)
    return;
  g_clear_pointer (&self->plan, cx_funnel_plan_free);
  self->plan = cx_funnel_plan_new (self->answer, width, cx_drawing_get_scale (drawing), is_rtl (self));
  for (guint i = 0; i < self->segments->len; i++)
    {
      CxFunnelSegment *segment = self->segments->pdata[i];
      CxRect cell = cx_funnel_shape_get_cell (self->plan->shape, cx_funnel_segment_get_group (segment), cx_funnel_segment_get_stage (segment));

      place (GTK_WIDGET (segment), self->plan->x + cell.x, self->plan->y + cell.y, cell.width, cell.height);
    }
}

/* ── walking ────────────────────────────────────────────────────────────── */

static gboolean
focus_segment (CxFunnelChart *self,
               int            group,
               int            stage)
{
  guint n_groups = self->segments->len / n_stages_of (self);

  if (group < 0 || (guint) group >= n_groups || stage < 0 || (guint) stage >= n_stages_of (self))
    return FALSE;
  return gtk_widget_grab_focus (self->segments->pdata[(guint) group * n_stages_of (self) + (guint) stage]);
}

static gboolean
cx_funnel_chart_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  int group, stage, forward = is_rtl (self) ? -1 : 1;

  if (self->answer == NULL || self->segments->len == 0)
    return FALSE;
  if (!CX_IS_FUNNEL_SEGMENT (focused))
    return focus_segment (self, 0, 0);
  group = (int) cx_funnel_segment_get_group (CX_FUNNEL_SEGMENT (focused));
  stage = (int) cx_funnel_segment_get_stage (CX_FUNNEL_SEGMENT (focused));
  switch (direction)
    {
    case GTK_DIR_UP:
      return focus_segment (self, group, stage - 1);
    case GTK_DIR_DOWN:
      return focus_segment (self, group, stage + 1);
    case GTK_DIR_LEFT:
      return focus_segment (self, group - forward, stage);
    case GTK_DIR_RIGHT:
      return focus_segment (self, group + forward, stage);
    default:
      return FALSE;
    }
}

/* ── the widget ─────────────────────────────────────────────────────────── */

static char *
accounts_of (CxFunnelChart   *self,
             CxFunnelSegment *segment)
{
  return cx_funnel_accounts_of_bar (self->answer, cx_funnel_segment_get_group (segment), cx_funnel_segment_get_stage (segment));
}

static void
on_activated (CxFunnelSegment *segment,
              CxFunnelChart   *self)
{
  g_autofree char *accounts = accounts_of (self, segment);

  if (accounts != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-accounts", "s", accounts);
}

static void
clear_children (CxFunnelChart *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_unparent (self->segments->pdata[i]);
  g_ptr_array_set_size (self->segments, 0);
}

static void
cx_funnel_chart_dispose (GObject *object)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (object);

  self->answer = NULL;
  clear_children (self);
  g_clear_pointer (&self->plan, cx_funnel_plan_free);
  G_OBJECT_CLASS (cx_funnel_chart_parent_class)->dispose (object);
}

static void
cx_funnel_chart_finalize (GObject *object)
{
  g_ptr_array_unref (CX_FUNNEL_CHART (object)->segments);
  G_OBJECT_CLASS (cx_funnel_chart_parent_class)->finalize (object);
}

static void
cx_funnel_chart_class_init (CxFunnelChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_funnel_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_funnel_chart_finalize;
  widget_class->measure = cx_funnel_chart_measure;
  widget_class->size_allocate = cx_funnel_chart_size_allocate;
  widget_class->snapshot = cx_funnel_chart_snapshot;
  widget_class->focus = cx_funnel_chart_focus;
  gtk_widget_class_set_css_name (widget_class, "funnelchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cx_funnel_chart_init (CxFunnelChart *self)
{
  self->segments = g_ptr_array_new ();
  cx_look_follow (GTK_WIDGET (self));
}

static void
add_children (CxFunnelChart *self,
              guint          group)
{
  for (guint stage = 0; stage < n_stages_of (self); stage++)
    {
      GtkWidget *segment = cx_funnel_segment_new (group, stage);

      g_signal_connect (segment, "activated", G_CALLBACK (on_activated), self);
      gtk_widget_set_parent (segment, GTK_WIDGET (self));
      g_ptr_array_add (self->segments, segment);
    }
}

/* Segments stay while there are as many groups: so the focus does, too. */
void
cx_funnel_chart_show (CxFunnelChart        *self,
                      const CxFunnelAnswer *answer)
{
  guint n_groups = answer ? cx_funnel_answer_get_n_groups (answer) + 1 : 0, wanted = answer ? n_groups * answer->groups->n_stages : 0;

  g_return_if_fail (CX_IS_FUNNEL_CHART (self));

  self->answer = answer;
  g_clear_pointer (&self->plan, cx_funnel_plan_free);
  if (self->segments->len != wanted)
    {
      clear_children (self);
      for (guint group = 0; group < n_groups; group++)
        add_children (self, group);
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      CxFunnelSegment *segment = self->segments->pdata[i];
      g_autofree char *words = cx_funnel_words_segment (answer, cx_funnel_segment_get_group (segment), cx_funnel_segment_get_stage (segment));

      g_autofree char *accounts = accounts_of (self, segment);

      cx_funnel_segment_set_words (segment, words, accounts != NULL);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
