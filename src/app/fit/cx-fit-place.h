/* The place Fit: the concentric rings, and the what-if beside them. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_FIT_PLACE (cx_fit_place_get_type ())
G_DECLARE_FINAL_TYPE (CxFitPlace, cx_fit_place, CX, FIT_PLACE, CxPlace)

GtkWidget *cx_fit_place_new (void);

G_END_DECLS
