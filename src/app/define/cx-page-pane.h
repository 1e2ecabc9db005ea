/* The page beside the sections: as it prints or as text, whether it fits, and how tight the profile is. */
#pragma once

#include "cx-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_PAGE_PANE (cx_page_pane_get_type ())
G_DECLARE_FINAL_TYPE (CxPagePane, cx_page_pane, CX, PAGE_PANE, AdwBin)

/** cx_page_pane_show: @context: (nullable): there is no page yet */
void  cx_page_pane_show  (CxPagePane *self, const CxPageContext *context);

/** cx_page_pane_get_context: (nullable): of the page that is shown; its paper is the desktop's. */
const CxPageContext *cx_page_pane_get_context (CxPagePane *self);

/** cx_page_pane_get_actions: (transfer none): `print` and `export` (s) of what is shown; see cx_page_output_new(). */
GActionGroup *cx_page_pane_get_actions (CxPagePane *self);

/** cx_page_share_words: how much of the market is in tier 1 and 2; @loose: (out): whether that is not tight. (transfer full) */
char *cx_page_share_words (const CxFitCounts *counts, gboolean *loose);

G_END_DECLS
