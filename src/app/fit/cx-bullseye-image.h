/* The marks of the bullseye as a texture, drawn in any thread. */
#pragma once

#include "cx-fit-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxBullseyeImage:
 * @rings: the geometry that the texture was drawn by
 * @texture: the marks or cells; its middle is the middle of the rings
 * @extent: half of the side of the texture, in px of the widget
 */
typedef struct {
  CxFitPicture *picture;
  CxRings      *rings;
  GdkTexture   *texture;
  double        extent;
  double        scale;
  gboolean      dark;
} CxBullseyeImage;

/** cx_bullseye_image_new: @scale: pixels of the display per px. */
CxBullseyeImage *cx_bullseye_image_new  (CxFitPicture *picture, double radius, double scale, gboolean rtl, gboolean dark);
void             cx_bullseye_image_free (CxBullseyeImage *self);
/** cx_bullseye_image_place: where a row of the columns lies, relative to the middle. */
CxRingsMark      cx_bullseye_image_place (const CxBullseyeImage *self, guint account);

/** cx_bullseye_draw_pin, cx_bullseye_draw_needs_data: the signs at a mark, for the legend too. */
void             cx_bullseye_draw_pin        (cairo_t *cr, const CxRingsMark *mark, gboolean dark);
void             cx_bullseye_draw_needs_data (cairo_t *cr, const CxRingsMark *mark, gboolean dark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBullseyeImage, cx_bullseye_image_free)

G_END_DECLS
