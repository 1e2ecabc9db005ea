/* The bullseye as a texture, drawn in any thread. */
#pragma once

#include "cx-bullseye-moves.h"
#include "cx-rings-draw.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxBullseyeImage:
 * @drawing: what the texture was drawn from; its frame is the widget's size
 * @picture, @rings: (unowned): of @drawing
 * @scale: pixels of the display per px
 * @moves: (nullable): (element-type CxBullseyeMove): the marks that lay elsewhere in the picture before
 * @still: (nullable): the texture without those
 */
typedef struct {
  CxRingsDrawing *drawing;
  CxFitPicture   *picture;
  CxRings        *rings;
  GdkTexture     *texture;
  double          scale;
  GArray         *moves;
  GdkTexture     *still;
} CxBullseyeImage;

/** cx_bullseye_image_new: O(accounts). @before: (nullable) (element-type CxRingsMark): what lay where, in a frame like this one */
CxBullseyeImage *cx_bullseye_image_new  (CxFitPicture *picture, const CxRingsFrame *frame, double scale, const GArray *before);
void             cx_bullseye_image_free (CxBullseyeImage *self);
/** cx_bullseye_image_place: where a row of the columns lies, relative to the middle. */
CxRingsMark      cx_bullseye_image_place (const CxBullseyeImage *self, guint account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBullseyeImage, cx_bullseye_image_free)

G_END_DECLS
