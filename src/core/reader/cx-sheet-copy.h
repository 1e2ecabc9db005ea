/* The rows of a sheet that was once read to its end, so that the next reading need not unpack it again: a file is looked at
 * first and imported afterwards. Knows nothing of formats. */
#pragma once

#include "cx-sheet-file.h"

G_BEGIN_DECLS

typedef struct _CxSheetCopy CxSheetCopy;

/** cx_sheet_copy_new: what rows are written to. */
CxSheetCopy *cx_sheet_copy_new  (void);
void         cx_sheet_copy_free (CxSheetCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSheetCopy, cx_sheet_copy_free)

/** cx_sheet_copy_add: the next row; all of a sheet or none are kept. */
void         cx_sheet_copy_add  (CxSheetCopy *self, const CxRow *row);

/** cx_sheet_copy_keep: takes @self, which holds all rows of the sheet @name, and keeps it with @source if there is room. */
void         cx_sheet_copy_keep (CxSheetCopy *self, CxSource *source, const char *name);

/** cx_sheet_copy_open: (transfer full) (nullable): the sheet @name of @source; %NULL when nobody has read it to its end. */
CxSheetFile *cx_sheet_copy_open (CxSource *source, const char *name);

G_END_DECLS
