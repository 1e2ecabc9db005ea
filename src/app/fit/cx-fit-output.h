/* What the place Fit gives away: its picture, its numbers, and the report for the board. */
#pragma once

#include "cx-fit-picture.h"
#include "cx-place.h"

G_BEGIN_DECLS

/**
 * cx_fit_output_install:
 * @button: gets a menu of it
 * @shown: where @place keeps the picture that is shown, %NULL when there is none; lives as long as @place
 */
void cx_fit_output_install (CxPlace *place, GtkMenuButton *button, CxFitPicture *const *shown);

/**
 * cx_fit_output_set_beside: two pictures are shown, and two are given away.
 * @beside: (nullable): what stands beside the picture that is shown; nothing: @caption and @beside_caption are not read
 */
void cx_fit_output_set_beside (CxPlace *place, const char *caption, CxFitPicture *beside, const char *beside_caption);

/** cx_fit_output_set_compare: what the bullseye can be compared with, in the menu of cx_fit_output_install(). @compare: (nullable) */
void cx_fit_output_set_compare (GtkMenuButton *button, GMenuModel *compare);

G_END_DECLS
