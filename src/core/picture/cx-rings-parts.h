/* What the parts of the bullseye's drawing share: marks, names, and the whole. */
#pragma once

#include "cx-rings-draw.h"

G_BEGIN_DECLS

/** cx_rings_draw_marks: smears, marks and signs; the origin is the middle of the rings, as for all that follows. @without: see below */
void         cx_rings_draw_marks  (const CxRingsDrawing *self, cairo_t *cr, GHashTable *without);
/** cx_rings_draw_cells: the density, customers and pinned accounts. */
void         cx_rings_draw_cells  (const CxRingsDrawing *self, cairo_t *cr);
/** cx_rings_draw_axis: the names of the rings and their thresholds. */
void         cx_rings_draw_axis   (const CxRingsDrawing *self, cairo_t *cr);

/** cx_rings_place_names: fills in where the names of the sectors are. */
void         cx_rings_place_names (CxRingsDrawing *self);
/** cx_rings_draw_names: the names of the sectors, and below each how many are tier 1; the origin is the frame's. */
void         cx_rings_draw_names  (const CxRingsDrawing *self, cairo_t *cr);
/** cx_rings_fit_name: lays a name out in one or two lines of @width units; a longer word is cut short, not broken. */
void         cx_rings_fit_name    (PangoLayout *layout, int width);

/** cx_rings_is_in_view: whether a disc around a point, from the middle of the rings, touches the frame. */
gboolean     cx_rings_is_in_view  (const CxRingsDrawing *self, double x, double y, double radius);

G_END_DECLS
