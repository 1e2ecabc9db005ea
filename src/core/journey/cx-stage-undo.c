/* Taking an import back, and what it meant for stages. */
#include "cx-stage-undo.h"

#include "cx-stage-private.h"

void
cx_undo_result_free (CxUndoResult *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->kind);
  g_free (self);
}

static CxUndoResult *
describe (CxStore *store,
          gint64   import,
          GError **error)
{
  g_autoptr(CxImportRow) row = cx_import_table_get (store, import, error);
  CxUndoResult *result;

  if (row == NULL)
    return NULL;
  result = g_new0 (CxUndoResult, 1);
  result->import = import;
  result->file = g_strdup (row->file);
  result->kind = g_strdup (row->kind);
  return result;
}

/* Values that came back mean what they mean today: when nobody decided otherwise since, that is where stages are back at
 * already, and nothing happens. */
static gboolean
follow (CxStore      *store,
        CxUndoResult *result,
        gint32        day,
        GCancellable *cancellable,
        GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  gboolean done;

  if (result->counts.values == 0)
    return TRUE;
  cx_database_watch (database, cancellable);
  done = cx_stage_follow (store, 0, day, error);
  cx_database_watch (database, NULL);
  return done;
}

CxUndoResult *
cx_stage_undo (CxStore       *store,
               gint64         import,
               gboolean       dry_run,
               gint32         day,
               CxProgressFunc progress,
               gpointer       progress_data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(CxUndoResult) result = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (!cx_import_undo_begin (store, error))
    return NULL;
  result = describe (store, import, error);
  if (result == NULL ||
      !cx_import_undo (store, import, &result->counts, progress, progress_data, cancellable, error) ||
      !follow (store, result, day, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      cx_import_undo_end (store, FALSE, NULL);
      return NULL;
    }
  return cx_import_undo_end (store, !dry_run, error) ? g_steal_pointer (&result) : NULL;
}
