/* The rings that stand for a tier beside its word. */
#pragma once

#include "cx-drawing.h"

G_BEGIN_DECLS

/** CX_TIER_SIGN_SIZE: its width and height at the scale 1. */
#define CX_TIER_SIGN_SIZE 12.0

/** cx_tier_sign_put: around a point. @scale: of its size */
void cx_tier_sign_put (CxDrawing *drawing, guint8 tier, double x, double y, double scale, gboolean dark);

G_END_DECLS
