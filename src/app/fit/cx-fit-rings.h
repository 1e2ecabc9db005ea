/* A bullseye with what it says: its message as a title, and the count and share of each ring below. */
#pragma once

#include "cx-bullseye.h"

G_BEGIN_DECLS

#define CX_TYPE_FIT_RINGS (cx_fit_rings_get_type ())
G_DECLARE_FINAL_TYPE (CxFitRings, cx_fit_rings, CX, FIT_RINGS, AdwBin)

/** cx_fit_rings_get_bullseye: (transfer none) */
CxBullseye *cx_fit_rings_get_bullseye (CxFitRings *self);
/** cx_fit_rings_set_picture: @picture: (nullable) */
void        cx_fit_rings_set_picture  (CxFitRings *self, CxFitPicture *picture);
/** cx_fit_rings_set_caption: what is shown, where two stand side by side. @caption: (nullable): nothing */
void        cx_fit_rings_set_caption  (CxFitRings *self, const char *caption);

G_END_DECLS
