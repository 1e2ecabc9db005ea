/* Draws the bullseye into a texture. Knows nothing of how it looks. */
#include "cx-bullseye-image.h"

#include <math.h>

CxRingsMark
cx_bullseye_image_place (const CxBullseyeImage *self,
                         guint                  account)
{
  return cx_rings_drawing_place (self->drawing, account);
}

static GdkTexture *
take_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
draw_texture (const CxRingsDrawing *drawing,
              double                scale,
              GHashTable           *without)
{
  int width = ceil (drawing->frame.width * scale), height = ceil (drawing->frame.height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cx_rings_drawing_draw_without (drawing, cr, without);
  cairo_destroy (cr);
  return take_texture (surface);
}

static void
find_moves (CxBullseyeImage *self,
            const GArray    *before)
{
  g_autoptr(GHashTable) moving = g_hash_table_new (NULL, NULL);

  if (before->len == 0 || self->rings->marks->len == 0)
    return;
  self->moves = cx_bullseye_find_moves (before, self->rings->marks);
  for (guint i = 0; self->moves && i < self->moves->len; i++)
    g_hash_table_add (moving, GUINT_TO_POINTER (g_array_index (self->moves, CxBullseyeMove, i).to.account));
  if (g_hash_table_size (moving) > 0)
    self->still = draw_texture (self->drawing, self->scale, moving);
}

CxBullseyeImage *
cx_bullseye_image_new (CxFitPicture       *picture,
                       const CxRingsFrame *frame,
                       double              scale,
                       const GArray       *before)
{
  CxBullseyeImage *self = g_new0 (CxBullseyeImage, 1);

  self->drawing = cx_rings_drawing_new (picture, frame);
  self->picture = self->drawing->picture;
  self->rings = self->drawing->rings;
  self->scale = scale;
  self->texture = draw_texture (self->drawing, scale, NULL);
  if (before)
    find_moves (self, before);
  return self;
}

void
cx_bullseye_image_free (CxBullseyeImage *self)
{
  if (self == NULL)
    return;
  cx_rings_drawing_free (self->drawing);
  g_object_unref (self->texture);
  g_clear_object (&self->still);
  g_clear_pointer (&self->moves, g_array_unref);
  g_free (self);
}
