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

/** CxSheet: shapes in order of drawing. All lengths are in page units; colours are 0xRRGGBB. */
typedef struct _CxSheet CxSheet;

/**
 * cx_sheet_new:
 * @width: of the page; what lies at the start lies at its right end when @rtl
 * @scale: of all type sizes, 1 for their full size
 * @language: which forms of Han letters are right, for one
 */
CxSheet     *cx_sheet_new   (double width, double scale, gboolean rtl, const char *language);
/** cx_sheet_new_part: an empty sheet with the same measures, to be added to others. */
CxSheet     *cx_sheet_new_part (CxSheet *self);
void         cx_sheet_free  (CxSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSheet, cx_sheet_free)

/** cx_sheet_add: puts all that is on @part down at a place. */
void         cx_sheet_add   (CxSheet *self, CxSheet *part, double x, double y);

/** cx_sheet_get_scale: lets distances shrink with the type. */
double       cx_sheet_get_scale (CxSheet *self);

/**
 * cx_sheet_layout:
 * @width: where lines wrap, or a negative number for a single line
 * @at_end: whether lines end at the end of @width rather than begin at its start
 *
 * Sets a text. Its lines begin at the start of the *page's* direction, whichever way the text runs.
 *
 * Returns: (transfer full)
 */
PangoLayout *cx_sheet_layout (CxSheet *self, CxTextStyle style, const char *text, double width, gboolean at_end);

/** cx_layout_get_size: what a set text takes, in page units; @baseline: of its first line, from its top. All (optional). */
void         cx_layout_get_size (PangoLayout *layout, double *width, double *height, double *baseline);

/** cx_sheet_place: puts a set text (transfer full) down and returns the y below it. */
double       cx_sheet_place   (CxSheet *self, PangoLayout *layout, double x, double y, guint color);

/** cx_sheet_text: sets a text and puts it down; returns the y below it. */
double       cx_sheet_text    (CxSheet *self, CxTextStyle style, const char *text, double x, double y, double width, guint color);

void         cx_sheet_box     (CxSheet *self, double x, double y, double width, double height, double radius, guint color);
/** cx_sheet_frame: the line of a rounded rectangle, drawn inside its edge. */
void         cx_sheet_frame   (CxSheet *self, double x, double y, double width, double height, double radius, double line, guint color);
void         cx_sheet_disc    (CxSheet *self, double x, double y, double radius, guint color);
/** cx_sheet_half_disc: the half towards the end of the line. */
void         cx_sheet_half_disc (CxSheet *self, double x, double y, double radius, guint color);
/** cx_sheet_circle: @dash: length of the dashes, or 0 for a whole line */
void         cx_sheet_circle  (CxSheet *self, double x, double y, double radius, double line, double dash, guint color);

/** cx_sheet_begin: what is put down up to cx_sheet_end() is one @tag ("H1", "P", "L", "LI") in the structure of a PDF. */
void         cx_sheet_begin   (CxSheet *self, const char *tag);
void         cx_sheet_end     (CxSheet *self, const char *tag);

/** cx_sheet_place_as: puts a set text (transfer full) down as one @tag, and returns the y below it. */
double       cx_sheet_place_as (CxSheet *self, const char *tag, PangoLayout *layout, double x, double y, guint color);

/** cx_sheet_draw: draws all of it, the origin at the top left corner. */
void         cx_sheet_draw    (CxSheet *self, cairo_t *cr);

G_END_DECLS
