/* The one-pager as a page: laid out with Pango, drawn with Cairo; the window, print and PDF share it. */
#pragma once

#include "cx-evaluation.h"

#include <cairo.h>

G_BEGIN_DECLS

/** Size of the page in its own units: A4 at 96 dpi. */
#define CX_PAGE_WIDTH 794.0
#define CX_PAGE_HEIGHT 1123.0

/** CX_PAGE_TIGHT: a profile whose tiers 1 and 2 hold more than this share of the accounts is not tight (method §2). */
#define CX_PAGE_TIGHT 0.4

/**
 * CxPageContext: what stands beside the profile on the page.
 * @evaluation: of the draft: its counts are the page's
 * @edited: (nullable): section with the accent frame while it is edited ("firmographics", "behaviour", "value")
 * @accent: colour of that frame, r g b 0…1
 * @rtl: whether the page begins at its right side
 */
typedef struct {
  const char   *workspace;
  guint         rank, n_profiles;
  int           version;      /* 0: never published */
  gboolean      draft;
  gint32        day;
  CxEvaluation *evaluation;
  const char   *edited;
  double        accent[3];
  gboolean      rtl;
} CxPageContext;

/**
 * cx_page_draw:
 *
 * Draws the page with its top left corner at the origin. Type shrinks to a legible minimum (6.6 pt)
 * before something is left out.
 *
 * Returns: %FALSE when the text did not fit; what lies beyond the end of the page is then not drawn
 */
gboolean cx_page_draw (cairo_t *cr, const CxPageContext *context);

/** cx_page_describe: the same page as plain text, in reading order, for screen readers. Returns: (transfer full) */
char    *cx_page_describe (const CxPageContext *context);

G_END_DECLS
