/* What part of the bullseye is seen: all of it, or a ring or a sector from nearer. Places are in radii
 * of the unzoomed rings, so that a view stays what it is when the widget changes its size. */
#include "cx-bullseye-private.h"

#include "cx-fit-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define DURATION   250
#define STEP       1.5
#define WHEEL_STEP 1.18
#define MARGIN     36   /* px around what is zoomed to */
#define NEARLY_ALL 1.02

/* ── the view ─────────────────────────────────────────────────────────── */

double
cx_bullseye_get_radius (CxBullseye *self)
{
  return cx_rings_get_radius (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
}

void
cx_bullseye_to_radii (CxBullseye *self,
                      double     *x,
                      double     *y)
{
  double radius = cx_bullseye_get_radius (self) * self->view.zoom;

  *x = self->view.x + (*x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0) / radius;
  *y = self->view.y + (*y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0) / radius;
}

/* The middle of the view stays on the rings. */
static CxBullseyeView
clamp_view (CxBullseyeView view)
{
  double length = hypot (view.x, view.y);

  view.zoom = MIN (view.zoom, CX_RINGS_MAX_ZOOM);
  if (view.zoom < NEARLY_ALL)
    return CX_BULLSEYE_ALL;
  if (length > 1)
    view.x /= length, view.y /= length;
  return view;
}

/* What a screen reader says of the view. */
static void
describe_view (CxBullseye *self)
{
  g_autofree char *text = NULL;

  if (self->view.zoom > 1)
    /* Translators: "Zoomed in 2.6 times" */
    text = g_strdup_printf (_("Zoomed in %.1f times"), self->view.zoom);
  else
    text = g_strdup (_("All rings are in view"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What a screen reader finds moves along once the view rests: its image is another one. */
static void
take_view (CxBullseye     *self,
           CxBullseyeView  view)
{
  gboolean was_zoomed = self->view.zoom > 1;

  self->view = view;
  if (was_zoomed != (self->view.zoom > 1))
    cx_bullseye_notify_zoomed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cx_bullseye_set_view (CxBullseye     *self,
                      CxBullseyeView  view)
{
  take_view (self, clamp_view (view));
  if (self->twin)
    take_view (self->twin, self->view);
}

void
cx_bullseye_set_twin (CxBullseye *self,
                      CxBullseye *twin)
{
  g_return_if_fail (CX_IS_BULLSEYE (self) && CX_IS_BULLSEYE (twin));

  g_set_weak_pointer (&self->twin, twin);
  g_set_weak_pointer (&twin->twin, self);
}

/* Zoom is a factor: halfway between 1 and 4 is 2. */
static void
on_flight (double   at,
           gpointer data)
{
  CxBullseye *self = data;
  const CxBullseyeView *from = &self->from, *to = &self->to;

  if (at >= 1)
    {
      cx_bullseye_set_view (self, *to);
      return;
    }
  if (!cx_bullseye_is_flying (self))
    return;
  cx_bullseye_set_view (self, (CxBullseyeView) { MAX (NEARLY_ALL, from->zoom * pow (to->zoom / from->zoom, at)),
                                                 from->x + (to->x - from->x) * at, from->y + (to->y - from->y) * at });
}

gboolean
cx_bullseye_is_flying (CxBullseye *self)
{
  return adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING
         || (self->twin && adw_animation_get_state (self->twin->flight) == ADW_ANIMATION_PLAYING);
}

static void
fly_to (CxBullseye     *self,
        CxBullseyeView  view)
{
  adw_animation_reset (self->flight);
  self->from = self->view;
  self->to = clamp_view (view);
  adw_animation_play (self->flight);
}

/* ── where to ─────────────────────────────────────────────────────────── */

typedef struct {
  double left, top, right, bottom;
} Box;

static void
extend (Box   *box,
        double radius,
        double degrees)
{
  double x = radius * cos (degrees * G_PI / 180), y = -radius * sin (degrees * G_PI / 180);

  box->left = MIN (box->left, x);
  box->right = MAX (box->right, x);
  box->top = MIN (box->top, y);
  box->bottom = MAX (box->bottom, y);
}

/* What a region takes, in radii: a ring all around, a sector from edge to edge. */
static Box
measure_region (const CxRings *rings,
                CxFitRegion    region)
{
  Box box = { 2, 2, -2, -2 };
  double inner = 0, outer = rings->radius, from = 0, to = 360;

  if (region.tier >= 0)
    cx_rings_get_edges (rings, region.tier, &inner, &outer);
  if (region.sector >= 0)
    from = rings->sectors[region.sector].start, to = rings->sectors[region.sector].end;
  for (guint i = 0; i <= 72; i++)
    {
      extend (&box, inner / rings->radius, from + (to - from) * i / 72);
      extend (&box, outer / rings->radius, from + (to - from) * i / 72);
    }
  return box;
}

static CxBullseyeView
get_view_of (CxBullseye  *self,
             CxFitRegion  region)
{
  Box box = measure_region (self->image->rings, region);
  double radius = cx_bullseye_get_radius (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;

  return clamp_view ((CxBullseyeView) {
    .zoom = MIN (width / radius / (box.right - box.left), height / radius / (box.bottom - box.top)),
    .x = (box.left + box.right) / 2,
    .y = (box.top + box.bottom) / 2,
  });
}

void
cx_bullseye_show_region (CxBullseye  *self,
                         CxFitRegion  region)
{
  if (self->image != NULL && (region.tier >= 0 || region.sector >= 0))
    fly_to (self, get_view_of (self, region));
}

/* First to all of what has the focus, then nearer to its middle. */
void
cx_bullseye_zoom_in (CxBullseye *self)
{
  CxFitRegion region;
  CxBullseyeView view = self->view;
  int row;

  if (self->image == NULL)
    return;
  if (cx_bullseye_get_focused (self, &region, &row))
    {
      if (row >= 0)
        {
          CxRingsMark mark = cx_bullseye_image_place (self->image, row);

          view.x = mark.x / self->image->rings->radius;
          view.y = mark.y / self->image->rings->radius;
        }
      else
        view = get_view_of (self, region);
    }
  if (view.zoom <= self->view.zoom * NEARLY_ALL)
    view.zoom = self->view.zoom * STEP;
  fly_to (self, view);
}

void
cx_bullseye_zoom_out (CxBullseye *self)
{
  CxBullseyeView view = self->view;

  view.zoom /= STEP;
  fly_to (self, view);
}

/* A point of the widget keeps what is under it. */
static void
zoom_at (CxBullseye *self,
         double      zoom,
         double      x,
         double      y)
{
  double at_x = x, at_y = y, radius;

  cx_bullseye_to_radii (self, &at_x, &at_y);
  zoom = CLAMP (zoom, 1, CX_RINGS_MAX_ZOOM);
  radius = cx_bullseye_get_radius (self) * zoom;
  x -= gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  y -= gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  cx_bullseye_set_view (self, (CxBullseyeView) { zoom, at_x - x / radius, at_y - y / radius });
}

void
cx_bullseye_reveal (CxBullseye *self,
                    double      x,
                    double      y)
{
  double radius = cx_bullseye_get_radius (self) * self->view.zoom;
  CxBullseyeView view = self->view;

  if (fabs (x - view.x) * radius < gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - MARGIN
      && fabs (y - view.y) * radius < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - MARGIN)
    return;
  view.x = x;
  view.y = y;
  if (view.zoom > 1)
    fly_to (self, view);
}

void
cx_bullseye_show_all (CxBullseye *self)
{
  g_return_if_fail (CX_IS_BULLSEYE (self));

  fly_to (self, CX_BULLSEYE_ALL);
}

/* ── the wheel and two fingers ────────────────────────────────────────── */

static gboolean
on_scroll (CxBullseye               *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || self->image == NULL)
    return GDK_EVENT_PROPAGATE;
  adw_animation_reset (self->flight);
  zoom_at (self, self->view.zoom * pow (WHEEL_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (CxBullseye *self)
{
  self->from = self->view;
}

static void
on_pinch (CxBullseye     *self,
          double          factor,
          GtkGestureZoom *pinch)
{
  double x, y;

  if (self->image != NULL && gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    zoom_at (self, self->from.zoom * factor, x, y);
}

static void
draw_again (CxBullseye *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->twin)
    gtk_widget_queue_draw (GTK_WIDGET (self->twin));
}

void
cx_bullseye_init_view (CxBullseye *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->view = CX_BULLSEYE_ALL;
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION,
                                          adw_callback_animation_target_new (on_flight, self, NULL));
  g_signal_connect_swapped (self->flight, "done", G_CALLBACK (describe_view), self);
  g_signal_connect_swapped (self->flight, "done", G_CALLBACK (draw_again), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
