/* What the team says of each stage in the journey map. */
#pragma once

#include "cx-journey.h"

G_BEGIN_DECLS

/**
 * CxJourneyElement: the five elements of the map (method §6), and the two halves of what the customer's cognition comes to.
 * @CX_ELEMENT_PROCESS, @CX_ELEMENT_COGNITION: the two names of the stage
 * @CX_ELEMENT_CONTENT: a piece a line
 */
typedef enum {
  CX_ELEMENT_PROCESS,
  CX_ELEMENT_COGNITION,
  CX_ELEMENT_KNOW,
  CX_ELEMENT_FEEL,
  CX_ELEMENT_CONTENT,
  CX_ELEMENT_CHANNEL,
  CX_ELEMENT_ACTION,
  CX_N_ELEMENTS
} CxJourneyElement;

/** CX_GOOD_PIECES: about so many good pieces of content has a stage (method §6). */
#define CX_GOOD_PIECES 3

/** cx_journey_get_said: what the map says of a stage; "" when nothing. (transfer none) */
const char *cx_journey_get_said          (CxJourney *self, guint stage, CxJourneyElement element);

/**
 * cx_journey_map_set:
 * @text: "" takes it out
 *
 * One transaction. Fails with %CX_ERROR_NOT_FOUND, or with %CX_ERROR_INVALID for a name that is blank or taken.
 */
gboolean    cx_journey_map_set           (CxStore *store, const char *stage, CxJourneyElement element, const char *text, GError **error);

/** cx_journey_map_count_pieces: lines of @content that say something. */
guint       cx_journey_map_count_pieces  (const char *content);

/** cx_journey_map_load: all that is said, as texts of stage times %CX_N_ELEMENTS plus element, for %CxJourney. (transfer full) */
GPtrArray  *cx_journey_map_load          (CxStore *store, GPtrArray *stages, GError **error);

G_END_DECLS
