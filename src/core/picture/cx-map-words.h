/* The words of the journey map. */
#pragma once

#include "cx-journey-map.h"

G_BEGIN_DECLS

/** cx_map_element_title: "Content". */
const char *cx_map_element_title (CxJourneyElement element);

/** cx_map_element_hint: what to write there, for customers who are @customer (the 5A): which content converts best (method §6). */
const char *cx_map_element_hint  (CxJourneyElement element, const char *customer);

/** cx_map_sentence: the sentence that a team completes, with a blank for what nobody said yet. @segment: to whom. Returns: Pango markup */
char       *cx_map_sentence      (CxJourney *journey, guint stage, const char *segment);

/** cx_map_pieces: "1 of about 3 good pieces". */
char       *cx_map_pieces        (const char *content);

G_END_DECLS
