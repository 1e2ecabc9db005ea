/* What stands beside the bullseye to be compared with it: what is in force of this profile or of another, or an
 * earlier version. */
#pragma once

#include "cx-fit-rings.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/**
 * CxFitComparisonFunc:
 * @picture: (nullable): what stands beside, or nothing (any more)
 * @error: (nullable): why nothing does any more
 */
typedef void (*CxFitComparisonFunc) (CxFitPicture *picture, const GError *error, gpointer data);

/** CX_FIT_COMPARE_NOTHING: a choice: "ID" is what is in force of a profile, "ID:VERSION" a version of it. */
#define CX_FIT_COMPARE_NOTHING "0"

/** CxFitComparison: */
#define CX_TYPE_FIT_COMPARISON (cx_fit_comparison_get_type ())
G_DECLARE_FINAL_TYPE (CxFitComparison, cx_fit_comparison, CX, FIT_COMPARISON, GObject)

/** cx_fit_comparison_new: @changed: called on the main thread, until cx_fit_comparison_stop(). */
CxFitComparison *cx_fit_comparison_new         (CxFitComparisonFunc changed, gpointer data);
/** cx_fit_comparison_stop: nothing is under way, and nothing kept; what is chosen stays chosen. */
void             cx_fit_comparison_stop        (CxFitComparison *self);
void             cx_fit_comparison_choose      (CxFitComparison *self, const char *choice);
const char      *cx_fit_comparison_get_chosen  (CxFitComparison *self);
gboolean         cx_fit_comparison_is_on       (CxFitComparison *self);
/** cx_fit_comparison_follow: makes the picture that belongs beside the one that answers @question. */
void             cx_fit_comparison_follow      (CxFitComparison *self, CxWorkspace *workspace, const CxFitQuestion *question);
/** cx_fit_comparison_describe: what is chosen: "Mid-market logistics, version 2". Returns: (transfer full) (nullable) */
char            *cx_fit_comparison_describe    (CxFitComparison *self, CxSnapshot *snapshot);

/** CX_FIT_COMPARE_VERSIONS: how many earlier versions the menu offers. */
#define CX_FIT_COMPARE_VERSIONS 10

/**
 * cx_fit_comparison_make_menu:
 * @profile: whose earlier versions are offered
 * @versions: (nullable) (element-type CxVersionRow): of it, newest first
 *
 * The choices, for the action `fit.compare` (string: a choice). Returns: (transfer full)
 */
GMenuModel      *cx_fit_comparison_make_menu   (CxFitComparison *self, CxSnapshot *snapshot, gint64 profile, GPtrArray *versions);

G_END_DECLS
