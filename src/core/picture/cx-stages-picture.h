/* The board of stages as a picture that stands alone: a bar a stage, split by tier; and the journey map as a page. */
#pragma once

#include "cx-picture.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxStageTotal: of the accounts at one stage.
 * @median_days: for how long they have been there, over the @n_dated where that is known
 * @worth: what they are worth together, over the @n_worth where that is known
 */
typedef struct {
  guint  tiers[CX_N_TIERS], accounts;
  double median_days, worth;
  guint  n_dated, n_worth;
} CxStageTotal;

/**
 * CxStageTotals: what the board shows.
 * @filter: (nullable): words for what accounts are left out
 * @money: (nullable): the field of @worth
 * @stages: one a stage of the journey; behind the last those in no stage
 */
typedef struct {
  CxSnapshot    *snapshot;
  char          *filter;
  const CxField *money;
  guint          n_stages;
  CxStageTotal   stages[CX_MAX_STAGES + 1];
} CxStageTotals;

CxStageTotals *cx_stage_totals_new  (CxSnapshot *snapshot);
void           cx_stage_totals_free (CxStageTotals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStageTotals, cx_stage_totals_free)

/** cx_stage_totals_title: "Raw lead holds the most accounts: 1,223 of 2,000". Returns: (transfer full) */
char          *cx_stage_totals_title (const CxStageTotals *self);

/** cx_stages_figures: the same numbers. Returns: (transfer full) */
CxFigures     *cx_stages_figures     (const CxStageTotals *self);

/** cx_stages_draw: puts a row a stage down, its top left corner at the origin. Returns: the height */
double         cx_stages_draw        (CxDrawing *drawing, const CxStageTotals *totals, double width, CxLook look);

/** cx_stages_picture_new: any thread; the picture is that thread's. */
CxPicture     *cx_stages_picture_new (const CxStageTotals *totals, gboolean rtl);

/** cx_map_figures: what the map says: a row an element, a column a stage. Returns: (transfer full) */
CxFigures     *cx_map_figures        (CxJourney *journey);

/** cx_map_picture_new: the journey map of a workspace as a page. @segment: (nullable): to whom. Any thread; the picture is that thread's. */
CxPicture     *cx_map_picture_new    (CxSnapshot *snapshot, const char *segment, gboolean rtl);

G_END_DECLS
