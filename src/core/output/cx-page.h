/* The one-pager as one page: laid out with Pango, drawn with Cairo; the window, print and files share it. */
#pragma once

#include "cx-page-content.h"

#include <cairo.h>

G_BEGIN_DECLS

/** cx_paper_get_size: in points: A4 is 595.28 × 841.89, US Letter 612 × 792. */
void        cx_paper_get_size  (CxPaper paper, double *width, double *height);
/** cx_paper_to_name: "a4", "letter". */
const char *cx_paper_to_name   (CxPaper paper);
gboolean    cx_paper_from_name (const char *name, CxPaper *paper);
/** cx_paper_nearest: the paper with the proportions that come nearest; for others that a printer has. */
CxPaper     cx_paper_nearest   (double width, double height);

/**
 * CxPageRest: what did not fit.
 * @section: key of the section; %NULL: a part of the head
 * @words: "3 of Proof"
 */
typedef struct {
  const char *section;
  guint       n;
  char       *words;
} CxPageRest;

/** CxPage: a page, laid out. Belongs to the thread that made it, as Pango's fonts do. */
typedef struct _CxPage CxPage;

/**
 * cx_page_new:
 * @content: (transfer full): see cx_page_content_new()
 *
 * Type shrinks step by step to a legible minimum (6.6 pt) before something is left out: then whole entries, from the
 * ends of the tallest sections. What is left out is named at the foot of the page, and here.
 */
CxPage              *cx_page_new          (const CxPageContext *context, CxPageContent *content);
void                 cx_page_free         (CxPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPage, cx_page_free)

const CxPageContent *cx_page_get_content  (CxPage *self);
void                 cx_page_get_size     (CxPage *self, double *width, double *height);   /* in points */

/** cx_page_get_scale: of the type: 1 at its full size, 0.76 at the legible minimum. */
double               cx_page_get_scale    (CxPage *self);

/** cx_page_get_left_out: (transfer none) (element-type CxPageRest): empty when everything is on the page. */
GPtrArray           *cx_page_get_left_out (CxPage *self);

/** cx_page_rest_words: "3 of Proof, 2 of Ready to serve them". Returns: (transfer full) (nullable): %NULL of an empty array */
char                *cx_page_rest_words   (GPtrArray *left_out);

/** cx_page_draw: draws the page, one point a unit, its top left corner at the origin; into a PDF with its structure. */
void                 cx_page_draw         (CxPage *self, cairo_t *cr);

G_END_DECLS
