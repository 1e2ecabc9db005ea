/* Geometry of funnels side by side and of all of them together: bars, the trapezoids between them, and what lies under a point. */
#pragma once

#include "cx-rect.h"

G_BEGIN_DECLS

/**
 * CxFunnelShape:
 * @n_groups: the last is of all accounts
 * @unit: what heights are multiplied by
 * @gap: px between the last column and the others
 * @scale: px an account; one for all groups, so that bars compare
 * @total_scale: that of the last, beside which the others would be hairlines
 * @bars: bars[group * n_stages + stage]; an empty one has no width
 * @rtl: the first group is the rightmost
 */
typedef struct {
  guint    n_groups, n_stages;
  double   column_width;
  double   height;
  double   unit, gap, scale, total_scale;
  gboolean rtl;
  CxRect  *bars;
} CxFunnelShape;

/**
 * cx_funnel_shape_new:
 * @counts: (array): counts[group * n_stages + stage]; those of the last group are of all accounts
 * @width: px for all columns
 * @unit: 1 beside texts of the usual size, more beside larger ones
 *
 * Bars 38 units high, 50 px apart, in the middle of their group's column; the origin is the top left.
 */
CxFunnelShape *cx_funnel_shape_new      (const guint *counts, guint n_groups, guint n_stages, double width, double unit,
                                              gboolean rtl);
void           cx_funnel_shape_free     (CxFunnelShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFunnelShape, cx_funnel_shape_free)

/** cx_funnel_shape_get_bar: (transfer none) */
const CxRect  *cx_funnel_shape_get_bar  (const CxFunnelShape *self, guint group, guint stage);

/** cx_funnel_shape_get_cell: what belongs to a bar: the column's whole width at the bar's height. */
CxRect         cx_funnel_shape_get_cell (const CxFunnelShape *self, guint group, guint stage);

/** cx_funnel_shape_find: the cell under a point; %FALSE between the rows and outside. */
gboolean       cx_funnel_shape_find     (const CxFunnelShape *self, double x, double y, guint *group, guint *stage);

G_END_DECLS
