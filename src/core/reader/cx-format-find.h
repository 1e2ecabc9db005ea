/* Tells the format of a file from its first bytes. Internal to the readers. */
#pragma once

#include "cx-reader.h"

G_BEGIN_DECLS

/**
 * cx_format_find:
 * @format: (out): %CX_FORMAT_AUTO for what can only be delimited text. %CX_FORMAT_JSON may also be NDJSON, and any zip that
 *   does not say that it is an ODS counts as %CX_FORMAT_XLSX
 *
 * Fails with %CX_ERROR_IO, or with %CX_ERROR_SYNTAX for XML and web pages, which some programs call ".xls".
 */
gboolean cx_format_find (CxSource *source, CxFormat *format, GError **error);

G_END_DECLS
