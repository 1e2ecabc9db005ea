/* One member of a zip as a stream, bounded in what it may unpack to. Knows nothing of workbooks. */
#pragma once

#include "cx-source.h"

G_BEGIN_DECLS

typedef struct _CxSheetZip CxSheetZip;

/**
 * cx_sheet_zip_list:
 *
 * Fails with %CX_ERROR_SYNTAX for what is no whole zip.
 *
 * Returns: (transfer full): the names of all members
 */
char      **cx_sheet_zip_list         (CxSource *source, GError **error);

/**
 * cx_sheet_zip_open:
 * @name: of the member; case does not matter
 *
 * Fails with %CX_ERROR_NOT_FOUND when there is none, and as cx_sheet_zip_list().
 */
CxSheetZip *cx_sheet_zip_open         (CxSource *source, const char *name, GError **error);
void        cx_sheet_zip_free         (CxSheetZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSheetZip, cx_sheet_zip_free)

/**
 * cx_sheet_zip_read:
 *
 * Fails with %CX_ERROR_SYNTAX when the member is damaged, encrypted, or unpacks to far more than an honest one.
 *
 * Returns: bytes read, 0 at the end, -1 on error
 */
gssize      cx_sheet_zip_read         (CxSheetZip *self, void *buffer, gsize n, GError **error);

/** cx_sheet_zip_get_progress: how much of the member has been read, from 0 to 1. */
double      cx_sheet_zip_get_progress (CxSheetZip *self);

CxSource   *cx_sheet_zip_get_source   (CxSheetZip *self);

G_END_DECLS
