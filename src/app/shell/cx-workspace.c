/* The open workspace: what it is now, opening and closing it. */
#include "cx-workspace-private.h"

#include "cx-profiles.h"
#include "cx-sample.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (CxWorkspace, cx_workspace, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PATH,
  PROP_NAME,
  PROP_SNAPSHOT,
  PROP_PROFILE,
  PROP_DRAFT,
  PROP_DRAFT_EVALUATION,
  PROP_DRAFT_DIFFERS,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── what it is now ─────────────────────────────────────────────────────── */

const CxRanked *
cx_workspace_get_ranked (CxWorkspace *self)
{
  CxTiering *tiering;

  g_return_val_if_fail (CX_IS_WORKSPACE (self), NULL);

  if (self->snapshot == NULL)
    return NULL;
  tiering = cx_snapshot_get_tiering (self->snapshot);
  return self->profile < cx_tiering_get_n_profiles (tiering) ? cx_tiering_get_profile (tiering, self->profile) : NULL;
}

CxDraft *
cx_workspace_find_draft (CxWorkspace *self)
{
  const CxRanked *ranked = cx_workspace_get_ranked (self);
  CxDraft *draft;

  if (ranked == NULL)
    return NULL;
  draft = g_hash_table_lookup (self->drafts, &ranked->id);
  if (draft == NULL)
    {
      draft = cx_draft_new (ranked->draft);
      g_hash_table_insert (self->drafts, g_memdup2 (&ranked->id, sizeof ranked->id), draft);
    }
  return draft;
}

/* Which place the profile with @id has now; 0 when it is gone. */
static guint
find_profile (CxSnapshot *snapshot,
              gint64      id)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);

  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    if (cx_tiering_get_profile (tiering, i)->id == id)
      return i;
  return 0;
}

/* Moves that the file did not have yet when @snapshot was read. */
static CxSnapshot *
with_pending_moves (CxWorkspace *self,
                    CxSnapshot  *snapshot)
{
  CxSnapshot *now = cx_snapshot_ref (snapshot);

  for (GList *l = self->moves.head; l; l = l->next)
    {
      const CxPendingMove *move = l->data;
      CxSnapshot *before = now;
      guint account;

      if (!cx_columns_find_id (cx_snapshot_get_columns (now), move->account, &account) ||
          (move->stage != CX_NO_STAGE && move->stage >= cx_journey_get_n_stages (cx_snapshot_get_journey (now))))
        continue;
      now = cx_snapshot_with_move (before, account, move->stage, move->day);
      cx_snapshot_unref (before);
    }
  return now;
}

/* Likewise. */
static CxSnapshot *
with_pending_pins (CxWorkspace *self,
                   CxSnapshot  *snapshot)
{
  CxSnapshot *now = cx_snapshot_ref (snapshot);

  for (GList *l = self->pins.head; l; l = l->next)
    {
      CxSnapshot *before = now;

      now = cx_snapshot_with_pins (before, l->data);
      cx_snapshot_unref (before);
    }
  return now;
}

/* An evaluation over other accounts than those that are shown would be read out of bounds. */
static void
drop_stale_evaluation (CxWorkspace *self)
{
  if (self->draft_evaluation == NULL ||
      cx_evaluation_get_columns (self->draft_evaluation) == cx_snapshot_get_columns (self->snapshot))
    return;
  g_clear_pointer (&self->draft_evaluation, cx_evaluation_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT_EVALUATION]);
}

static void
notify_profile (CxWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROFILE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

/* Takes @shown. */
static void
show (CxWorkspace *self,
      CxSnapshot  *shown,
      gint64       select)
{
  const CxRanked *ranked = cx_workspace_get_ranked (self);
  gint64 was = ranked ? ranked->id : 0, is;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  self->snapshot = shown;
  self->profile = find_profile (shown, select ? select : was);
  ranked = cx_workspace_get_ranked (self);
  is = ranked ? ranked->id : 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SNAPSHOT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT_DIFFERS]);
  if (is != was)
    notify_profile (self);
  drop_stale_evaluation (self);
  cx_workspace_evaluate_draft (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
cx_workspace_show_snapshot (CxWorkspace *self,
                            CxSnapshot  *snapshot,
                            gint64       select)
{
  g_autoptr(CxSnapshot) moved = with_pending_moves (self, snapshot);

  show (self, with_pending_pins (self, moved), select);
}

void
cx_workspace_show_changed (CxWorkspace *self,
                           CxSnapshot  *snapshot)
{
  show (self, with_pending_pins (self, snapshot), 0);
}

void
cx_workspace_notify (CxWorkspace *self,
                     const char  *name)
{
  g_object_notify (G_OBJECT (self), name);
}

void
cx_workspace_fail (CxWorkspace  *self,
                   const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* ── opening ────────────────────────────────────────────────────────────── */

typedef struct {
  char    *name;
  gboolean create, sample;
} Open;

static void
open_free (gpointer data)
{
  Open *input = data;

  g_free (input->name);
  g_free (input);
}

static CxStore *
make_store (CxWorkspace   *self,
            Open          *input,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(CxStore) store = NULL;

  if (input->sample)
    return cx_sample_create (self->path, input->name, cancellable, error);
  store = cx_store_create (self->path, input->name, error);
  if (store == NULL)
    return NULL;
  if (cx_stage_set_up (store, error))
    return g_steal_pointer (&store);
  g_clear_pointer (&store, cx_store_close);
  g_unlink (self->path);
  return NULL;
}

static gboolean
work_open (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Open *input = job->input;
  gint64 added;

  *store = input->create ? make_store (job->self, input, cancellable, error) : cx_store_open (job->self->path, TRUE, error);
  /* The window is always about a profile; a workspace that was made on the command line may have none. */
  return *store && cx_profiles_ensure (*store, _("Ideal customer"), &added, error) &&
         cx_job_load (job, *store, CX_CHANGED_ACCOUNTS, cancellable, error);
}

static void
open_done (gpointer      data,
           const GError *error)
{
  CxJob *job = data;

  if (error)
    cx_workspace_close (job->self);
  else
    job->result = g_object_ref (job->self);
  job->result_free = g_object_unref;
}

void
cx_workspace_open_async (const char          *path,
                         const char          *name,
                         gboolean             create,
                         gboolean             sample,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(CxWorkspace) self = NULL;
  Open *input;
  CxJob *job;

  g_return_if_fail (path != NULL && (name != NULL || sample || !create));

  self = g_object_new (CX_TYPE_WORKSPACE, NULL);
  self->path = g_strdup (path);
  self->worker = cx_worker_new ();
  input = g_new0 (Open, 1);
  input->name = g_strdup (name);
  input->create = create;
  input->sample = sample;
  job = cx_job_new (self, cx_workspace_open_async, cancellable, callback, user_data, input, open_free);
  job->done = open_done;
  cx_job_push (job, work_open, TRUE);
}

CxWorkspace *
cx_workspace_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_workspace_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cx_workspace_close (CxWorkspace *self)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  if (self->worker == NULL)
    return;
  cx_workspace_save_drafts (self);
  g_clear_pointer (&self->worker, cx_worker_finish);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_workspace_dispose (GObject *object)
{
  cx_workspace_close (CX_WORKSPACE (object));
  G_OBJECT_CLASS (cx_workspace_parent_class)->dispose (object);
}

static void
cx_workspace_finalize (GObject *object)
{
  CxWorkspace *self = CX_WORKSPACE (object);

  g_free (self->path);
  g_hash_table_unref (self->drafts);
  g_queue_clear_full (&self->moves, g_free);
  g_queue_clear_full (&self->pins, (GDestroyNotify) g_array_unref);
  g_clear_pointer (&self->draft_evaluation, cx_evaluation_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->loaded, cx_snapshot_unref);
  G_OBJECT_CLASS (cx_workspace_parent_class)->finalize (object);
}

static void
cx_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CxWorkspace *self = CX_WORKSPACE (object);
  CxDraft *draft = cx_workspace_find_draft (self);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->snapshot ? cx_snapshot_get_name (self->snapshot) : NULL);
      break;
    case PROP_SNAPSHOT:
      g_value_set_boxed (value, self->snapshot);
      break;
    case PROP_PROFILE:
      g_value_set_uint (value, self->profile);
      break;
    case PROP_DRAFT:
      g_value_set_boxed (value, draft ? cx_draft_get_profile (draft) : NULL);
      break;
    case PROP_DRAFT_EVALUATION:
      g_value_set_pointer (value, self->draft_evaluation);
      break;
    case PROP_DRAFT_DIFFERS:
      g_value_set_boolean (value, cx_workspace_draft_differs (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, draft && cx_draft_can_undo (draft));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, draft && cx_draft_can_redo (draft));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_workspace_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (prop_id == PROP_PROFILE)
    cx_workspace_set_profile (CX_WORKSPACE (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_workspace_class_init (CxWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cx_workspace_dispose;
  object_class->finalize = cx_workspace_finalize;
  object_class->get_property = cx_workspace_get_property;
  object_class->set_property = cx_workspace_set_property;

  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_SNAPSHOT] = g_param_spec_boxed ("snapshot", NULL, NULL, CX_TYPE_SNAPSHOT, flags);
  props[PROP_PROFILE] = g_param_spec_uint ("profile", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_WRITABLE);
  props[PROP_DRAFT] = g_param_spec_boxed ("draft", NULL, NULL, CX_TYPE_PROFILE, flags);
  props[PROP_DRAFT_EVALUATION] = g_param_spec_pointer ("draft-evaluation", NULL, NULL, flags);
  props[PROP_DRAFT_DIFFERS] = g_param_spec_boolean ("draft-differs", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_FAILED] = g_signal_new ("failed", CX_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_ERROR);
}

static void
cx_workspace_init (CxWorkspace *self)
{
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) cx_draft_free);
  g_queue_init (&self->moves);
  g_queue_init (&self->pins);
}

/* ── public ─────────────────────────────────────────────────────────────── */

const char *
cx_workspace_get_path (CxWorkspace *self)
{
  g_return_val_if_fail (CX_IS_WORKSPACE (self), NULL);

  return self->path;
}

CxSnapshot *
cx_workspace_get_snapshot (CxWorkspace *self)
{
  g_return_val_if_fail (CX_IS_WORKSPACE (self), NULL);

  return self->snapshot;
}

guint
cx_workspace_get_profile (CxWorkspace *self)
{
  g_return_val_if_fail (CX_IS_WORKSPACE (self), 0);

  return self->profile;
}

void
cx_workspace_set_profile (CxWorkspace *self,
                          guint        profile)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  if (self->profile == profile || profile >= cx_tiering_get_n_profiles (cx_snapshot_get_tiering (self->snapshot)))
    return;
  cx_workspace_save_drafts (self);
  g_object_freeze_notify (G_OBJECT (self));
  self->profile = profile;
  g_clear_pointer (&self->draft_evaluation, cx_evaluation_unref);
  notify_profile (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT_DIFFERS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT_EVALUATION]);
  cx_workspace_evaluate_draft (self);
  g_object_thaw_notify (G_OBJECT (self));
}

CxProfile *
cx_workspace_get_draft (CxWorkspace *self)
{
  CxDraft *draft;

  g_return_val_if_fail (CX_IS_WORKSPACE (self), NULL);

  draft = cx_workspace_find_draft (self);
  return draft ? cx_draft_get_profile (draft) : NULL;
}

CxEvaluation *
cx_workspace_get_draft_evaluation (CxWorkspace *self)
{
  g_return_val_if_fail (CX_IS_WORKSPACE (self), NULL);

  return self->draft_evaluation;
}

CxEvaluation *
cx_workspace_get_evaluation (CxWorkspace *self)
{
  const CxRanked *ranked;

  g_return_val_if_fail (CX_IS_WORKSPACE (self), NULL);

  ranked = cx_workspace_get_ranked (self);
  return ranked ? ranked->evaluation : NULL;
}

gboolean
cx_workspace_draft_differs (CxWorkspace *self)
{
  const CxRanked *ranked;

  g_return_val_if_fail (CX_IS_WORKSPACE (self), FALSE);

  ranked = cx_workspace_get_ranked (self);
  return ranked && ranked->version > 0 &&
         !cx_profile_equal (cx_workspace_get_draft (self), cx_evaluation_get_profile (ranked->evaluation));
}
