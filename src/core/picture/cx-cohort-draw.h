/* How cohorts look: the colours and signs of cells, columns and shares, drawn with Cairo for the window, for pictures and for
 * paper alike. Knows no widgets. */
#pragma once

#include "cx-cohort-shape.h"
#include "cx-cohorts.h"
#include "cx-look.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Colours are 0xRRGGBB. */
guint32 cx_cohort_color_fill  (CxCohortCell cell, gboolean dark);
guint32 cx_cohort_color_sign  (CxCohortCell cell, gboolean dark);
/** cx_cohort_color_standing: of the shares of greens and of reds. */
guint32 cx_cohort_color_standing (CxStanding standing, gboolean dark);

/** cx_cohort_draw_cell: a cell in its colour, and with its sign where @signs; else its height tells what it is. */
void    cx_cohort_draw_cell   (cairo_t *cr, CxCohortCell cell, const CxRect *place, gboolean signs, CxLook look);

/** cx_cohort_draw_row: the cells of one customer, as row @row of @shape. */
void    cx_cohort_draw_row    (cairo_t *cr, const CxCohorts *cohorts, guint customer, const CxCohortShape *shape, guint row,
                               CxLook look);

/** cx_cohort_draw_columns: the share of customers in each period, @height px high, and the target as a dashed line. */
void    cx_cohort_draw_columns (cairo_t *cr, const CxCohorts *cohorts, const CxCohort *cohort, const CxCohortShape *shape, double height,
                                CxLook look);

/**
 * cx_cohort_draw_share:
 * @target: 0 … 1, as a dashed line across; NAN: none
 *
 * A share as a bar with its interval as a whisker, @width × @height px; too few to say: the interval alone.
 */
void    cx_cohort_draw_share  (cairo_t *cr, const CxCohortShare *share, double target, double width, double height, gboolean rtl,
                               CxStanding standing, CxLook look);

G_END_DECLS
