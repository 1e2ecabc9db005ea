/* In which language a text of the one-pager is, as far as its script tells. Knows nothing of the document. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_page_language_of:
 * @texts: each may be %NULL
 *
 * The locale's language where it is written in the script of most letters; else one that is.
 *
 * Returns: (transfer full): "ja", "en-gb"
 */
char       *cx_page_language_of           (const char *const *texts, guint n_texts);

/** cx_page_language_of_interface: the locale of messages as a tag for the web: "de-DE"; "en" for C. (transfer full) */
char       *cx_page_language_of_interface (void);

/**
 * cx_page_language_within:
 * @text: (nullable)
 * @page: of what stands around @text
 * @document: what it may be rather than any other of its script
 *
 * Returns: (nullable): the language of @text; %NULL when @page is written in its script, or it has no letters
 */
const char *cx_page_language_within       (const char *text, const char *page, const char *document);

G_END_DECLS
