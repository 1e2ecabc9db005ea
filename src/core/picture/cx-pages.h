/* Pages that somebody draws, as the bytes of a file. Writes no file. */
#pragma once

#include "cx-drawing.h"

G_BEGIN_DECLS

/**
 * CxPages: what a file is made of. All of it is borrowed.
 * @width, @height: of every page, in points
 * @title: of the document
 * @author, @subject: (nullable)
 * @description: (nullable): all that the pages say, for forms that have texts as shapes
 * @day: the date of the file
 * @draw: draws page @page, a point a unit
 */
typedef struct {
  double      width, height;
  guint       n_pages;
  const char *title, *author, *subject, *description;
  gint32      day;
  void      (*draw) (cairo_t *cr, guint page, gpointer data);
  gpointer    data;
} CxPages;

/* The same pages give the same bytes. All fail with %CX_ERROR_IO. */

GBytes *cx_pages_to_pdf (const CxPages *self, GError **error);

/** cx_pages_to_svg: as one picture, the pages below each other. */
GBytes *cx_pages_to_svg (const CxPages *self, GError **error);

/** cx_pages_to_png: likewise. @scale: pixels for 1/96 inch */
GBytes *cx_pages_to_png (const CxPages *self, double scale, GError **error);

G_END_DECLS
