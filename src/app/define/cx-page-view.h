/* The one-pager on screen: the printed page, scaled to the width that there is. */
#pragma once

#include "cx-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxPageView: property `fits` (boolean, read-only): whether everything is on the page. */
#define CX_TYPE_PAGE_VIEW (cx_page_view_get_type ())
G_DECLARE_FINAL_TYPE (CxPageView, cx_page_view, CX, PAGE_VIEW, GtkWidget)

GtkWidget  *cx_page_view_new      (void);

/** cx_page_view_show: draws another page; @context: (nullable): an empty one. Its `accent` and `rtl` are the view's own. */
void        cx_page_view_show     (CxPageView *self, const CxPageContext *context);
gboolean    cx_page_view_get_fits (CxPageView *self);

/** cx_page_view_get_text: (transfer none): the page as text. */
const char *cx_page_view_get_text (CxPageView *self);

G_END_DECLS
