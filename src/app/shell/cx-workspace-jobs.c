/* The questions that a workspace hands to its worker, but for those about drafts and imports: moving accounts,
 * and copies. */
#include "cx-workspace-private.h"

#include "cx-filter.h"
#include "cx-memory.h"

/* ── the shape of a job ─────────────────────────────────────────────────── */

CxJob *
cx_job_new (CxWorkspace         *self,
            gpointer             tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data,
            gpointer             input,
            GDestroyNotify       input_free)
{
  CxJob *job = g_new0 (CxJob, 1);

  job->self = g_object_ref (self);
  job->input = input;
  job->input_free = input_free;
  if (tag)
    {
      job->task = g_task_new (self, cancellable, callback, user_data);
      g_task_set_source_tag (job->task, tag);
      /* A result is a result, also when the caller gave up while it was being made. */
      g_task_set_check_cancellable (job->task, FALSE);
    }
  return job;
}

static void
job_free (gpointer data)
{
  CxJob *job = data;

  if (job->input_free && job->input)
    job->input_free (job->input);
  if (job->result_free && job->result)
    job->result_free (job->result);
  g_clear_pointer (&job->snapshot, cx_snapshot_unref);
  g_clear_object (&job->task);
  g_object_unref (job->self);
  g_free (job);
}

static void
job_done (gpointer      data,
          const GError *error)
{
  CxJob *job = data;

  if (job->done)
    job->done (job, error);
  if (job->snapshot)
    cx_workspace_show_snapshot (job->self, job->snapshot, job->select);
  if (job->task == NULL)
    return;
  if (error)
    g_task_return_error (job->task, g_error_copy (error));
  else if (job->result_free)
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  else
    g_task_return_boolean (job->task, TRUE);
}

void
cx_job_push (CxJob      *job,
             CxWorkFunc  work,
             gboolean    give_up)
{
  g_autoptr(GError) error = NULL;

  if (job->self->worker)
    {
      cx_worker_push (job->self->worker, work, job_done, job, job_free,
                      job->task ? g_task_get_cancellable (job->task) : NULL, give_up);
      return;
    }
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The workspace is closed");
  job_done (job, error);
  job_free (job);
}

gboolean
cx_job_load (CxJob         *job,
             CxStore       *store,
             CxJobChange    change,
             GCancellable  *cancellable,
             GError       **error)
{
  CxWorkspace *self = job->self;
  g_autoptr(CxColumns) columns = NULL;
  gint64 version = 0;
  CxSnapshot *snapshot;

  /* First, so that what is written while it is read is noticed the next time. */
  if (!cx_job_read_data_version (store, &version, error))
    return FALSE;
  if (self->loaded == NULL || version != self->data_version)
    change = CX_CHANGED_ACCOUNTS;
  columns = change < CX_CHANGED_ACCOUNTS ? cx_columns_ref (cx_snapshot_get_columns (self->loaded))
                                         : cx_columns_load (store, cancellable, error);
  if (columns == NULL)
    return FALSE;
  if (change == CX_CHANGED_ACCOUNTS)
    cx_columns_prepare_names (columns);
  snapshot = cx_snapshot_load_over (store, columns, self->loaded, change < CX_CHANGED_JOURNEY && !self->moved, cancellable, error);
  if (snapshot == NULL)
    return FALSE;
  self->moved = FALSE;
  self->data_version = version;
  g_clear_pointer (&self->loaded, cx_snapshot_unref);
  self->loaded = cx_snapshot_ref (snapshot);
  job->snapshot = snapshot;
  cx_memory_give_back ();
  return TRUE;
}

gpointer
cx_job_finish_pointer (CxWorkspace   *self,
                       GAsyncResult  *result,
                       gpointer       tag,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self) && g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
cx_job_finish_boolean (CxWorkspace   *self,
                       GAsyncResult  *result,
                       gpointer       tag,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self) && g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── moves ──────────────────────────────────────────────────────────────── */

typedef struct {
  gint64 account;
  char  *stage;
  gint32 day;
} Move;

static void
move_free (gpointer data)
{
  Move *input = data;

  g_free (input->stage);
  g_free (input);
}

/* A move that failed is shown nevertheless: then the snapshot is read again. */
static gboolean
work_move (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Move *input = job->input;

  if (cx_stage_move (*store, input->account, input->stage, input->day, error))
    {
      job->self->moved = TRUE;
      return TRUE;
    }
  cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, NULL);
  return FALSE;
}

static gboolean
work_unmove (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;
  Move *input = job->input;

  return cx_stage_unmove (*store, input->account, error) && cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error);
}

/* Moves end in the order in which they were asked for. */
static void
move_done (gpointer      data,
           const GError *error)
{
  CxJob *job = data;

  g_free (g_queue_pop_head (&job->self->moves));
}

void
cx_workspace_move_async (CxWorkspace         *self,
                         guint                account,
                         guint8               stage,
                         gint32               day,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(CxSnapshot) moved = NULL;
  CxPendingMove *pending;
  Move *input;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  input = g_new0 (Move, 1);
  input->account = cx_columns_get_id (cx_snapshot_get_columns (self->snapshot), account);
  if (stage != CX_NO_STAGE)
    input->stage = g_strdup (cx_journey_get_stage (cx_snapshot_get_journey (self->snapshot), stage)->code);
  input->day = day;
  pending = g_new (CxPendingMove, 1);
  *pending = (CxPendingMove) { input->account, stage, day };
  job = cx_job_new (self, cx_workspace_move_async, NULL, callback, user_data, input, move_free);
  job->done = move_done;

  moved = cx_snapshot_with_move (self->snapshot, account, stage, day);
  cx_workspace_show_changed (self, moved);
  g_queue_push_tail (&self->moves, pending);
  cx_job_push (job, work_move, FALSE);
}

gboolean
cx_workspace_move_finish (CxWorkspace   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_move_async, error);
}

void
cx_workspace_unmove_async (CxWorkspace         *self,
                           guint                account,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Move *input;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  input = g_new0 (Move, 1);
  input->account = cx_columns_get_id (cx_snapshot_get_columns (self->snapshot), account);
  cx_job_push (cx_job_new (self, cx_workspace_unmove_async, NULL, callback, user_data, input, move_free), work_unmove, FALSE);
}

gboolean
cx_workspace_unmove_finish (CxWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_unmove_async, error);
}

/* ── copies ─────────────────────────────────────────────────── */

static gboolean
work_back_up (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;

  return cx_store_back_up (*store, job->input, error);
}

void
cx_workspace_back_up_async (CxWorkspace         *self,
                            const char          *path,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self) && path != NULL);

  cx_workspace_save_drafts (self);
  cx_job_push (cx_job_new (self, cx_workspace_back_up_async, NULL, callback, user_data, g_strdup (path), g_free),
               work_back_up, FALSE);
}

gboolean
cx_workspace_back_up_finish (CxWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_back_up_async, error);
}
