/* A list as a workbook (XLSX) that people work with: tiers in colour, header frozen, filters. Private to this folder. */
#pragma once

#include "cx-export-private.h"

G_BEGIN_DECLS

/** CX_WORKBOOK_ROWS: accounts that one sheet holds below its header. */
#define CX_WORKBOOK_ROWS 1048575

/** CX_WORKBOOK_COLUMNS: columns that one sheet holds. */
#define CX_WORKBOOK_COLUMNS 16384

/** CX_WORKBOOK_TEXT: characters that one cell holds. */
#define CX_WORKBOOK_TEXT 32767

/**
 * cx_workbook_write:
 *
 * Writes one sheet to @path. Rows go to disk as they come, so that memory does not grow with them. Fails with
 * %CX_ERROR_INVALID (a text that no cell holds) or %CX_ERROR_IO; @name: what messages call the file.
 */
gboolean cx_workbook_write (CxExportTable *table, const guint *rows, guint n, const char *path, const char *name,
                            CxExportProgress *progress, GError **error);

G_END_DECLS
