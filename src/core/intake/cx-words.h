/* Whether a text holds a phrase, as people mean it: whole words, any case and accents. Knows nothing of what they mean. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_words_contain:
 * @folded: as cx_text_fold() gives it
 * @phrase: folded; a `*` at its beginning or end stands for any further letters
 *
 * Finds @phrase between word boundaries: "head of" is in "head of sales", not in "ahead of". Scripts that write no
 * spaces have no such boundaries.
 */
gboolean cx_words_contain (const char *folded, const char *phrase);

G_END_DECLS
