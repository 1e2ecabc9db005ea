/* The outlines of the shapes that stand for stages: ring, disc, triangle, square, star; equal area at
 * one radius. What is drawn and what is under a point go by the same corners. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CX_MARK_SHAPES: how many there are; more stages start over. */
#define CX_MARK_SHAPES 5
/** CX_MARK_CORNERS: most corners of a shape. */
#define CX_MARK_CORNERS 10

/** cx_mark_shape_is_disc: whether a stage's shape is a disc; 0xff (no stage) is one too. */
gboolean cx_mark_shape_is_disc     (guint8 stage);
/** cx_mark_shape_get_radius: of a disc, for a mark of @radius. */
double   cx_mark_shape_get_radius  (guint8 stage, double radius);
/** cx_mark_shape_get_corners: of any other, around the origin, y down: x, y, x, y, … Returns: how many corners */
guint    cx_mark_shape_get_corners (guint8 stage, double radius, double xy[2 * CX_MARK_CORNERS]);
/** cx_mark_shape_covers: whether a point, from the middle of the mark, lies on it. */
gboolean cx_mark_shape_covers      (guint8 stage, double radius, double x, double y);

G_END_DECLS
