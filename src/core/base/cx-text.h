/* Text as Concentric compares it. Knows nothing of the domain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_text_fold:
 * @text: UTF-8
 * @length: bytes, or -1 when NUL-terminated
 *
 * The form under which two texts count as the same: Unicode compatibility decomposition, full case
 * folding, accents dropped, runs of white space as one space, trimmed.
 *
 * Returns: (transfer full): the folded text; empty for blank text
 */
char *cx_text_fold (const char *text, gssize length);

/** cx_text_append_folded: the same, behind what @folded has. */
void  cx_text_append_folded (GString *folded, const char *text, gssize length);

/**
 * cx_text_slug:
 *
 * A name for machines: folded, every run of other characters than letters and digits an underscore.
 * Letters of any script stay. "Annual Revenue (USD)" becomes "annual_revenue_usd".
 *
 * Returns: (transfer full): the slug; may be empty
 */
char *cx_text_slug (const char *text);

/**
 * cx_text_is_missing:
 *
 * Whether a cell says that nothing is known: blank, or one of the placeholders that CRMs write
 * (`-`, `--`, `N/A`, `NA`, `#N/A`, `NULL`, `none`, `Select`, `Unknown`, `Undisclosed`), in any case.
 */
gboolean cx_text_is_missing (const char *text, gsize length);

/**
 * cx_text_drop_marks:
 *
 * Takes the invisible marks out of @text, in place, that keep a line in order on a screen (U+2060, U+2066 … U+2069): for texts
 * that are pasted as data.
 *
 * Returns: (transfer none): @text
 */
char *cx_text_drop_marks (char *text);

/** cx_text_append_json: @text, which is UTF-8, as a JSON string with its quotes. */
void cx_text_append_json (GString *json, const char *text, gsize length);

/**
 * cx_text_hash:
 * @salt: tells independent hashes of one text apart
 *
 * A hash that never changes between runs, machines or versions (FNV-1a, 64 bit, finished by
 * splitmix64), for places on a picture that must not jump.
 *
 * Returns: a number in [0, 1)
 */
double cx_text_hash (const char *text, guint64 salt);

G_END_DECLS
