/* What the parts of the place Fit share: what it follows, and what a person chooses in it. */
#pragma once

#include "cx-fit-place.h"

#include "cx-fit-accounts.h"
#include "cx-fit-comparison.h"
#include "cx-fit-legend.h"
#include "cx-fit-maker.h"
#include "cx-fit-rings.h"
#include "cx-fit-table.h"
#include "cx-fit-trial.h"
#include "cx-what-if.h"

G_BEGIN_DECLS

struct _CxFitPlace {
  CxPlace       parent_instance;

  GtkWidget    *stack, *split, *view_stack, *pane_stack, *menu_button;
  GtkWidget    *sectors_button, *sectors_label, *size_button, *size_label, *compare_button;
  AdwBreakpoint *narrow;        /* the pane lies over the rings */
  CxFitRings   *rings, *beside;
  CxBullseye   *bullseye, *other; /* of @rings and of @beside */
  CxFitTable   *table;
  CxFitLegend  *legend;
  CxWhatIf     *what_if;
  CxFitAccounts *accounts;

  GSignalGroup *signals;
  GSimpleActionGroup *actions;
  CxColumns    *columns;        /* whose fields the menus offer */
  char         *sectors, *size; /* keys; NULL: not chosen yet */

  guint         tick;
  CxFitTrial   *trial;
  gint64        profile;        /* id of the profile that the trial is of */

  CxFitMaker   *maker;
  CxFitComparison *comparison;
  CxTiering    *compared;       /* whose profiles the menu offers */
  gint64        compared_profile; /* whose versions it offers */
  GPtrArray    *versions;       /* (element-type CxVersionRow): of it; NULL: not known yet */
  GCancellable *listing;        /* asks for them */
  CxFitQuestion *asked;         /* what @picture answers, or soon will */
  CxFitPicture *picture;
  CxFitPicture *beside_picture;
  CxFitPicture *coming;         /* will be @beside_picture as soon as there is room */
  gboolean      of_other;       /* whether the region was chosen in the picture beside */
  CxFitRegion   region;
  int           account;
};

/** cx_fit_place_get_snapshot: (transfer none) (nullable) */
CxSnapshot *cx_fit_place_get_snapshot   (CxFitPlace *self);
/** cx_fit_place_show_region: outlines and lists what is chosen. */
void        cx_fit_place_show_region    (CxFitPlace *self);
/** cx_fit_place_show_legend: says what the marks mean that are shown now. */
void        cx_fit_place_show_legend    (CxFitPlace *self);
/** cx_fit_place_show_beside: a #CxFitComparisonFunc; @data: the place */
void        cx_fit_place_show_beside    (CxFitPicture *picture, const GError *error, gpointer data);
/** cx_fit_place_init_beside: after the template. */
void        cx_fit_place_init_beside    (CxFitPlace *self);
/** cx_fit_place_compare: @choice: of the comparison */
void        cx_fit_place_compare        (CxFitPlace *self, const char *choice);
/** cx_fit_place_update_comparisons: offers what the bullseye can be compared with now. */
void        cx_fit_place_update_comparisons (CxFitPlace *self);
/** cx_fit_place_forget_comparisons: the next update asks for all of them again. */
void        cx_fit_place_forget_comparisons (CxFitPlace *self);
/** cx_fit_place_update_choices: after other fields were chosen; cx_fit_place_update_picture(): asks for what they show. */
void        cx_fit_place_update_choices (CxFitPlace *self);
void        cx_fit_place_update_picture (CxFitPlace *self);

/** cx_fit_place_init_choosing: the actions, and what a click or a key chooses. */
void        cx_fit_place_init_choosing  (CxFitPlace *self);

G_END_DECLS
