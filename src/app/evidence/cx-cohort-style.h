/* Colours of cohorts as the window has them now. */
#pragma once

#include "cx-cohort-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_cohort_style_of: as the style manager and the colour of @widget's text say. */
CxCohortStyle cx_cohort_style_of (GtkWidget *widget);

/** cx_cohort_style_follow: draws @widget again when they change. */
void          cx_cohort_style_follow (GtkWidget *widget);

G_END_DECLS
