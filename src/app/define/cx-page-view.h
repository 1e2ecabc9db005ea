/* The one-pager on screen: the printed page, scaled to the width that there is. */
#pragma once

#include "cx-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxPageView:
 *
 * Properties, all read-only; both change together, a moment after cx_page_view_show():
 *
 * - `text` (string): the page as text; empty without a page
 * - `left-out` (an array of #CxPageRest): what did not fit; empty when everything did
 */
#define CX_TYPE_PAGE_VIEW (cx_page_view_get_type ())
G_DECLARE_FINAL_TYPE (CxPageView, cx_page_view, CX, PAGE_VIEW, GtkWidget)

GtkWidget           *cx_page_view_new          (void);

/** cx_page_view_show: draws another page; @context: (nullable): an empty one. Its `accent` and `paper` are the view's own. */
void                 cx_page_view_show         (CxPageView *self, const CxPageContext *context);

/** cx_page_view_get_context: (nullable): of the page that is shown. */
const CxPageContext *cx_page_view_get_context  (CxPageView *self);
const char          *cx_page_view_get_text     (CxPageView *self);
GPtrArray           *cx_page_view_get_left_out (CxPageView *self);   /* (transfer none) */

/** cx_page_paper: the paper of this desktop: A4 or US Letter. */
CxPaper              cx_page_paper             (void);

G_END_DECLS
