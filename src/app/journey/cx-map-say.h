/* Writes what a person said in the journey map, with a way back. */
#pragma once

#include "cx-journey-map.h"
#include "cx-place.h"

G_BEGIN_DECLS

/** cx_map_say: @stage: code. Tells of the end in a message with Undo, or of what is wrong. */
void cx_map_say (CxPlace *place, const char *stage, CxJourneyElement element, const char *text);

G_END_DECLS
