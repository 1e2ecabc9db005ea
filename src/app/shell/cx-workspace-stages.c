/* What the workspace asks of its worker about the meaning of stage values, and about moving many accounts at once. */
#include "cx-workspace-private.h"

/* Texts may be NULL: a stage that is none. */
typedef struct {
  GPtrArray *values, *stages;
} Mapping;

static void
mapping_free (gpointer data)
{
  Mapping *input = data;

  g_ptr_array_unref (input->values);
  g_ptr_array_unref (input->stages);
  g_free (input);
}

static GPtrArray *
copy_texts (const char *const *texts,
            guint              n)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (copy, g_strdup (texts[i]));
  return copy;
}

/* Dated by the day that the workspace is at, which is not today in a sample. */
static gboolean
work_map (CxStore     **store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  CxJob *job = data;
  Mapping *input = job->input;
  gint32 day = cx_snapshot_get_day (job->self->loaded);

  return cx_stage_map_set_all (*store, (const char *const *) input->values->pdata, (const char *const *) input->stages->pdata,
                               input->values->len, day, error) &&
         cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error);
}

void
cx_workspace_map_stages_async (CxWorkspace        *self,
                               const char *const  *values,
                               const char *const  *stages,
                               guint               n,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Mapping *input;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  input = g_new0 (Mapping, 1);
  input->values = copy_texts (values, n);
  input->stages = copy_texts (stages, n);
  cx_job_push (cx_job_new (self, cx_workspace_map_stages_async, NULL, callback, user_data, input, mapping_free), work_map, FALSE);
}

gboolean
cx_workspace_map_stages_finish (CxWorkspace  *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_map_stages_async, error);
}

/* ── moving many ────────────────────────────────────────────────────────── */

typedef struct {
  CxSnapshot *snapshot;
  GArray     *rows;
  guint8      stage;
} Many;

static void
many_free (gpointer data)
{
  Many *input = data;

  cx_snapshot_unref (input->snapshot);
  g_array_unref (input->rows);
  g_free (input);
}

/* (transfer full) */
static gint64 *
find_ids (const Many *input)
{
  CxColumns *columns = cx_snapshot_get_columns (input->snapshot);
  gint64 *ids = g_new (gint64, input->rows->len + 1);

  for (guint i = 0; i < input->rows->len; i++)
    ids[i] = cx_columns_get_id (columns, g_array_index (input->rows, guint, i));
  return ids;
}

static gboolean
work_move_many (CxStore     **store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  CxJob *job = data;
  Many *input = job->input;
  CxJourney *journey = cx_snapshot_get_journey (input->snapshot);
  const char *stage = input->stage != CX_NO_STAGE ? cx_journey_get_stage (journey, input->stage)->code : NULL;
  g_autofree gint64 *ids = find_ids (input);
  g_autofree CxStageMoves *moves = g_new0 (CxStageMoves, 1);

  if (!cx_stage_move_many (*store, ids, input->rows->len, stage, cx_snapshot_get_day (input->snapshot), moves, error) ||
      !cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error))
    return FALSE;
  job->result = g_steal_pointer (&moves);
  return TRUE;
}

void
cx_workspace_move_many_async (CxWorkspace        *self,
                              CxSnapshot         *snapshot,
                              GArray             *rows,
                              guint8              stage,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Many *input;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && snapshot != NULL && rows != NULL);

  input = g_new (Many, 1);
  *input = (Many) { cx_snapshot_ref (snapshot), g_array_ref (rows), stage };
  job = cx_job_new (self, cx_workspace_move_many_async, NULL, callback, user_data, input, many_free);
  job->result_free = g_free;
  cx_job_push (job, work_move_many, FALSE);
}

CxStageMoves *
cx_workspace_move_many_finish (CxWorkspace  *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_move_many_async, error);
}

static gboolean
work_unmove_many (CxStore     **store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  CxJob *job = data;

  return cx_stage_unmove_many (*store, job->input, error) && cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error);
}

void
cx_workspace_unmove_many_async (CxWorkspace        *self,
                                const CxStageMoves *moves,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self) && moves != NULL);

  cx_job_push (cx_job_new (self, cx_workspace_unmove_many_async, NULL, callback, user_data, g_memdup2 (moves, sizeof *moves),
                           g_free),
               work_unmove_many, FALSE);
}

gboolean
cx_workspace_unmove_many_finish (CxWorkspace  *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_unmove_many_async, error);
}
