/* What the files of the undo share among each other. */
#pragma once

#include "cx-undo.h"

G_BEGIN_DECLS

/** CxUndo: one undo on its way. @done, @total: accounts and values, for progress. */
typedef struct {
  CxStore       *store;
  CxDatabase    *database;
  gint64         import;
  CxUndoCounts   counts;
  gint64         done, total;
  CxProgressFunc progress;
  gpointer       progress_data;
  GCancellable  *cancellable;
} CxUndo;

/** CX_UNDO_FIELDS_GONE: as SQL, ids of the fields that go with import ?1: it added them, and no later one fills them. */
#define CX_UNDO_FIELDS_GONE                                                                                   \
  "(SELECT n.field FROM import_field n WHERE n.import = ?1 AND n.added"                                       \
  "  AND NOT EXISTS (SELECT 1 FROM import_field l WHERE l.field = n.field AND l.import > ?1))"

/** cx_undo_run: runs @sql, in which ?1 is the import. @changes: (out) (optional): rows that it changed */
gboolean cx_undo_run     (CxUndo *self, const char *sql, gint64 *changes, GError **error);

/** cx_undo_advance: says how far it is. Returns: %FALSE when it was cancelled */
gboolean cx_undo_advance (CxUndo *self, gint64 steps, GError **error);

/** cx_undo_values: puts overwritten and filled values back. */
gboolean cx_undo_values  (CxUndo *self, GError **error);

/** cx_undo_fields: puts the catalogue of fields back, but for those that go. */
gboolean cx_undo_fields  (CxUndo *self, GError **error);

/** cx_undo_accounts: takes added accounts away, and the columns of fields that go. */
gboolean cx_undo_accounts (CxUndo *self, GError **error);

/** cx_undo_refuse: sets %CX_ERROR_DEPENDS. @dependents: (element-type CxDependent): not empty. Returns: %FALSE */
gboolean cx_undo_refuse  (const CxImportRow *import, GPtrArray *dependents, GError **error);

G_END_DECLS
