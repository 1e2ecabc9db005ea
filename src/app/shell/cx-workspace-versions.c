/* Published versions of the workspace's profiles: what publishing would do, publishing, and what was published. */
#include "cx-workspace-private.h"

#include "cx-version-table.h"

/* ── what it would do ───────────────────────────────────────────────────── */

typedef struct {
  CxSnapshot      *snapshot;
  const CxRanked  *ranked;     /* of the snapshot */
  CxProfile       *draft;
  CxEvaluation    *previous;   /* (nullable) */
  gboolean         has_limits;
  CxWhiplashLimits limits;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  cx_snapshot_unref (self->snapshot);
  cx_profile_unref (self->draft);
  g_clear_pointer (&self->previous, cx_evaluation_unref);
  g_free (self);
}

static gboolean
work_look (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Look *input = job->input;

  if (input->has_limits && !cx_whiplash_limits_save (*store, &input->limits, error))
    return FALSE;
  if (!input->has_limits)
    input->limits = cx_whiplash_limits_load (*store);
  job->result = cx_outlook_new (input->snapshot, input->ranked, input->draft, input->previous, &input->limits);
  job->result_free = (GDestroyNotify) cx_outlook_unref;
  return TRUE;
}

void
cx_workspace_impact_async (CxWorkspace            *self,
                           const CxWhiplashLimits *limits,
                           GCancellable           *cancellable,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  Look *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && cx_workspace_get_ranked (self) != NULL);

  input = g_new0 (Look, 1);
  input->snapshot = cx_snapshot_ref (self->snapshot);
  input->ranked = cx_workspace_get_ranked (self);
  input->draft = cx_profile_ref (cx_workspace_get_draft (self));
  input->previous = self->draft_evaluation ? cx_evaluation_ref (self->draft_evaluation) : NULL;
  input->has_limits = limits != NULL;
  if (limits)
    input->limits = *limits;
  cx_job_push (cx_job_new (self, cx_workspace_impact_async, cancellable, callback, user_data, input, look_free), work_look, TRUE);
}

CxOutlook *
cx_workspace_impact_finish (CxWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_impact_async, error);
}

/* ── publishing ─────────────────────────────────────────────────────────── */

typedef struct {
  CxOutlook *outlook;
  CxProfile *edited;   /* what is the draft while it is published */
  CxProfile *draft;
  char      *author, *reason;
} Publish;

static void
publish_free (gpointer data)
{
  Publish *self = data;

  cx_outlook_unref (self->outlook);
  cx_profile_unref (self->edited);
  cx_profile_unref (self->draft);
  g_free (self->author);
  g_free (self->reason);
  g_free (self);
}

static gboolean
work_publish (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  Publish *input = job->input;

  if (cx_publish (*store, input->outlook, input->draft, input->author, input->reason, error) > 0)
    return cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error);
  /* Somebody else may have published: the next attempt follows what is in force now. */
  cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, NULL);
  return FALSE;
}

static void
publish_done (gpointer      data,
              const GError *error)
{
  CxJob *job = data;
  Publish *input = job->input;
  CxDraft *draft = g_hash_table_lookup (job->self->drafts, &input->outlook->profile);

  if (error != NULL || draft == NULL)
    return;
  cx_draft_set_saved (draft, input->draft);
  /* Edits that were made meanwhile stay. */
  if (!cx_profile_equal (cx_draft_get_profile (draft), input->edited))
    return;
  cx_draft_amend (draft, input->draft);
  cx_workspace_draft_changed (job->self);
}

void
cx_workspace_publish_async (CxWorkspace         *self,
                            CxOutlook           *outlook,
                            CxProfile           *draft,
                            const char          *author,
                            const char          *reason,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Publish *input;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && outlook != NULL && draft != NULL && author != NULL && reason != NULL);
  g_return_if_fail (cx_workspace_get_ranked (self) != NULL && cx_workspace_get_ranked (self)->id == outlook->profile);

  input = g_new0 (Publish, 1);
  input->outlook = cx_outlook_ref (outlook);
  input->edited = cx_profile_ref (cx_workspace_get_draft (self));
  input->draft = cx_profile_ref (draft);
  input->author = g_strdup (author);
  input->reason = g_strdup (reason);
  job = cx_job_new (self, cx_workspace_publish_async, NULL, callback, user_data, input, publish_free);
  job->done = publish_done;
  cx_job_push (job, work_publish, FALSE);
}

gboolean
cx_workspace_publish_finish (CxWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_publish_async, error);
}

/* ── what was published ─────────────────────────────────────────────────── */

static gboolean
work_versions (CxStore     **store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CxJob *job = data;
  gint64 *profile = job->input;

  job->result = cx_version_table_list (*store, *profile, error);
  job->result_free = (GDestroyNotify) g_ptr_array_unref;
  return job->result != NULL;
}

void
cx_workspace_versions_async (CxWorkspace         *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  gint64 profile;

  g_return_if_fail (CX_IS_WORKSPACE (self) && cx_workspace_get_ranked (self) != NULL);

  profile = cx_workspace_get_ranked (self)->id;
  cx_job_push (cx_job_new (self, cx_workspace_versions_async, cancellable, callback, user_data, g_memdup2 (&profile, sizeof profile),
                           g_free),
               work_versions, TRUE);
}

GPtrArray *
cx_workspace_versions_finish (CxWorkspace   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_versions_async, error);
}

/* ── the report for the board ───────────────────────────────────────────── */

typedef struct {
  CxSnapshot *snapshot;
  int         profile;
} Board;

static void
board_free (gpointer data)
{
  cx_snapshot_unref (((Board *) data)->snapshot);
  g_free (data);
}

static gboolean
work_board (CxStore     **store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  CxJob *job = data;
  const Board *input = job->input;

  job->result = cx_board_context_new (input->snapshot, *store, input->profile, error);
  job->result_free = (GDestroyNotify) cx_board_context_free;
  return job->result != NULL;
}

void
cx_workspace_board_async (CxWorkspace         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Board *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && cx_workspace_get_ranked (self) != NULL);

  input = g_new (Board, 1);
  *input = (Board) { cx_snapshot_ref (self->snapshot), (int) self->profile };
  cx_job_push (cx_job_new (self, cx_workspace_board_async, cancellable, callback, user_data, input, board_free), work_board, TRUE);
}

CxBoardContext *
cx_workspace_board_finish (CxWorkspace   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_board_async, error);
}
