/* Reads rows from delimited text, as RFC 4180 says and as CRMs write. Knows nothing of accounts. */
#pragma once

#include "cx-row.h"

G_BEGIN_DECLS

/** CxCsv: a reader over a buffer that must outlive it. Any bytes are input; none make it fail. */
typedef struct _CxCsv CxCsv;

/** cx_csv_new: @delimiter 0: guessed from the first rows among `,` `;` TAB `|`. A byte-order mark is skipped. */
CxCsv   *cx_csv_new  (const char *data, gsize length, char delimiter);
void     cx_csv_free (CxCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCsv, cx_csv_free)

char     cx_csv_get_delimiter (CxCsv *self);
gboolean cx_csv_has_bom       (CxCsv *self);
gsize    cx_csv_get_position  (CxCsv *self);   /* bytes read so far */

/** cx_csv_next: reads one row; blank lines are skipped. Returns: %FALSE at the end */
gboolean cx_csv_next (CxCsv *self, CxRow *row);

G_END_DECLS
