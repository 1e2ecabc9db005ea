/* The words around every picture. */
#pragma once

#include "cx-snapshot.h"

G_BEGIN_DECLS

/** cx_words_day: "22 Nov 2026". Returns: (transfer full) */
char    *cx_words_day     (gint32 day);

/** cx_words_direction: by the first letter: 1 from right to left, -1 from left to right, 0 without any. @text: (nullable) */
int      cx_words_direction (const char *text);

/** cx_words_are_rtl: whether the language of the words runs from right to left. */
gboolean cx_words_are_rtl (void);

/** cx_picture_about: "Northwind Robotics · 22 Nov 2026": whose numbers a picture shows. Returns: (transfer full) */
char    *cx_picture_about (CxSnapshot *snapshot);

G_END_DECLS
