/* Taking an import back. */
#include "cx-undo-private.h"

#include "cx-error.h"
#include "cx-record-table.h"

/* What is left of foreign keys once the accounts are right; import_change is as large as all imports were, and only rows
 * of the import itself could point at what is gone. */
#define DANGLING                                                                                          \
  "SELECT t.name FROM sqlite_schema t JOIN pragma_foreign_key_check (t.name) WHERE t.type = 'table'"      \
  " AND t.name <> 'import_change' LIMIT 1"

gboolean
cx_undo_run (CxUndo     *self,
             const char *sql,
             gint64     *changes,
             GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, self->import);
  if (!cx_statement_run (statement, error))
    return FALSE;
  if (changes != NULL)
    *changes += sqlite3_changes64 (cx_database_get_handle (self->database));
  return TRUE;
}

gboolean
cx_undo_advance (CxUndo  *self,
                 gint64   steps,
                 GError **error)
{
  self->done = MIN (self->done + steps, self->total);
  if (self->progress != NULL)
    self->progress (self->done, self->total, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* With the second, a table can take the place of another one without what points at it following the old one. What SQLite
 * keeps aside of a million rows that one statement deletes belongs into files. */
#define FOLLOW_NOTHING "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; PRAGMA temp_store = FILE"
#define FOLLOW_AGAIN "PRAGMA temp_store = MEMORY; PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON"

gboolean
cx_import_undo_begin (CxStore *store,
                      GError **error)
{
  CxDatabase *database = cx_store_get_database (store);

  if (!cx_database_execute (database, FOLLOW_NOTHING, error))
    return FALSE;
  if (cx_database_begin (database, error))
    return TRUE;
  cx_database_execute (database, FOLLOW_AGAIN, NULL);
  return FALSE;
}

gboolean
cx_import_undo_end (CxStore *store,
                    gboolean keep,
                    GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  gboolean done = TRUE;

  if (keep)
    done = cx_database_commit (database, error);
  else
    cx_database_rollback (database);
  return cx_database_execute (database, FOLLOW_AGAIN, done ? error : NULL) && done;
}

/* ── steps ──────────────────────────────────────────────────────────────── */

static gboolean
check_dependents (CxStore           *store,
                  const CxImportRow *import,
                  GError           **error)
{
  g_autoptr(GPtrArray) dependents = cx_import_undo_dependents (store, import->id, error);

  if (dependents == NULL)
    return FALSE;
  return dependents->len == 0 || cx_undo_refuse (import, dependents, error);
}

static gboolean
check_kept (CxUndo            *self,
            const CxImportRow *import,
            GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT seen IS NOT NULL FROM import WHERE id = %" G_GINT64_FORMAT, import->id);
  gint64 kept;

  if (!cx_database_get_int (self->database, sql, &kept, error))
    return FALSE;
  if (!kept)
    g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
                 "import %" G_GINT64_FORMAT " (%s) cannot be taken back: an older Concentric made it, which did not keep what it changed; use a backup",
                 import->id, import->file);
  return kept != 0;
}

static gboolean
measure (CxUndo  *self,
         GError **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (self->database,
                         "SELECT (SELECT ifnull (max (id), 0) FROM account), (SELECT count (*) FROM import_change WHERE import = ?1)", error);

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, self->import);
  if (!cx_statement_step (select, NULL, error))
    return FALSE;
  self->total = cx_statement_get_int (select, 0) + cx_statement_get_int (select, 1) + 1;
  return cx_undo_advance (self, 0, error);
}

static GPtrArray *
list_statements (CxUndo     *self,
                 const char *sql,
                 GError    **error)
{
  g_autoptr(GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CxStatement) select = cx_database_prepare (self->database, sql, error);
  gboolean has_row = TRUE;

  while (select != NULL && has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (statements, g_strdup (cx_statement_get_text (select, 0)));
    }
  return select ? g_steal_pointer (&statements) : NULL;
}

/* Whatever came with the import, whichever table it is in. */
static gboolean
delete_belongings (CxUndo  *self,
                   GError **error)
{
  g_autoptr(GPtrArray) deletions =
    list_statements (self,
                     "SELECT 'DELETE FROM ' || t.name || ' WHERE ' || k.\"from\" || ' = ?1'"
                     " FROM sqlite_schema t JOIN pragma_foreign_key_list (t.name) k ON k.\"table\" = 'import'"
                     " WHERE t.type = 'table' AND t.name NOT IN ('account', 'import_reject', 'import_unread', 'stage_event')", error);

  if (deletions == NULL ||
      !cx_undo_run (self, "DELETE FROM import_reject WHERE import = ?1", &self->counts.rejects, error) ||
      !cx_undo_run (self, "DELETE FROM import_unread WHERE import = ?1", &self->counts.unread, error) ||
      !cx_undo_run (self, "DELETE FROM stage_event WHERE import = ?1", &self->counts.events, error))
    return FALSE;
  for (guint i = 0; i < deletions->len; i++)
    if (!cx_undo_run (self, deletions->pdata[i], NULL, error))
      return FALSE;
  return TRUE;
}

/* What was seen of accounts that are gone, by no import: a decision about a value, made later. */
static gboolean
delete_orphans (CxUndo  *self,
                GError **error)
{
  return self->counts.accounts == 0 ||
         cx_undo_run (self, "DELETE FROM stage_event WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = account) AND ?1",
                      &self->counts.events, error);
}

static gboolean
check_dangling (CxUndo  *self,
                GError **error)
{
  g_autoptr(CxStatement) select = cx_database_prepare (self->database, DANGLING, error);
  gboolean has_row;

  if (select == NULL || !cx_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    g_set_error (error, CX_ERROR, CX_ERROR_DAMAGED, "%s: rows of “%s” would point at what import %" G_GINT64_FORMAT " added; run “check”",
                 cx_database_get_path (self->database), cx_statement_get_text (select, 0), self->import);
  return !has_row;
}

static gint64
count_records (const CxRecordCounts *counts)
{
  gint64 n = 0;

  for (guint i = 0; i < CX_N_RECORD_KINDS; i++)
    n += counts->rows[i];
  return n;
}

/* Contacts, deals and events. */
static gboolean
undo_records (CxUndo  *self,
              GError **error)
{
  CxRecordCounts before, after;

  if (!cx_records_count (self->store, &before, error) || !cx_records_undo (self->store, self->import, error) ||
      !cx_records_count (self->store, &after, error))
    return FALSE;
  self->counts.records = count_records (&before) - count_records (&after);
  return TRUE;
}

static gboolean
take_back (CxUndo  *self,
           gboolean accounts,
           GError **error)
{
  return measure (self, error) &&
         (accounts || undo_records (self, error)) &&
         cx_undo_values (self, error) &&
         cx_undo_fields (self, error) &&
         cx_undo_accounts (self, error) &&
         cx_undo_run (self, "DELETE FROM field WHERE id IN " CX_UNDO_FIELDS_GONE, &self->counts.fields, error) &&
         delete_belongings (self, error) &&
         delete_orphans (self, error) &&
         cx_undo_run (self, "DELETE FROM import WHERE id = ?1", NULL, error) &&
         check_dangling (self, error) &&
         cx_undo_advance (self, self->total, error);
}

gboolean
cx_import_undo (CxStore       *store,
                gint64         import,
                CxUndoCounts  *counts,
                CxProgressFunc progress,
                gpointer       progress_data,
                GCancellable  *cancellable,
                GError       **error)
{
  CxUndo self = {
    .store = store, .database = cx_store_get_database (store), .import = import, .progress = progress, .progress_data = progress_data,
    .cancellable = cancellable,
  };
  g_autoptr(CxImportRow) row = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  row = cx_import_table_get (store, import, error);
  if (row == NULL)
    return FALSE;
  cx_database_watch (self.database, cancellable);
  done = check_kept (&self, row, error) && check_dependents (store, row, error) && take_back (&self, g_str_equal (row->kind, "accounts"), error);
  cx_database_watch (self.database, NULL);
  if (done && counts != NULL)
    *counts = self.counts;
  return done;
}
