/* Several profiles of the workspace: ranked, renamed, copied, retired, restored, replaced by a document. The worker
 * does it, the snapshot follows. */
#include "cx-workspace-private.h"

#include "cx-profiles.h"

#include <glib/gi18n.h>

typedef struct {
  gint64     id;
  int        rank;
  gint64     added;    /* see CxRetired */
  char      *name;
  CxProfile *profile;
} Request;

static Request *
request_new (gint64 id)
{
  Request *self = g_new0 (Request, 1);

  self->id = id;
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_pointer (&self->profile, cx_profile_unref);
  g_free (self->name);
  g_free (self);
}

static CxJob *
make_job (CxWorkspace         *self,
          gpointer             tag,
          Request             *request,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  /* What is asked of a draft is asked of what is shown. */
  cx_workspace_save_drafts (self);
  return cx_job_new (self, tag, NULL, callback, user_data, request, request_free);
}

/* ── rank ── */

static gboolean
work_rank (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Request *request = job->input;

  return cx_profiles_rank (*store, request->id, request->rank, error) && cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error);
}

void
cx_workspace_rank_profile_async (CxWorkspace         *self,
                                 gint64               id,
                                 int                  rank,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  request = request_new (id);
  request->rank = rank;
  cx_job_push (make_job (self, cx_workspace_rank_profile_async, request, callback, user_data), work_rank, FALSE);
}

gboolean
cx_workspace_rank_profile_finish (CxWorkspace   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_rank_profile_async, error);
}

/* ── another document, another name ── */

/* So that there is something to undo to, also of a profile that was not looked at yet. */
static void
ensure_draft (CxWorkspace *self,
              gint64       id)
{
  const CxRanked *ranked = cx_tiering_find_id (cx_snapshot_get_tiering (self->snapshot), id);

  if (ranked != NULL && !g_hash_table_contains (self->drafts, &id))
    g_hash_table_insert (self->drafts, g_memdup2 (&id, sizeof id), cx_draft_new (ranked->draft));
}

static gboolean
work_replace (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  Request *request = job->input;
  g_autofree char *document = NULL;

  if (request->profile == NULL)
    return cx_profiles_rename (*store, request->id, request->name, error) && cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error);
  document = cx_profile_to_json (request->profile);
  return cx_profile_table_save (*store, &request->id, cx_profile_get_name (request->profile), document, error) &&
         cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error);
}

static void
replace_done (gpointer      data,
              const GError *error)
{
  CxJob *job = data;
  Request *request = job->input;
  CxDraft *draft = g_hash_table_lookup (job->self->drafts, &request->id);
  const CxRanked *ranked = cx_workspace_get_ranked (job->self);
  g_autoptr(CxProfile) edited = NULL;

  if (error != NULL || draft == NULL)
    return;
  /* A new name goes to the draft as it is now: edits that were made meanwhile stay. */
  edited = request->profile ? cx_profile_ref (request->profile) : cx_profile_with_name (cx_draft_get_profile (draft), request->name);
  if (!cx_draft_edit (draft, edited, 0))
    return;
  if (ranked && ranked->id == request->id)
    cx_workspace_draft_changed (job->self);
  else
    cx_workspace_save_drafts (job->self);
}

void
cx_workspace_rename_profile_async (CxWorkspace         *self,
                                   gint64               id,
                                   const char          *name,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Request *request;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && name != NULL);

  request = request_new (id);
  request->name = g_strdup (name);
  ensure_draft (self, id);
  job = make_job (self, cx_workspace_rename_profile_async, request, callback, user_data);
  job->done = replace_done;
  cx_job_push (job, work_replace, FALSE);
}

gboolean
cx_workspace_rename_profile_finish (CxWorkspace   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_rename_profile_async, error);
}

void
cx_workspace_replace_profile_async (CxWorkspace         *self,
                                    gint64               id,
                                    CxProfile           *profile,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Request *request;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && profile != NULL);

  request = request_new (id);
  request->profile = cx_profile_ref (profile);
  ensure_draft (self, id);
  job = make_job (self, cx_workspace_replace_profile_async, request, callback, user_data);
  job->done = replace_done;
  cx_job_push (job, work_replace, FALSE);
}

gboolean
cx_workspace_replace_profile_finish (CxWorkspace   *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_replace_profile_async, error);
}

/* ── copies ── */

static gboolean
work_copy (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Request *request = job->input;

  return cx_profiles_copy (*store, request->id, NULL, NULL, error) && cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error);
}

void
cx_workspace_copy_profile_async (CxWorkspace         *self,
                                 gint64               id,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (make_job (self, cx_workspace_copy_profile_async, request_new (id), callback, user_data), work_copy, FALSE);
}

gboolean
cx_workspace_copy_profile_finish (CxWorkspace   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_copy_profile_async, error);
}

/* ── retired and restored ── */

static gboolean
work_retire (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;
  Request *request = job->input;
  g_autofree CxRetired *retired = g_new0 (CxRetired, 1);

  retired->id = request->id;
  retired->rank = request->rank;
  if (!cx_profiles_retire (*store, request->id, error) ||
      !cx_profiles_ensure (*store, _("Ideal customer"), &retired->added, error) || !cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error))
    return FALSE;
  job->result = g_steal_pointer (&retired);
  return TRUE;
}

void
cx_workspace_retire_profile_async (CxWorkspace         *self,
                                   gint64               id,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  const CxRanked *ranked;
  Request *request;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  ranked = cx_tiering_find_id (cx_snapshot_get_tiering (self->snapshot), id);
  request = request_new (id);
  request->rank = ranked ? ranked->rank : 0;
  job = make_job (self, cx_workspace_retire_profile_async, request, callback, user_data);
  job->result_free = g_free;
  cx_job_push (job, work_retire, FALSE);
}

CxRetired *
cx_workspace_retire_profile_finish (CxWorkspace   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_retire_profile_async, error);
}

static gboolean
work_restore (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  Request *request = job->input;

  return cx_profiles_restore (*store, request->id, request->rank, error) &&
         (request->added == 0 || cx_profiles_undo_ensure (*store, request->added, error)) &&
         cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error);
}

/* A number that is free again may be given to another profile, which must not find a draft there. */
static void
restore_done (gpointer      data,
              const GError *error)
{
  CxJob *job = data;
  Request *request = job->input;
  CxTiering *tiering = error == NULL ? cx_snapshot_get_tiering (job->snapshot) : NULL;

  if (tiering != NULL && request->added != 0 && cx_tiering_find_id (tiering, request->added) == NULL)
    g_hash_table_remove (job->self->drafts, &request->added);
}

void
cx_workspace_restore_profile_async (CxWorkspace         *self,
                                    const CxRetired     *retired,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Request *request;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && retired != NULL);

  request = request_new (retired->id);
  request->rank = retired->rank;
  request->added = retired->added;
  job = make_job (self, cx_workspace_restore_profile_async, request, callback, user_data);
  job->done = restore_done;
  cx_job_push (job, work_restore, FALSE);
}

gboolean
cx_workspace_restore_profile_finish (CxWorkspace   *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_restore_profile_async, error);
}

static gboolean
work_retired (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;

  job->result = cx_profile_table_list_retired (*store, error);
  return job->result != NULL;
}

void
cx_workspace_retired_async (CxWorkspace         *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  job = cx_job_new (self, cx_workspace_retired_async, NULL, callback, user_data, NULL, NULL);
  job->result_free = (GDestroyNotify) g_ptr_array_unref;
  cx_job_push (job, work_retired, FALSE);
}

GPtrArray *
cx_workspace_retired_finish (CxWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_retired_async, error);
}

/* ── from a document ── */

static gboolean
work_adopt (CxStore     **store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  CxJob *job = data;
  Request *request = job->input;
  g_autofree char *document = cx_profile_to_json (request->profile);

  if (!cx_profile_table_save (*store, &request->id, cx_profile_get_name (request->profile), document, error) ||
      !cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error))
    return FALSE;
  job->select = request->id;
  return TRUE;
}

void
cx_workspace_adopt_profile_async (CxWorkspace         *self,
                                  CxProfile           *profile,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CX_IS_WORKSPACE (self) && profile != NULL);

  request = request_new (0);
  request->profile = cx_profile_ref (profile);
  cx_job_push (make_job (self, cx_workspace_adopt_profile_async, request, callback, user_data), work_adopt, FALSE);
}

gboolean
cx_workspace_adopt_profile_finish (CxWorkspace   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_adopt_profile_async, error);
}
