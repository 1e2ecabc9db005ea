/* A table of texts in the window: the same numbers as a picture, cell by cell, for eyes and screen readers. */
#pragma once

#include "cx-figures.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFiguresView: each cell says which row and column it is of. */
#define CX_TYPE_FIGURES_VIEW (cx_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (CxFiguresView, cx_figures_view, CX, FIGURES_VIEW, AdwBin)

GtkWidget *cx_figures_view_new  (void);

/** cx_figures_view_show: shows another table; @figures is not kept. */
void       cx_figures_view_show (CxFiguresView *self, const CxFigures *figures);

G_END_DECLS
