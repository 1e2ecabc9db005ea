/* Whether a text answers "whom?" with everyone; inside the fit layer only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_everyone_find:
 * @text: (nullable)
 *
 * Looks for a short list of words that mean everyone, in any case, as whole words.
 *
 * Returns: (transfer full) (nullable): the first that stands in @text, folded; %NULL when none does
 */
char *cx_everyone_find (const char *text);

G_END_DECLS
