/* What the workspace asks of its worker about the meaning of stage values. */
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
         cx_job_load (job, *store, TRUE, NULL, error);
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
