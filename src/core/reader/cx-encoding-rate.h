/* Which of the older encodings a text is in, by what its words look like. Knows nothing of files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_encoding_find_best:
 * @text, @length: lines that are no UTF-8
 *
 * Decodes @text as each encoding that is known, and asks how well the letters stand next to each other in one of the
 * languages that are written in it.
 *
 * Returns: its name; "UTF-8" when @text looks like a text in none of them
 */
const char *cx_encoding_find_best (const char *text, gsize length);

G_END_DECLS
