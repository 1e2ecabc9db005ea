/* What an XLSX workbook says of all its sheets: their names and parts, the texts that they share, the kinds of their
 * numbers. Knows nothing of the cells. */
#pragma once

#include "cx-sheet-file.h"
#include "cx-sheet-value.h"
#include "cx-sheet-xml.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray  *tabs;
  char       *texts_part, *styles_part;   /* (nullable) */
  gboolean    from_1904;
  GString    *texts;     /* one behind the other */
  GArray     *ends;      /* of gsize: where each ends */
  GByteArray *kinds;     /* of CxSheetKind: by style */
} CxSheetBook;

/**
 * cx_sheet_book_new:
 *
 * Reads what the workbook consists of. Fails with %CX_ERROR_SYNTAX when it is none that can be read, and says what it is.
 */
CxSheetBook *cx_sheet_book_new      (CxSource *source, GError **error);
void         cx_sheet_book_free     (CxSheetBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSheetBook, cx_sheet_book_free)

/** cx_sheet_book_load: reads the texts and styles, before the first cell. */
gboolean     cx_sheet_book_load     (CxSheetBook *self, CxSource *source, GError **error);

/** cx_sheet_book_get_text: Returns: (nullable): the shared text at @index; %NULL when there is none */
const char  *cx_sheet_book_get_text (CxSheetBook *self, gsize index, gsize *length);

/** cx_sheet_unescape: replaces each "_x000D_" in @text, from @start on, by the character that it stands for. */
void         cx_sheet_unescape      (GString *text, gsize start);

G_END_DECLS
