/* The import of accounts and what it means for their stages, as one transaction. */
#include "cx-stage-private.h"

static gboolean
end_import (CxDatabase     *database,
            CxImportResult *result,
            gboolean        dry_run,
            GCancellable   *cancellable,
            GError        **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      cx_database_rollback (database);
      return FALSE;
    }
  cx_database_watch (database, NULL);
  if (!dry_run)
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  result->id = 0;
  return TRUE;
}

CxImportResult *
cx_stage_import (CxStore       *store,
                 CxImportPlan  *plan,
                 gboolean       strict,
                 gboolean       dry_run,
                 gint32         day,
                 CxProgressFunc progress,
                 gpointer       progress_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxImportResult) result = NULL;

  if (!cx_database_begin (database, error))
    return NULL;
  if (cx_stage_remember (store, error))
    result = cx_import_run (store, plan, strict, progress, progress_data, cancellable, error);
  cx_database_watch (database, cancellable);
  if (result == NULL || !cx_stage_follow (store, result->id, day, error))
    {
      cx_database_rollback (database);
      return NULL;
    }
  return end_import (database, result, dry_run, cancellable, error) ? g_steal_pointer (&result) : NULL;
}
