/* What the marks of the bullseye mean: stages, size, could move; or the steps of the density. */
#pragma once

#include "cx-fit-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_FIT_LEGEND (cx_fit_legend_get_type ())
G_DECLARE_FINAL_TYPE (CxFitLegend, cx_fit_legend, CX, FIT_LEGEND, AdwBin)

/**
 * cx_fit_legend_set_pictures: says what there is in either.
 * @picture: (nullable)
 * @beside: (nullable): of the same accounts
 * @fullest: accounts in the fullest cell of a density, %G_MAXUINT when it is not one number; 0: there are marks
 */
void cx_fit_legend_set_pictures (CxFitLegend *self, CxFitPicture *picture, CxFitPicture *beside, guint fullest);

G_END_DECLS
