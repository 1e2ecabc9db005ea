/* The list of a drawing on its way to Cairo, or to what else draws: one outline for each shape, wherever it goes. */
#include "cx-drawing-private.h"

#include "cx-palette.h"
#include "cx-stage-mark.h"

#include <math.h>

static void
add_rounded (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   radius)
{
  radius = MAX (0, MIN (radius, MIN (width, height) / 2));
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static double
left_of (CxDrawing  *self,
         const CxDrawingItem *item)
{
  return self->rtl ? self->width - item->x - item->width : item->x;
}

/* Points of a polygon mirror each on its own. */
static void
trace_points (CxDrawing  *self,
              cairo_t    *cr,
              const CxDrawingItem *item)
{
  for (guint i = 0; i < item->points->len; i += 2)
    {
      double x = g_array_index (item->points, double, i), y = g_array_index (item->points, double, i + 1);

      cairo_line_to (cr, left_of (self, item) + (self->rtl ? item->width - x : x), item->y + y);
    }
  if (item->points->len > 4)
    cairo_close_path (cr);
}

/* The outline of a shape as the path. */
static void
trace (CxDrawing  *self,
       cairo_t    *cr,
       const CxDrawingItem *item)
{
  double x = left_of (self, item);
  gboolean half = item->kind == CX_ITEM_HALF_DISC;

  cairo_new_path (cr);
  switch (item->kind)
    {
    case CX_ITEM_BOX:
      add_rounded (cr, x + item->line / 2, item->y + item->line / 2, item->width - item->line,
                   item->height - item->line, item->radius);
      break;
    case CX_ITEM_CIRCLE:
    case CX_ITEM_HALF_DISC:
      cairo_arc (cr, x + item->radius, item->y + item->radius, item->radius, !half ? 0 : self->rtl ? G_PI_2 : -G_PI_2,
                 !half ? 2 * G_PI : self->rtl ? 1.5 * G_PI : G_PI_2);
      break;
    case CX_ITEM_POLYGON:
      trace_points (self, cr, item);
      break;
    case CX_ITEM_MARK:
      cairo_save (cr);
      cairo_translate (cr, x + item->radius, item->y + item->radius);
      cx_stage_mark_trace (cr, item->mark, item->radius);
      cairo_restore (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_shape (CxDrawing  *self,
            cairo_t    *cr,
            const CxDrawingItem *item)
{
  trace (self, cr, item);
  if (item->line <= 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, item->line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, &item->dash, item->dash > 0, 0);
  cairo_stroke (cr);
}

static void
draw_picture (CxDrawing  *self,
              cairo_t    *cr,
              const CxDrawingItem *item)
{
  cairo_save (cr);
  cairo_translate (cr, left_of (self, item), item->y);
  item->picture->draw (cr, item->width, item->height, item->picture->data);
  cairo_restore (cr);
}

static void
draw_item (CxDrawing  *self,
           cairo_t    *cr,
           const CxDrawingItem *item)
{
  cx_palette_set_source (cr, item->color, item->opacity);
  switch (item->kind)
    {
    case CX_ITEM_TEXT:
      cairo_move_to (cr, left_of (self, item), item->y);
      pango_cairo_show_layout (cr, item->layout);
      cairo_new_path (cr);
      break;
    case CX_ITEM_PICTURE:
      draw_picture (self, cr, item);
      break;
    case CX_ITEM_BEGIN:
      cairo_tag_begin (cr, item->tag, NULL);
      break;
    case CX_ITEM_END:
      cairo_tag_end (cr, item->tag);
      break;
    default:
      draw_shape (self, cr, item);
    }
}

void
cx_drawing_draw (CxDrawing *self,
                 cairo_t   *cr)
{
  for (guint i = 0; i < self->items->len; i++)
    draw_item (self, cr, &g_array_index (self->items, CxDrawingItem, i));
}

/* ── for others than Cairo ── */

static void
replay_shape (CxDrawing             *self,
              cairo_t               *cr,
              const CxDrawingItem            *item,
              const CxDrawingTarget *target,
              gpointer               data)
{
  cairo_path_t *path;

  if (item->kind == CX_ITEM_BOX && item->line <= 0)
    {
      target->box (left_of (self, item), item->y, item->width, item->height, item->radius, item->color, item->opacity, data);
      return;
    }
  trace (self, cr, item);
  path = cairo_copy_path (cr);
  target->path (path, item->line, item->dash, item->color, item->opacity, data);
  cairo_path_destroy (path);
}

/* A surface of no size is enough to hold a path. */
void
cx_drawing_replay (CxDrawing             *self,
                   const CxDrawingTarget *target,
                   gpointer               data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 0, 0);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < self->items->len; i++)
    {
      const CxDrawingItem *item = &g_array_index (self->items, CxDrawingItem, i);

      if (item->kind == CX_ITEM_TEXT)
        target->text (item->layout, left_of (self, item), item->y, item->color, item->opacity, data);
      else if (item->kind == CX_ITEM_PICTURE)
        target->picture (left_of (self, item), item->y, item->width, item->height, item->picture->draw, item->picture->data, data);
      else if (item->kind < CX_ITEM_PICTURE)
        replay_shape (self, cr, item, target, data);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}
