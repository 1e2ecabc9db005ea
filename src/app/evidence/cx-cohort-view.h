/* What the widgets of Evidence show: cohorts with the snapshot that names their accounts. Knows no widgets. */
#pragma once

#include "cx-workspace-evidence.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CxCohortView: immutable once made, reference counted.
 * @n_periods: how many columns there are
 */
typedef struct {
  gatomicrefcount refs;
  CxSnapshot     *snapshot;
  CxUsageLog     *log;
  CxCohorts      *cohorts;
  guint           n_periods;
} CxCohortView;

CxCohortView *cx_cohort_view_ref   (CxCohortView *self);
void          cx_cohort_view_unref (CxCohortView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCohortView, cx_cohort_view_unref)

/** cx_cohort_view_new_async: works @indicator out of @data in a thread. @source: gets the result */
void          cx_cohort_view_new_async  (gpointer source, const CxEvidenceData *data, const CxIndicator *indicator, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
CxCohortView *cx_cohort_view_new_finish (GAsyncResult *result, GError **error);

const char   *cx_cohort_view_get_name     (CxCohortView *self, guint customer);
/** cx_cohort_view_describe: "Haldvik AB, signed 3 Mar; green, 5 of 6 months; month 1 done, …": for who cannot see the cells. */
char         *cx_cohort_view_describe     (CxCohortView *self, guint customer);
/** cx_cohort_view_standing: "Green, 5 of 6". */
char         *cx_cohort_view_standing     (CxCohortView *self, guint customer);
/** cx_cohort_view_signs: the signs of all cells, one after the other. */
char         *cx_cohort_view_signs        (CxCohortView *self, guint customer);
/** cx_cohort_view_period: "Month 3". */
char         *cx_cohort_view_period       (CxCohortView *self, guint period);

G_END_DECLS
