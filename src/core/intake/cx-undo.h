/* Taking an import back: the workspace is then, table by table, as it would be without it. Knows nothing of tiers, nor of
 * what stages mean. */
#pragma once

#include "cx-error.h"
#include "cx-import-table.h"

G_BEGIN_DECLS

/**
 * CxUndoCounts: what was taken back.
 * @accounts: added accounts that are gone
 * @values: overwritten or filled values that are back, of @changed accounts
 * @fields: added fields that are gone with their columns
 * @refined: fields whose label, type, role, unit or header is back
 * @events: stage events that are gone
 * @records: added contacts, deals or usage events that are gone
 * @rejects, @unread: rows and cells that are set aside no longer
 */
typedef struct {
  gint64 accounts, changed, values, fields, refined, events, records, rejects, unread;
} CxUndoCounts;

/**
 * CxDependentKind: what can stand on an import.
 * @CX_DEPENDENT_IMPORT: a later import is about accounts that it added, or about fields that it changed on accounts
 * @CX_DEPENDENT_MOVES: its accounts were moved by hand
 * @CX_DEPENDENT_PINS: tiers of its accounts are pinned
 * @CX_DEPENDENT_SAID_NO: deals of its accounts are said no to
 * @CX_DEPENDENT_RECORDS: something else was said of its accounts by hand
 * @CX_DEPENDENT_PROFILE: a profile tests a field that it added
 */
typedef enum {
  CX_DEPENDENT_IMPORT,
  CX_DEPENDENT_MOVES,
  CX_DEPENDENT_PINS,
  CX_DEPENDENT_SAID_NO,
  CX_DEPENDENT_RECORDS,
  CX_DEPENDENT_PROFILE,
} CxDependentKind;

/**
 * CxDependent: something later that stands on an import.
 * @import: of %CX_DEPENDENT_IMPORT
 * @name: (nullable): the import's file, the profile's name, the table of records
 * @field: (nullable): of %CX_DEPENDENT_PROFILE, the label of a field
 * @accounts: of how many accounts; 0 of profiles
 */
typedef struct {
  CxDependentKind kind;
  gint64          import;
  char           *name, *field;
  gint64          accounts;
} CxDependent;

void       cx_dependent_free (CxDependent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDependent, cx_dependent_free)

/**
 * cx_import_undo_dependents:
 *
 * Everything that has to be taken back before @import can be; later imports first, the newest in front.
 *
 * Returns: (transfer full) (element-type CxDependent): empty when nothing stands in the way
 */
GPtrArray *cx_import_undo_dependents (CxStore *store, gint64 import, GError **error);

/**
 * cx_import_undo_begin:
 *
 * Begins a transaction for cx_import_undo(): in it SQLite does not follow foreign keys row by row, which would take four
 * times as long; cx_import_undo() itself looks that none is left dangling.
 */
gboolean   cx_import_undo_begin (CxStore *store, GError **error);

/** cx_import_undo_end: ends it, and follows foreign keys again. @keep: %FALSE: everything is as before the beginning. */
gboolean   cx_import_undo_end   (CxStore *store, gboolean keep, GError **error);

/**
 * cx_import_undo:
 * @counts: (out) (optional): what was taken back
 *
 * Takes @import back, which need not be the latest, between cx_import_undo_begin() and cx_import_undo_end(). Fields that
 * later files fill too stay, as if those had made them. Fails with %CX_ERROR_NOT_FOUND, with %CX_ERROR_DEPENDS when
 * something later stands on it (the message says what, and what to take back first), or with %CX_ERROR_INVALID when it
 * was made before imports kept what they changed. Seconds for a million accounts.
 */
gboolean   cx_import_undo (CxStore *store, gint64 import, CxUndoCounts *counts, CxProgressFunc progress, gpointer progress_data,
                           GCancellable *cancellable, GError **error);

/**
 * cx_import_undo_remember:
 *
 * At the end of @import, in its transaction: of fields that it added, keeps in mind those that profiles asked for before.
 * These profiles do not depend on the import.
 */
gboolean   cx_import_undo_remember (CxStore *store, gint64 import, GError **error);

G_END_DECLS
