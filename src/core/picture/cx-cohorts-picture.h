/* The cohorts of a leading indicator as a picture that stands alone: grid, share by cohort, renewal. */
#pragma once

#include "cx-cohorts.h"
#include "cx-picture.h"

G_BEGIN_DECLS

/** CX_COHORTS_PICTURE_ROWS: so many customers are drawn one by one; the picture says how many more there are. */
#define CX_COHORTS_PICTURE_ROWS 40

/** cx_cohorts_picture_new: @cohorts: outlive the picture. @log: knows how measures are written. Any thread; the picture is that thread's. */
CxPicture *cx_cohorts_picture_new (const CxCohorts *cohorts, CxSnapshot *snapshot, CxUsageLog *log, gboolean rtl);

/* The same numbers as tables. Returns: (transfer full) */
CxFigures *cx_cohorts_figures         (const CxCohorts *cohorts);   /* greens by cohort */
CxFigures *cx_cohorts_period_figures  (const CxCohorts *cohorts);   /* those who did it, by period since signing */
CxFigures *cx_cohorts_renewal_figures (const CxCohorts *cohorts);   /* renewed, of greens and of reds */

G_END_DECLS
