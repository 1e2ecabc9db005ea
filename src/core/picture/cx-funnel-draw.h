/* The funnels side by side, the last of all accounts: where they stand, and their drawing. One for the window, for files and for the report. */
#pragma once

#include "cx-drawing.h"
#include "cx-funnel-answer.h"
#include "cx-funnel-shape.h"
#include "cx-look.h"

G_BEGIN_DECLS

/**
 * CxFunnelPlan: where everything stands in a width.
 * @shape: of the bars; its origin lies at @x, @y
 * @labels: width of the column of the stages' names
 * @unit: what all sizes are multiplied by: 1 at the scale of the window's usual type
 */
typedef struct {
  CxFunnelShape *shape;
  double         x, y, labels, unit, width, height;
} CxFunnelPlan;

/**
 * cx_funnel_plan_new:
 * @scale: of the drawing (cx_drawing_get_scale())
 * @rtl: whether @x and the shape are mirrored, as what is drawn is
 */
CxFunnelPlan *cx_funnel_plan_new  (const CxFunnelAnswer *answer, double width, double scale, gboolean rtl);
void          cx_funnel_plan_free (CxFunnelPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFunnelPlan, cx_funnel_plan_free)

/** cx_funnel_plan_measure: what @n_groups, besides that of all, and @n_stages need. @least: a width; @natural: one with room; @height: all (out) (optional) */
void          cx_funnel_plan_measure (guint n_groups, guint n_stages, double scale, double *least, double *natural, double *height);

/** cx_funnel_draw: puts the funnels down, their top left corner at the origin; O(groups · stages). Returns: their height */
double        cx_funnel_draw      (CxDrawing *drawing, const CxFunnelAnswer *answer, double width, CxLook look);

G_END_DECLS
