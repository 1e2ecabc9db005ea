/* Drafts of the workspace's profiles: shown at once, saved a moment later; undo and redo; new profiles. */
#include "cx-workspace-private.h"

#include "cx-profile-table.h"

/* A pause in typing that is long enough to write the draft. */
#define SAVE_DELAY_MS 600

/* ── what the file gets ─────────────────────────────────────────────────── */

typedef struct {
  gint64     id;
  CxProfile *profile;
  gboolean   shown;      /* whether the snapshot has to follow */
} Save;

static Save *
save_new (gint64     id,
          CxProfile *profile)
{
  Save *self = g_new0 (Save, 1);

  self->id = id;
  self->profile = cx_profile_ref (profile);
  return self;
}

static void
save_free (gpointer data)
{
  Save *self = data;

  cx_profile_unref (self->profile);
  g_free (self);
}

static gboolean
write_draft (CxStore  *store,
             Save     *input,
             GError  **error)
{
  g_autofree char *document = cx_profile_to_json (input->profile);

  return cx_profile_table_save (store, &input->id, cx_profile_get_name (input->profile), document, error);
}

static gboolean
work_save (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Save *input = job->input;

  return write_draft (*store, input, error) && (!input->shown || cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error));
}

static void
save_done (gpointer      data,
           const GError *error)
{
  CxJob *job = data;
  Save *input = job->input;
  CxDraft *draft = g_hash_table_lookup (job->self->drafts, &input->id);

  if (error == NULL && draft)
    cx_draft_set_saved (draft, input->profile);
  else if (error && job->task == NULL)
    cx_workspace_fail (job->self, error);
}

static void
stop_waiting (CxWorkspace *self)
{
  if (self->save_source)
    g_source_destroy (self->save_source);
  g_clear_pointer (&self->save_source, g_source_unref);
}

/* Whether the snapshot shows something of the draft: its tiers while no version is in force, or its name. */
static gboolean
is_shown (CxWorkspace *self,
          gint64       id,
          CxProfile   *draft)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);

  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);

      if (ranked->id == id)
        return ranked->version == 0 || !g_str_equal (cx_profile_get_name (ranked->draft), cx_profile_get_name (draft));
    }
  return FALSE;
}

static void
save_one (CxWorkspace *self,
          gint64       id,
          CxDraft     *draft)
{
  Save *input = save_new (id, cx_draft_get_profile (draft));
  CxJob *job = cx_job_new (self, NULL, NULL, NULL, NULL, input, save_free);

  input->shown = is_shown (self, id, cx_draft_get_profile (draft));
  job->done = save_done;
  cx_job_push (job, work_save, FALSE);
}

void
cx_workspace_save_drafts (CxWorkspace *self)
{
  GHashTableIter iter;
  gpointer id, draft;

  stop_waiting (self);
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &id, &draft))
    if (!cx_draft_is_saved (draft))
      save_one (self, *(gint64 *) id, draft);
}

static gboolean
on_pause (gpointer user_data)
{
  cx_workspace_save_drafts (user_data);
  return G_SOURCE_REMOVE;
}

static void
save_soon (CxWorkspace *self)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();

  stop_waiting (self);
  if (self->worker == NULL)
    return;
  self->save_source = g_timeout_source_new (SAVE_DELAY_MS);
  g_source_set_callback (self->save_source, on_pause, self, NULL);
  g_source_attach (self->save_source, context);
}

/* ── edits ──────────────────────────────────────────────────────────────── */

void
cx_workspace_draft_changed (CxWorkspace *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  cx_workspace_notify (self, "draft");
  cx_workspace_notify (self, "draft-differs");
  cx_workspace_notify (self, "can-undo");
  cx_workspace_notify (self, "can-redo");
  cx_workspace_evaluate_draft (self);
  g_object_thaw_notify (G_OBJECT (self));
  save_soon (self);
}

void
cx_workspace_edit (CxWorkspace *self,
                   CxProfile   *draft,
                   guint        merge)
{
  CxDraft *state;

  g_return_if_fail (CX_IS_WORKSPACE (self) && draft != NULL);

  state = cx_workspace_find_draft (self);
  if (state && cx_draft_edit (state, draft, merge))
    cx_workspace_draft_changed (self);
}

void
cx_workspace_undo (CxWorkspace *self)
{
  CxDraft *state;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  state = cx_workspace_find_draft (self);
  if (state && cx_draft_undo (state))
    cx_workspace_draft_changed (self);
}

void
cx_workspace_redo (CxWorkspace *self)
{
  CxDraft *state;

  g_return_if_fail (CX_IS_WORKSPACE (self));

  state = cx_workspace_find_draft (self);
  if (state && cx_draft_redo (state))
    cx_workspace_draft_changed (self);
}

/* ── profiles ───────────────────────────────────────────────────────────── */

static gboolean
work_add (CxStore     **store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  CxJob *job = data;
  Save *input = job->input;

  if (!write_draft (*store, input, error) || !cx_job_load (job, *store, CX_CHANGED_PROFILES, NULL, error))
    return FALSE;
  job->select = input->id;
  return TRUE;
}

void
cx_workspace_add_profile_async (CxWorkspace         *self,
                                const char          *name,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(CxProfile) profile = NULL;

  g_return_if_fail (CX_IS_WORKSPACE (self) && name != NULL);

  profile = cx_profile_new (name);
  cx_workspace_save_drafts (self);
  cx_job_push (cx_job_new (self, cx_workspace_add_profile_async, NULL, callback, user_data, save_new (0, profile), save_free),
               work_add, FALSE);
}

gboolean
cx_workspace_add_profile_finish (CxWorkspace   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_add_profile_async, error);
}
