/* Taking an import back, and what it meant for stages. */
#pragma once

#include "cx-undo.h"

G_BEGIN_DECLS

/** CxUndoResult: what was taken back, or would be. @kind: "accounts"; @file: its name as it was imported. */
typedef struct {
  gint64       import;
  char        *file, *kind;
  CxUndoCounts counts;
} CxUndoResult;

void          cx_undo_result_free (CxUndoResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxUndoResult, cx_undo_result_free)

/**
 * cx_stage_undo:
 * @dry_run: says what would be taken back, and changes nothing
 * @day: the day of the undo, for stages that a decision of later means
 *
 * Takes any import back, also one that is not the latest, in one transaction. Fails as cx_import_undo() does: with
 * %CX_ERROR_DEPENDS and a message that says what to take back first, when something later stands on it. A failed or
 * cancelled undo changes nothing.
 */
CxUndoResult *cx_stage_undo (CxStore *store, gint64 import, gboolean dry_run, gint32 day, CxProgressFunc progress,
                             gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
