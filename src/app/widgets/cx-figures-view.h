/* A table of texts in the window: the same numbers as a picture, cell by cell, for eyes and screen readers. */
#pragma once

#include "cx-figures.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFiguresView: a card as high as its rows, which scrolls sideways where it is wider than its place. */
#define CX_TYPE_FIGURES_VIEW (cx_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (CxFiguresView, cx_figures_view, CX, FIGURES_VIEW, AdwBin)

GtkWidget *cx_figures_view_new  (void);

/** cx_figures_view_show: shows another table. @figures: (transfer full) */
void       cx_figures_view_show (CxFiguresView *self, CxFigures *figures);

G_END_DECLS
