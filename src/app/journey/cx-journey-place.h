/* The place Journey: the board of stages. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_JOURNEY_PLACE (cx_journey_place_get_type ())
G_DECLARE_FINAL_TYPE (CxJourneyPlace, cx_journey_place, CX, JOURNEY_PLACE, CxPlace)

GtkWidget *cx_journey_place_new (void);

G_END_DECLS
