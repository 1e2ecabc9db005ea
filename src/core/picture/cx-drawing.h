/* A page as a list of shapes and texts in page units: put down first, looked at, then drawn with
 * Cairo. Knows Pango and Cairo, nothing of profiles. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** CxTextStyle: the few kinds of text that a page has. */
typedef enum {
  CX_TEXT_TITLE,
  CX_TEXT_STATEMENT,
  CX_TEXT_SUMMARY,
  CX_TEXT_HEADING,
  CX_TEXT_STRONG,
  CX_TEXT_BODY,
  CX_TEXT_CAPTION,
  CX_TEXT_CAPTION_STRONG,
  CX_TEXT_PILL,
  CX_TEXT_COUNT,          /* digits of one width, so that columns line up */
  CX_TEXT_COUNT_STRONG,
} CxTextStyle;

/** CxDrawing: shapes in order of drawing. All lengths are in page units; colours are 0xRRGGBB. */
typedef struct _CxDrawing CxDrawing;

/**
 * cx_drawing_new:
 * @width: of the page; what lies at the start lies at its right end when @rtl
 * @scale: of all type sizes, 1 for their full size
 * @language: which forms of Han letters are right, for one
 */
CxDrawing     *cx_drawing_new   (double width, double scale, gboolean rtl, const char *language);
/**
 * cx_drawing_new_for:
 * @pango: of a widget: its font and size, and so what the person chose, are those of the texts
 */
CxDrawing     *cx_drawing_new_for (PangoContext *pango, double width, gboolean rtl);
/** CX_DRAWING_TYPE: a font of so many pixels makes the scale 1. */
#define CX_DRAWING_TYPE 12.0
/** cx_drawing_new_part: an empty sheet with the same measures, to be added to others. */
CxDrawing     *cx_drawing_new_part (CxDrawing *self);
void         cx_drawing_free  (CxDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDrawing, cx_drawing_free)

/** cx_drawing_add: puts all that is on @part down at a place. */
void         cx_drawing_add   (CxDrawing *self, CxDrawing *part, double x, double y);

/** cx_drawing_get_scale: lets distances shrink with the type. */
double       cx_drawing_get_scale (CxDrawing *self);
gboolean     cx_drawing_is_rtl    (CxDrawing *self);

/** cx_drawing_set_opacity: of what is put down from now on; 1 at first. */
void         cx_drawing_set_opacity (CxDrawing *self, double opacity);

/**
 * cx_drawing_layout:
 * @width: where lines wrap, or a negative number for a single line
 * @at_end: whether lines end at the end of @width rather than begin at its start
 *
 * Sets a text. Its lines begin at the start of the *page's* direction, whichever way the text runs.
 *
 * Returns: (transfer full)
 */
PangoLayout *cx_drawing_layout (CxDrawing *self, CxTextStyle style, const char *text, double width, gboolean at_end);

/** cx_drawing_layout_markup: the same of Pango markup. Returns: (transfer full) */
PangoLayout *cx_drawing_layout_markup (CxDrawing *self, CxTextStyle style, const char *markup, double width, gboolean at_end);

/** cx_layout_get_size: what a set text takes, in page units; @baseline: of its first line, from its top. All (optional). */
void         cx_layout_get_size (PangoLayout *layout, double *width, double *height, double *baseline);

/** cx_drawing_place: puts a set text (transfer full) down and returns the y below it. */
double       cx_drawing_place   (CxDrawing *self, PangoLayout *layout, double x, double y, guint color);

/** cx_drawing_text: sets a text and puts it down; returns the y below it. */
double       cx_drawing_text    (CxDrawing *self, CxTextStyle style, const char *text, double x, double y, double width, guint color);

void         cx_drawing_box     (CxDrawing *self, double x, double y, double width, double height, double radius, guint color);
/** cx_drawing_frame: the line of a rounded rectangle, drawn inside its edge. */
void         cx_drawing_frame   (CxDrawing *self, double x, double y, double width, double height, double radius, double line, guint color);
void         cx_drawing_disc    (CxDrawing *self, double x, double y, double radius, guint color);
/** cx_drawing_half_disc: the half towards the end of the line. */
void         cx_drawing_half_disc (CxDrawing *self, double x, double y, double radius, guint color);
/** cx_drawing_circle: @dash: length of the dashes, or 0 for a whole line */
void         cx_drawing_circle  (CxDrawing *self, double x, double y, double radius, double line, double dash, guint color);

/** cx_drawing_line: @dash: as of a circle */
void         cx_drawing_line    (CxDrawing *self, double x1, double y1, double x2, double y2, double line, double dash, guint color);
/** cx_drawing_polygon: @points: (array): x and y of each of @n points, at least two */
void         cx_drawing_polygon (CxDrawing *self, const double *points, guint n, guint color);
/** cx_drawing_stage_mark: the shape of a stage (cx_stage_mark_draw()) around a point. */
void         cx_drawing_stage_mark (CxDrawing *self, guint8 mark, double x, double y, double radius, gboolean dark);

/** CxDrawFunc: draws with its top left corner at the origin. */
typedef void (*CxDrawFunc) (cairo_t *cr, double width, double height, gpointer data);

/** cx_drawing_picture: what others draw, which mirror it themselves. @data: freed by @destroy (nullable) */
void         cx_drawing_picture (CxDrawing *self, double x, double y, double width, double height, CxDrawFunc draw, gpointer data,
                                 GDestroyNotify destroy);

/** cx_drawing_begin: what is put down up to cx_drawing_end() is one @tag ("H1", "P", "L", "LI") in the structure of a PDF. */
void         cx_drawing_begin   (CxDrawing *self, const char *tag);
void         cx_drawing_end     (CxDrawing *self, const char *tag);

/** cx_drawing_place_as: puts a set text (transfer full) down as one @tag, and returns the y below it. */
double       cx_drawing_place_as (CxDrawing *self, const char *tag, PangoLayout *layout, double x, double y, guint color);

/** cx_drawing_draw: draws all of it, the origin at the top left corner. */
void         cx_drawing_draw    (CxDrawing *self, cairo_t *cr);

/**
 * CxDrawingTarget: draws by other means than Cairo. Everything stands where it is seen; colours are 0xRRGGBB.
 * @box: filled
 * @path: filled when @line is 0
 */
typedef struct {
  void (*box)     (double x, double y, double width, double height, double radius, guint color, double opacity, gpointer data);
  void (*path)    (const cairo_path_t *path, double line, double dash, guint color, double opacity, gpointer data);
  void (*text)    (PangoLayout *layout, double x, double y, guint color, double opacity, gpointer data);
  void (*picture) (double x, double y, double width, double height, CxDrawFunc draw, gpointer picture, gpointer data);
} CxDrawingTarget;

/** cx_drawing_replay: gives all of it, in order, to @target. */
void         cx_drawing_replay  (CxDrawing *self, const CxDrawingTarget *target, gpointer data);

G_END_DECLS
