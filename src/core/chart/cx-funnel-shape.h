/* Geometry of funnels side by side: bars, the trapezoids between them, and what lies under a point. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double x, y, width, height;
} CxRect;

/** CxFunnelShape: @bars[group * n_stages + stage]; one scale for all groups. */
typedef struct {
  guint   n_groups, n_stages;
  double  column_width;
  double  height;
  double  scale;      /* px per account */
  CxRect *bars;
} CxFunnelShape;

/** cx_funnel_shape_new: @counts[group * n_stages + stage]. Bars 38 px high, 50 px apart. @rtl mirrors the order of groups. */
CxFunnelShape *cx_funnel_shape_new  (const guint *counts, guint n_groups, guint n_stages, double width, gboolean rtl);
void           cx_funnel_shape_free (CxFunnelShape *self);
/** cx_funnel_shape_find: FALSE when the point is on no bar's row. */
gboolean       cx_funnel_shape_find (CxFunnelShape *self, double x, double y, guint *group, guint *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFunnelShape, cx_funnel_shape_free)

G_END_DECLS
