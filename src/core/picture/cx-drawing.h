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
/** cx_drawing_new_part: an empty sheet with the same measures, to be added to others. */
CxDrawing     *cx_drawing_new_part (CxDrawing *self);
void         cx_drawing_free  (CxDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDrawing, cx_drawing_free)

/** cx_drawing_add: puts all that is on @part down at a place. */
void         cx_drawing_add   (CxDrawing *self, CxDrawing *part, double x, double y);

/** cx_drawing_get_scale: lets distances shrink with the type. */
double       cx_drawing_get_scale (CxDrawing *self);

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

/** cx_drawing_begin: what is put down up to cx_drawing_end() is one @tag ("H1", "P", "L", "LI") in the structure of a PDF. */
void         cx_drawing_begin   (CxDrawing *self, const char *tag);
void         cx_drawing_end     (CxDrawing *self, const char *tag);

/** cx_drawing_place_as: puts a set text (transfer full) down as one @tag, and returns the y below it. */
double       cx_drawing_place_as (CxDrawing *self, const char *tag, PangoLayout *layout, double x, double y, guint color);

/** cx_drawing_draw: draws all of it, the origin at the top left corner. */
void         cx_drawing_draw    (CxDrawing *self, cairo_t *cr);

G_END_DECLS
