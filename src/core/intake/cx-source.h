/* A file that rows are imported from: its bytes, and whether they can be delimited text at all. */
#pragma once

#include "cx-error.h"

G_BEGIN_DECLS

/**
 * cx_source_read:
 *
 * Maps @path into memory; what cannot be mapped (a pipe) is read. Fails with %CX_ERROR_IO, with
 * %CX_ERROR_EMPTY, or with %CX_ERROR_SYNTAX when the bytes are a workbook, or text in another encoding
 * than UTF-8 throughout. Single broken rows are no reason to fail: they are set aside one by one.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *cx_source_read (const char *path, GError **error);

G_END_DECLS
