/* The customers of a cohort view as a list; an item stands for a position. */
#pragma once

#include "cx-cohort-view.h"

G_BEGIN_DECLS

#define CX_TYPE_COHORT_ITEM (cx_cohort_item_get_type ())
G_DECLARE_FINAL_TYPE (CxCohortItem, cx_cohort_item, CX, COHORT_ITEM, GObject)

guint cx_cohort_item_get_position (CxCohortItem *self);

#define CX_TYPE_COHORT_MODEL (cx_cohort_model_get_type ())
G_DECLARE_FINAL_TYPE (CxCohortModel, cx_cohort_model, CX, COHORT_MODEL, GObject)

GListModel *cx_cohort_model_new (CxCohortView *view);

G_END_DECLS
