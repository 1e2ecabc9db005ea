/* Dragging on the bullseye: over all of it a rectangle, whose accounts are chosen; over a part of it
 * the part itself is moved, and a rectangle is drawn with Shift. */
#include "cx-bullseye-private.h"

#define SMALLEST 4 /* px: less is no rectangle */

static void
on_begin (CxBullseye     *self,
          double          x,
          double          y,
          GtkGestureDrag *drag)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  self->drag = self->view.zoom > 1 && (state & GDK_SHIFT_MASK) == 0 ? CX_BULLSEYE_PANS : CX_BULLSEYE_BOXES;
  if (self->image == NULL)
    self->drag = CX_BULLSEYE_NO_DRAG;
  self->from = self->view;
  self->started = FALSE;
}

static gboolean
has_started (CxBullseye     *self,
             GtkGestureDrag *drag,
             double          dx,
             double          dy)
{
  if (!self->started && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    {
      self->started = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      cx_bullseye_point_at (self, -1);
    }
  return self->started;
}

static void
on_update (CxBullseye     *self,
           double          dx,
           double          dy,
           GtkGestureDrag *drag)
{
  double x, y, radius = cx_bullseye_get_radius (self) * self->view.zoom;

  if (self->drag == CX_BULLSEYE_NO_DRAG || !has_started (self, drag, dx, dy)
      || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  if (self->drag == CX_BULLSEYE_PANS)
    cx_bullseye_set_view (self, (CxBullseyeView) { self->view.zoom, self->from.x - dx / radius,
                                                   self->from.y - dy / radius });
  else
    self->band = GRAPHENE_RECT_INIT (MIN (x, x + dx), MIN (y, y + dy), ABS (dx), ABS (dy));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
choose_band (CxBullseye *self)
{
  CxFitRegion region = CX_FIT_EVERYWHERE;
  CxFitBox *box = &region.box;

  *box = (CxFitBox) { self->band.origin.x, self->band.origin.y, self->band.origin.x + self->band.size.width,
                      self->band.origin.y + self->band.size.height, self->image->rings->rtl };
  region.boxed = TRUE;
  cx_bullseye_to_radii (self, &box->left, &box->top);
  cx_bullseye_to_radii (self, &box->right, &box->bottom);
  cx_bullseye_emit_box (self, &region);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_end (CxBullseye *self,
        double      dx,
        double      dy)
{
  gboolean chosen = self->drag == CX_BULLSEYE_BOXES && self->started && self->image != NULL
                    && (ABS (dx) >= SMALLEST || ABS (dy) >= SMALLEST);

  if (chosen)
    choose_band (self);
  self->drag = CX_BULLSEYE_NO_DRAG;
  self->started = FALSE;
  self->band = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cx_bullseye_init_drag (CxBullseye *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
