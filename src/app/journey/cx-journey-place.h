/* The place Journey: the board of stages, and the journey map. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_JOURNEY_PLACE (cx_journey_place_get_type ())
G_DECLARE_FINAL_TYPE (CxJourneyPlace, cx_journey_place, CX, JOURNEY_PLACE, CxPlace)

GtkWidget *cx_journey_place_new (void);

/** cx_journey_place_follow: the card of the account with @id gets the focus with the next answer. */
void       cx_journey_place_follow (CxJourneyPlace *self, gint64 id);

G_END_DECLS
