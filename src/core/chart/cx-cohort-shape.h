/* Geometry of cohorts: the grid of customers and periods, the columns above it, a share with its interval; and what lies under
 * a point. Knows no customers and no drawing. */
#pragma once

#include "cx-rect.h"

G_BEGIN_DECLS

/**
 * CxCohortShape: @n_rows rows of @n_columns cells; the origin is the top left.
 * @pitch: from one column to the next; @size: of a cell, which may be narrower than high
 * @row_height: from one row to the next
 * @rtl: the first period is the rightmost
 */
typedef struct {
  guint    n_rows, n_columns;
  double   width, pitch, size, row_height;
  gboolean rtl;
} CxCohortShape;

/**
 * cx_cohort_shape_init:
 * @width: px for all columns; cells are as large as that allows, and at most @most
 */
void     cx_cohort_shape_init     (CxCohortShape *self, guint n_rows, guint n_columns, double width, double row_height, double most,
                                   gboolean rtl);

CxRect   cx_cohort_shape_get_cell (const CxCohortShape *self, guint row, guint column);

/** cx_cohort_shape_get_column: the bar above a column that stands for @share (0 … 1) of @height; its foot lies at @height. */
CxRect   cx_cohort_shape_get_column (const CxCohortShape *self, guint column, double share, double height);

/** cx_cohort_shape_find: what is under a point; what is between cells belongs to the one before. %FALSE outside. */
gboolean cx_cohort_shape_find     (const CxCohortShape *self, double x, double y, guint *row, guint *column);

/** cx_cohort_shape_shows_signs: whether cells are large enough to hold a sign; otherwise their heights tell them apart. */
gboolean cx_cohort_shape_shows_signs (const CxCohortShape *self);

/** cx_cohort_shape_label_step: every how many columns there is room for a number of @label_width px. */
guint    cx_cohort_shape_label_step (const CxCohortShape *self, double label_width);

/** cx_share_place: where a share (0 … 1) lies on a track of @width px that begins at @x. */
double   cx_share_place           (double share, double x, double width, gboolean rtl);

G_END_DECLS
