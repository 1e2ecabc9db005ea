/* In which encoding a text is. Knows nothing of rows. */
#pragma once

#include "cx-source.h"

G_BEGIN_DECLS

/**
 * cx_encoding_find:
 *
 * Tells the encoding of a file: by its byte-order mark; UTF-8 where that is valid to the end, or all but a few lines;
 * UTF-16 and UTF-32 by their zero bytes; then the one in which the words look most like words. Reads until it is sure.
 *
 * Returns: (transfer full): its name, or %NULL with @error set (%CX_ERROR_IO)
 */
char       *cx_encoding_find            (CxSource *source, GError **error);

/**
 * cx_encoding_get_name:
 * @start, @length: the first bytes of the file, which say what "UTF-16" means
 *
 * Returns: (transfer full): one name for all the ways to write @name
 */
char       *cx_encoding_get_name        (const char *name, const char *start, gsize length);

/** cx_encoding_get_mark_length: bytes of the byte-order mark at @start; 0 without one. */
gsize       cx_encoding_get_mark_length (const char *encoding, const char *start, gsize length);

/** cx_encoding_find_mark: (nullable): the encoding whose byte-order mark stands at @start. */
const char *cx_encoding_find_mark       (const char *start, gsize length);

/** cx_encoding_get_decoder: what iconv shall read @encoding with: often what is meant has more characters than its name says. */
const char *cx_encoding_get_decoder     (const char *encoding);

G_END_DECLS
