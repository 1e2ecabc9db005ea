/* How far an import is: rows, rows a second, time left. Knows no workspace. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_PROGRESS (cx_import_progress_get_type ())
G_DECLARE_FINAL_TYPE (CxImportProgress, cx_import_progress, CX, IMPORT_PROGRESS, AdwBin)

/** cx_import_progress_begin: @title: of the work, "Importing…" */
void cx_import_progress_begin  (CxImportProgress *self, const char *title);

/** cx_import_progress_update: @done of @total units, 0 when that is not known; @rows so far, or 0 */
void cx_import_progress_update (CxImportProgress *self, gint64 done, gint64 total, gint64 rows);

/** cx_import_progress_end: nothing moves any more. */
void cx_import_progress_end    (CxImportProgress *self);

G_END_DECLS
