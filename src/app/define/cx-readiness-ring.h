/* A small ring that is as full as something is done. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_READINESS_RING (cx_readiness_ring_get_type ())
G_DECLARE_FINAL_TYPE (CxReadinessRing, cx_readiness_ring, CX, READINESS_RING, GtkWidget)

/** cx_readiness_ring_set_fraction: 0…1 */
void cx_readiness_ring_set_fraction (CxReadinessRing *self, double fraction);

G_END_DECLS
