/* What the marks of the bullseye mean: a sample of each, and its words. The window and the pictures show the same items. */
#pragma once

#include "cx-fit-picture.h"

#include <cairo.h>

G_BEGIN_DECLS

/** CX_LEGEND_HEIGHT: of every sample, in units. */
#define CX_LEGEND_HEIGHT 16.0

/**
 * CxLegendItem:
 * @stage: the mark of a stage (cx_journey_get_mark()), for samples that show one
 * @words: translated
 * @minor: whether it explains a sign rather than names a stage
 */
typedef struct _CxLegendSample CxLegendSample;
typedef struct {
  const CxLegendSample *sample;
  guint8                stage;
  char                 *words;
  gboolean              minor;
} CxLegendItem;

/**
 * cx_rings_legend_new: of what there is in either of two pictures.
 * @beside: (nullable): of the same accounts
 * @fullest: accounts in the fullest cell of a density; %G_MAXUINT: not known yet, or not one number; 0: there are marks
 *
 * Returns: (transfer full) (element-type CxLegendItem): in the order to show
 */
GPtrArray *cx_rings_legend_new        (const CxFitPicture *picture, const CxFitPicture *beside, guint fullest);

/** cx_legend_item_get_width: of its sample, in units; 0: it has none. */
double     cx_legend_item_get_width   (const CxLegendItem *self);
/** cx_legend_item_draw: draws its sample from the origin on, in the middle of @height. Any thread. */
void       cx_legend_item_draw        (const CxLegendItem *self, cairo_t *cr, double height, gboolean rtl, gboolean dark);

/** cx_legend_item_equal: whether both show and say the same. */
gboolean      cx_legend_item_equal    (const CxLegendItem *a, const CxLegendItem *b);
/** cx_legend_item_copy: Returns: (transfer full) */
CxLegendItem *cx_legend_item_copy     (const CxLegendItem *self);
void          cx_legend_item_free     (CxLegendItem *self);

G_END_DECLS
