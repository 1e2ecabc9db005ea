/* All of a workspace as one JSON document, for other programs and for those who want to leave. */
#pragma once

#include "cx-error.h"
#include "cx-store.h"

G_BEGIN_DECLS

/**
 * cx_workspace_json_write:
 *
 * Writes what people decided (profiles with their versions, stages and what values mean them) and what was imported: fields,
 * accounts with their values and stage events, and every other table as it is. Piece by piece: memory does not grow with the
 * document. The file appears whole or not at all. The same workspace gives the same bytes.
 */
gboolean cx_workspace_json_write (CxStore *store, const char *path, CxProgressFunc progress, gpointer data, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
