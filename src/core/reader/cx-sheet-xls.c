/* The cells of an XLS sheet as rows. Knows nothing of tables. */
#include "cx-sheet-file.h"

CxSheetFile *
cx_sheet_xls_new (CxSource *source,
                  GError  **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: an old or a locked workbook; save it as XLSX without a password",
               cx_source_get_path (source));
  return NULL;
}
