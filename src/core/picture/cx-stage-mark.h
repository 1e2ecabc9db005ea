/* The shape of a stage (ring, disc, triangle, square, star), equal area at one radius, in its colour. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * CxStageMarkStyle: what a shape is filled and outlined with; colours are 0xRRGGBB.
 * @line_below: the line is a halo, which takes nothing from the mark
 */
typedef struct {
  guint32  fill;
  double   fill_alpha;
  guint32  line;
  double   line_width;
  gboolean line_below;
} CxStageMarkStyle;

/** cx_stage_mark_get_style: @stage: the mark of a stage (cx_journey_get_mark()); @halo: a line of paper around it */
CxStageMarkStyle cx_stage_mark_get_style (guint8 stage, gboolean halo, gboolean dark);
/** cx_stage_mark_trace: its outline as the path of @cr, around the origin. */
void             cx_stage_mark_trace     (cairo_t *cr, guint8 stage, double radius);
/** cx_stage_mark_draw: draws it; 0xff (no stage) draws nothing. Any thread. */
void             cx_stage_mark_draw      (cairo_t *cr, guint8 stage, double x, double y, double radius, gboolean halo, gboolean dark);

G_END_DECLS
