/* What other programs wrote into the file while the window was elsewhere. Knows nothing of what they wrote. */
#include "cx-workspace-private.h"

gboolean
cx_job_read_data_version (CxStore  *store,
                          gint64   *version,
                          GError  **error)
{
  return cx_database_get_int (cx_store_get_database (store), "PRAGMA data_version", version, error);
}

static gboolean
work_follow (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;
  gint64 version = 0;

  if (!cx_job_read_data_version (*store, &version, error))
    return FALSE;
  job->result_free = (GDestroyNotify) cx_snapshot_unref;
  if (version == job->self->data_version)
    return TRUE;
  if (!cx_job_load (job, *store, CX_CHANGED_ACCOUNTS, cancellable, error))
    return FALSE;
  job->result = cx_snapshot_ref (job->snapshot);
  return TRUE;
}

/* What is not in the file yet stays; a draft that nobody is editing becomes what the file has now, as one step of undo. */
static gboolean
follow_draft (CxWorkspace    *self,
              const CxRanked *ranked)
{
  CxDraft *draft = g_hash_table_lookup (self->drafts, &ranked->id);

  if (draft == NULL || !cx_draft_is_saved (draft) || !cx_draft_edit (draft, ranked->draft, 0))
    return FALSE;
  cx_draft_set_saved (draft, ranked->draft);
  return TRUE;
}

static void
follow_done (gpointer      data,
             const GError *error)
{
  CxJob *job = data;
  CxTiering *tiering = job->snapshot ? cx_snapshot_get_tiering (job->snapshot) : NULL;
  const CxRanked *selected = cx_workspace_get_ranked (job->self);
  gint64 id = selected ? selected->id : 0;

  for (guint i = 0; tiering && i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);

      if (follow_draft (job->self, ranked) && ranked->id == id)
        cx_workspace_draft_changed (job->self);
    }
}

void
cx_workspace_follow_async (CxWorkspace         *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  job = cx_job_new (self, cx_workspace_follow_async, NULL, callback, user_data, NULL, NULL);
  job->done = follow_done;
  cx_job_push (job, work_follow, TRUE);
}

gboolean
cx_workspace_follow_finish (CxWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr(CxSnapshot) snapshot = cx_job_finish_pointer (self, result, cx_workspace_follow_async, error);

  return snapshot != NULL;
}
