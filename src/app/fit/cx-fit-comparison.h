/* What stands beside the bullseye to be compared with it: what is in force of this profile, or of another. */
#pragma once

#include "cx-fit-rings.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/** CxFitComparisonFunc: @picture: (nullable): what stands beside, or nothing (any more) */
typedef void (*CxFitComparisonFunc) (CxFitPicture *picture, gpointer data);

/** CxFitComparison: */
#define CX_TYPE_FIT_COMPARISON (cx_fit_comparison_get_type ())
G_DECLARE_FINAL_TYPE (CxFitComparison, cx_fit_comparison, CX, FIT_COMPARISON, GObject)

/** cx_fit_comparison_new: @changed: called on the main thread, until cx_fit_comparison_stop(). */
CxFitComparison *cx_fit_comparison_new         (CxFitComparisonFunc changed, gpointer data);
/** cx_fit_comparison_stop: nothing is compared. */
void             cx_fit_comparison_stop        (CxFitComparison *self);
/** cx_fit_comparison_choose: @profile: the id of a profile; 0: nothing */
void             cx_fit_comparison_choose      (CxFitComparison *self, gint64 profile);
gint64           cx_fit_comparison_get_chosen  (CxFitComparison *self);
/** cx_fit_comparison_follow: makes the picture that belongs beside the one that answers @question. */
void             cx_fit_comparison_follow      (CxFitComparison *self, const CxFitQuestion *question);
/** cx_fit_comparison_make_menu: the choices, for the action `fit.compare` (string: an id). Returns: (transfer full) */
GMenuModel      *cx_fit_comparison_make_menu   (CxSnapshot *snapshot);
/** cx_fit_comparison_describe: "Mid-market logistics, version 2". Returns: (transfer full) */
char            *cx_fit_comparison_describe    (const CxRanked *ranked);

G_END_DECLS
