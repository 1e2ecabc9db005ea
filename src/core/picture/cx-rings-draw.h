/* The bullseye as a drawing: rings, names, marks or density, for the window's textures, for files and
 * for paper. Draws nothing of what is chosen or under the pointer, and no ground: that is who asks. */
#pragma once

#include "cx-fit-picture.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** CX_RINGS_MAX_ZOOM: nearer than that there is nothing more to see. */
#define CX_RINGS_MAX_ZOOM 8.0

/**
 * CxRingsFrame: what a bullseye is drawn into.
 * @width, @height: in units of the target; names stand around the rings in them
 * @zoom: 1 is all of it (0 stands for 1), at most %CX_RINGS_MAX_ZOOM
 * @x, @y: what lies in the middle of the frame, from the middle of the rings, in radii of the unzoomed picture
 * @rtl: whether the axis is at 9 o'clock
 * @dark: the colours for a dark ground
 * @contrast: stronger lines and text
 * @font: (nullable): of the names; its size is what 1 is to them
 * @resolution: of @font, in dots per inch; 0: 96
 * @options: (nullable): how letters are rendered
 */
typedef struct {
  double                      width, height;
  double                      zoom, x, y;
  gboolean                    rtl, dark, contrast;
  const PangoFontDescription *font;
  double                      resolution;
  const cairo_font_options_t *options;
} CxRingsFrame;

/** CxRingsBox: where a name stands, in the frame. */
typedef struct {
  double x, y, width, height;
} CxRingsBox;

/**
 * CxRingsDrawing: a picture laid out in a frame.
 * @frame: its font and options are the drawing's own
 * @radius: of the rings if they were not zoomed; @rings has them zoomed
 * @x, @y: the middle of the rings in the frame
 * @names: (array): where the name of each sector is; without a width where it is out of view
 */
typedef struct {
  CxFitPicture *picture;
  CxRings      *rings;
  CxRingsFrame  frame;
  double        radius;
  double        x, y;
  CxRingsBox    names[CX_RINGS_MAX_SECTORS];
} CxRingsDrawing;

/** cx_rings_get_radius: of the unzoomed rings in a frame, so that names have room around them. */
double          cx_rings_get_radius         (double width, double height);

/** cx_rings_drawing_new: any thread, O(accounts). */
CxRingsDrawing *cx_rings_drawing_new        (CxFitPicture *picture, const CxRingsFrame *frame);
void            cx_rings_drawing_free       (CxRingsDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRingsDrawing, cx_rings_drawing_free)

/** cx_rings_drawing_draw: all of it, the origin at the top left corner of the frame. Any thread. */
void            cx_rings_drawing_draw       (const CxRingsDrawing *self, cairo_t *cr);
/** cx_rings_drawing_draw_without: the same without the marks of some accounts. @without: (nullable): a set of rows, as pointers */
void            cx_rings_drawing_draw_without (const CxRingsDrawing *self, cairo_t *cr, GHashTable *without);

/** cx_rings_drawing_is_density: whether there are cells rather than marks. */
gboolean        cx_rings_drawing_is_density (const CxRingsDrawing *self);
/** cx_rings_drawing_get_fullest: accounts in the fullest cell; 0: there are marks. */
guint           cx_rings_drawing_get_fullest (const CxRingsDrawing *self);
/** cx_rings_drawing_place: where a row of the picture's accounts lies, from the middle of the rings. */
CxRingsMark     cx_rings_drawing_place      (const CxRingsDrawing *self, guint account);
/** cx_rings_drawing_find_name: the sector whose name has a point of the frame; -1 when none. */
int             cx_rings_drawing_find_name  (const CxRingsDrawing *self, double x, double y);

/** cx_rings_draw_pin, cx_rings_draw_needs_data: the signs at a mark, for the legend too. */
void            cx_rings_draw_pin           (cairo_t *cr, const CxRingsMark *mark, gboolean dark);
void            cx_rings_draw_needs_data    (cairo_t *cr, const CxRingsMark *mark, gboolean dark);

/** cx_rings_draw_stage: the mark of an account: its stage's shape (cx_journey_get_mark()); a pale disc at no stage. */
void            cx_rings_draw_stage (cairo_t *cr, const CxRingsMark *mark, gboolean dark);

G_END_DECLS
