/* The text of a file, as UTF-8, piece by piece. Knows nothing of rows. */
#pragma once

#include "cx-source.h"

G_BEGIN_DECLS

/** CxTextInput: memory of a fixed size, however long the file is. */
typedef struct _CxTextInput CxTextInput;

/**
 * cx_text_input_new:
 * @encoding: as a person or cx_encoding_find() calls it
 *
 * A byte-order mark is not part of the text. Fails with %CX_ERROR_SYNTAX when nobody knows @encoding.
 */
CxTextInput *cx_text_input_new          (CxSource *source, const char *encoding, GError **error);
void         cx_text_input_free         (CxTextInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxTextInput, cx_text_input_free)

/** cx_text_input_get_encoding: its name, as it is shown. */
const char  *cx_text_input_get_encoding (CxTextInput *self);

/**
 * cx_text_input_read:
 * @n: room in @buffer, at least 16
 *
 * Reads on. Bytes that are no text in the encoding come as bytes that are no UTF-8, so that they are found in their row.
 *
 * Returns: how many bytes, 0 at the end, -1 on error
 */
gssize       cx_text_input_read         (CxTextInput *self, char *buffer, gsize n, GError **error);

/** cx_text_input_get_position: bytes of the file that were taken so far. */
guint64      cx_text_input_get_position (CxTextInput *self);

G_END_DECLS
