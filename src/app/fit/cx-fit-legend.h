/* What the marks of the bullseye mean: stages, size, could move; or the steps of the density. */
#pragma once

#include "cx-fit-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_FIT_LEGEND (cx_fit_legend_get_type ())
G_DECLARE_FINAL_TYPE (CxFitLegend, cx_fit_legend, CX, FIT_LEGEND, AdwBin)

/** cx_fit_legend_set_picture: @picture: (nullable); @fullest: accounts in the fullest cell of a density; 0: there are marks */
void cx_fit_legend_set_picture (CxFitLegend *self, CxFitPicture *picture, guint fullest);

G_END_DECLS
