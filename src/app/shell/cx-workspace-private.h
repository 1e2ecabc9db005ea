/* What the files of the workspace share: its state, and the shape of a job. */
#pragma once

#include "cx-draft.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/** CxPendingMove: shown already, not yet in the file; a snapshot that was loaded before it is shown with it. */
typedef struct {
  gint64 account;
  guint8 stage;
  gint32 day;
} CxPendingMove;

struct _CxWorkspace {
  GObject       parent_instance;

  char         *path;
  CxWorker     *worker;            /* NULL once closed */
  CxSnapshot   *snapshot;
  guint         profile;
  GHashTable   *drafts;            /* (element-type gint64 CxDraft): by id of the profile */
  CxEvaluation *draft_evaluation;  /* over the columns of the snapshot, or NULL */
  gboolean      evaluating;
  GSource      *save_source;       /* waits for a pause in the edits, or NULL */
  GQueue        moves;             /* (element-type CxPendingMove): in order of the calls */
  GQueue        pins;              /* (element-type GArray): changes of pins that are shown and not yet in the file, likewise */

  CxSnapshot   *loaded;            /* the newest that came from the file; the worker's, nobody else reads it */
  gboolean      moved;             /* accounts were moved since @loaded was read; the worker's */
  gint64        data_version;      /* of the file when @loaded was read: another one when other programs wrote since; the worker's */
};

/**
 * CxJob:
 * @snapshot: (nullable): what the job found the workspace to be; shown before the caller hears of the end
 * @result: (nullable): what the task returns; TRUE when it is not set
 *
 * One question to the worker. @input and what it points to belongs to the job.
 */
typedef struct {
  CxWorkspace   *self;
  GTask         *task;             /* NULL when nobody waits */
  gpointer       input;
  GDestroyNotify input_free;
  CxSnapshot    *snapshot;
  gint64         select;           /* id of the profile to select with @snapshot, or 0 */
  gpointer       result;
  GDestroyNotify result_free;
  CxDoneFunc     done;             /* (nullable): before @snapshot is shown and the task returns */
} CxJob;

CxJob        *cx_job_new   (CxWorkspace *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data, gpointer input, GDestroyNotify input_free);

/** cx_job_push: takes @job. @give_up: as of cx_worker_push(). Fails at once when the workspace is closed. */
void          cx_job_push  (CxJob *job, CxWorkFunc work, gboolean give_up);

/** CxJobChange: the most that a job changed in the file; what comes later in this list is more. */
typedef enum {
  CX_CHANGED_PROFILES,
  CX_CHANGED_JOURNEY,
  CX_CHANGED_ACCOUNTS,
} CxJobChange;

/** cx_job_load: in the worker: reads the snapshot that the file is now into @job; what did not change is not read again. */
gboolean      cx_job_load  (CxJob *job, CxStore *store, CxJobChange change, GCancellable *cancellable, GError **error);

/** cx_job_read_data_version: in the worker: a number that changes when another program writes into the file. */
gboolean      cx_job_read_data_version (CxStore *store, gint64 *version, GError **error);

gpointer      cx_job_finish_pointer (CxWorkspace *self, GAsyncResult *result, gpointer tag, GError **error);
gboolean      cx_job_finish_boolean (CxWorkspace *self, GAsyncResult *result, gpointer tag, GError **error);

/** cx_import_outcome_read_traces: in the worker: what an import left in the file: rejects and changes. */
gboolean      cx_import_outcome_read_traces (CxImportOutcome *self, CxStore *store, gint64 import, GError **error);

/** cx_workspace_show_snapshot: replaces the snapshot whole, keeping the selected profile unless @select is the id of another. */
void          cx_workspace_show_snapshot (CxWorkspace *self, CxSnapshot *snapshot, gint64 select);

/** cx_workspace_show_changed: shows @snapshot, which is what is shown already but for a change to it. */
void          cx_workspace_show_changed (CxWorkspace *self, CxSnapshot *snapshot);

/** cx_workspace_find_draft: the draft of the selected profile. (transfer none) (nullable) */
CxDraft      *cx_workspace_find_draft (CxWorkspace *self);

/** cx_workspace_draft_changed: notifies, and has the draft saved and evaluated. */
void          cx_workspace_draft_changed (CxWorkspace *self);

/** cx_workspace_evaluate_draft: asks for the evaluation of the draft unless it is there. */
void          cx_workspace_evaluate_draft (CxWorkspace *self);

/** cx_workspace_save_drafts: writes what is not in the file yet, now rather than a moment later. */
void          cx_workspace_save_drafts (CxWorkspace *self);

/** cx_workspace_fail: tells the window of an error that no caller waits for. */
void          cx_workspace_fail (CxWorkspace *self, const GError *error);

/** cx_workspace_notify: @name: of a property */
void          cx_workspace_notify (CxWorkspace *self, const char *name);

G_END_DECLS
