/* What the workspace asks of its worker about the stages themselves, and what the team says of them. */
#include "cx-stage-edit.h"
#include "cx-workspace-private.h"

typedef struct {
  GPtrArray  *stages;
  GHashTable *moves;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *input = data;

  g_ptr_array_unref (input->stages);
  g_hash_table_unref (input->moves);
  g_free (input);
}

static gboolean
work_edit (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Edit *input = job->input;
  gint64 edit;

  if (!cx_stage_edit (*store, input->stages, input->moves, &edit, error) ||
      !cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error))
    return FALSE;
  job->result = g_memdup2 (&edit, sizeof edit);
  return TRUE;
}

static gpointer
copy_stage (gconstpointer stage,
            gpointer      data)
{
  return cx_stage_copy (stage);
}

void
cx_workspace_edit_stages_async (CxWorkspace        *self,
                                GPtrArray          *stages,
                                GHashTable         *moves,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GHashTableIter iter;
  gpointer code, target;
  Edit *input;
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && stages != NULL && moves != NULL);

  input = g_new (Edit, 1);
  input->stages = g_ptr_array_copy (stages, copy_stage, NULL);
  g_ptr_array_set_free_func (input->stages, (GDestroyNotify) cx_stage_free);
  input->moves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, moves);
  while (g_hash_table_iter_next (&iter, &code, &target))
    g_hash_table_insert (input->moves, g_strdup (code), g_strdup (target));
  job = cx_job_new (self, cx_workspace_edit_stages_async, NULL, callback, user_data, input, edit_free);
  job->result_free = g_free;
  cx_job_push (job, work_edit, FALSE);
}

gint64
cx_workspace_edit_stages_finish (CxWorkspace  *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_autofree gint64 *edit = cx_job_finish_pointer (self, result, cx_workspace_edit_stages_async, error);

  return edit != NULL ? *edit : 0;
}

static gboolean
work_unedit (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;

  return cx_stage_unedit (*store, *(gint64 *) job->input, error) && cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error);
}

void
cx_workspace_unedit_stages_async (CxWorkspace        *self,
                                  gint64              edit,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_unedit_stages_async, NULL, callback, user_data, g_memdup2 (&edit, sizeof edit), g_free),
               work_unedit, FALSE);
}

gboolean
cx_workspace_unedit_stages_finish (CxWorkspace  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_unedit_stages_async, error);
}

/* ── the map ────────────────────────────────────────────────────────────── */

typedef struct {
  char            *stage, *text;
  CxJourneyElement element;
} Saying;

static void
saying_free (gpointer data)
{
  Saying *input = data;

  g_free (input->stage);
  g_free (input->text);
  g_free (input);
}

static gboolean
work_say (CxStore     **store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  CxJob *job = data;
  Saying *input = job->input;

  return cx_journey_map_set (*store, input->stage, input->element, input->text, error) &&
         cx_job_load (job, *store, CX_CHANGED_JOURNEY, NULL, error);
}

void
cx_workspace_say_async (CxWorkspace        *self,
                        const char         *stage,
                        CxJourneyElement    element,
                        const char         *text,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Saying *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && stage != NULL && text != NULL);

  input = g_new (Saying, 1);
  *input = (Saying) { g_strdup (stage), g_strdup (text), element };
  cx_job_push (cx_job_new (self, cx_workspace_say_async, NULL, callback, user_data, input, saying_free), work_say, FALSE);
}

gboolean
cx_workspace_say_finish (CxWorkspace  *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_say_async, error);
}
