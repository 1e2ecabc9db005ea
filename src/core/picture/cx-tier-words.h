/* The words for tiers, wherever people read them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cx_tier_label: (transfer none): translated "Tier 1", …, "Outside". */
const char *cx_tier_label (guint8 tier);
/** cx_tier_name: (transfer none): translated "Bullseye", "Strong fit", "Caution", "Outside". */
const char *cx_tier_name  (guint8 tier);

G_END_DECLS
