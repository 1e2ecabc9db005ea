/* The first rows of a file, as the reader sees them, off the main thread. Knows no workspace: an answer comes while the
 * worker is still busy with the last question. */
#pragma once

#include "cx-kind.h"

G_BEGIN_DECLS

/**
 * CxImportPeek:
 * @form: how the file is written
 * @likely: what its rows are, by the headers and the first of them
 * @rows: (element-type GStrv): up to #CX_IMPORT_PEEK_ROWS good rows, as cells
 */
typedef struct {
  CxReadForm  *form;
  CxImportKind likely;
  GPtrArray   *rows;
} CxImportPeek;

#define CX_IMPORT_PEEK_ROWS 6

void          cx_import_peek_free   (CxImportPeek *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportPeek, cx_import_peek_free)

/** cx_import_peek_async: @options is copied. */
void          cx_import_peek_async  (const char *path, const CxReadOptions *options, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
CxImportPeek *cx_import_peek_finish (GAsyncResult *result, GError **error);

G_END_DECLS
