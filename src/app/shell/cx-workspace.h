/* The open workspace as the window sees it: one worker thread with the only writing connection, and
 * properties that change on the main thread. Knows no widgets. */
#pragma once

#include "cx-board-report.h"
#include "cx-change-table.h"
#include "cx-export.h"
#include "cx-import.h"
#include "cx-journey-map.h"
#include "cx-pin-table.h"
#include "cx-publish.h"
#include "cx-reject-reasons.h"
#include "cx-said-no-table.h"
#include "cx-worker.h"

G_BEGIN_DECLS

/**
 * CxRetired: what undoes the retirement of a profile.
 * @rank: that it had; 0: it comes back last
 * @added: the profile that was added because none was left, or 0
 */
typedef struct {
  gint64 id;
  int    rank;
  gint64 added;
} CxRetired;

/**
 * CxWorkspace:
 *
 * Properties, all read-only but `profile`; every change notifies on the main thread:
 *
 * - `path`, `name`: strings
 * - `snapshot` (#CxSnapshot): what every place shows; replaced whole after an import, a move, a publication
 * - `profile` (uint): the profile that the window is about, an index into the snapshot's tiering
 * - `draft` (#CxProfile): the draft of that profile; changes at once with every edit
 * - `draft-evaluation` (#CxEvaluation, a pointer): of the draft, a moment after it; always of the newest draft or an
 *   older one, and over the columns of `snapshot`; %NULL for a moment after either was replaced
 * - `draft-differs`: see cx_workspace_draft_differs()
 * - `can-undo`, `can-redo`: edits of the draft
 *
 * Signal `failed` (#GError): something that nobody waits for went wrong, e.g. the draft could not be saved.
 *
 * Every `…_async` runs in the worker, in order of the calls, and ends on the main thread.
 */
#define CX_TYPE_WORKSPACE (cx_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CxWorkspace, cx_workspace, CX, WORKSPACE, GObject)

/** cx_workspace_open_async: opens @path; with @create, makes it first, called @name, with an empty profile (and the sample's data when @sample). */
void         cx_workspace_open_async   (const char *path, const char *name, gboolean create, gboolean sample, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
CxWorkspace *cx_workspace_open_finish  (GAsyncResult *result, GError **error);

/** cx_workspace_close: waits for the worker to finish what it does (a cancelled import rolls back), saves the draft, closes the file. */
void         cx_workspace_close        (CxWorkspace *self);

/** cx_workspace_follow_async: reads the file again when another program wrote into it. Edits that are not saved yet stay. Returns: whether one did */
void         cx_workspace_follow_async  (CxWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean     cx_workspace_follow_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

const char  *cx_workspace_get_path     (CxWorkspace *self);
CxSnapshot  *cx_workspace_get_snapshot (CxWorkspace *self);   /* (transfer none) */
guint        cx_workspace_get_profile  (CxWorkspace *self);
void         cx_workspace_set_profile  (CxWorkspace *self, guint profile);
/** cx_workspace_get_ranked: the selected profile, with what is in force of it. (transfer none) (nullable) */
const CxRanked *cx_workspace_get_ranked (CxWorkspace *self);
CxProfile   *cx_workspace_get_draft    (CxWorkspace *self);   /* (transfer none) */
CxEvaluation *cx_workspace_get_draft_evaluation (CxWorkspace *self);   /* (transfer none) (nullable) */
/** cx_workspace_get_evaluation: what is in force of the selected profile. (transfer none) (nullable) */
CxEvaluation *cx_workspace_get_evaluation (CxWorkspace *self);
/** cx_workspace_draft_differs: whether a version is in force, and the draft is not the same. */
gboolean     cx_workspace_draft_differs (CxWorkspace *self);

/** cx_workspace_edit: makes @draft the draft: notifies at once, saves and evaluates in the worker. One step of undo, unless @merge is the same as of the last edit (typing in one field); 0 never merges. */
void         cx_workspace_edit (CxWorkspace *self, CxProfile *draft, guint merge);
void         cx_workspace_undo (CxWorkspace *self);
void         cx_workspace_redo (CxWorkspace *self);

/** cx_workspace_evaluate_async: another profile over the same accounts (the what-if). The result is a #CxEvaluation (transfer full). */
void          cx_workspace_evaluate_async  (CxWorkspace *self, CxProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxEvaluation *cx_workspace_evaluate_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_evaluate_version_async: a version that was published of @profile, over the same accounts. The result is a #CxEvaluation (transfer full). */
void          cx_workspace_evaluate_version_async  (CxWorkspace *self, gint64 profile, int version, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
CxEvaluation *cx_workspace_evaluate_version_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

void          cx_workspace_add_profile_async  (CxWorkspace *self, const char *name, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_add_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/* Several profiles, by their id (#CxRanked); the snapshot follows. */

/** cx_workspace_rank_profile_async: @rank: 1 the first; the others close up */
void          cx_workspace_rank_profile_async  (CxWorkspace *self, gint64 id, int rank, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_rank_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_rename_profile_async: one step of undo of its draft. */
void          cx_workspace_rename_profile_async  (CxWorkspace *self, gint64 id, const char *name, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_rename_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_replace_profile_async: makes @profile its draft, as one step of undo. */
void          cx_workspace_replace_profile_async  (CxWorkspace *self, gint64 id, CxProfile *profile, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_replace_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_adopt_profile_async: adds a profile with a document, ranked last, and selects it. */
void          cx_workspace_adopt_profile_async  (CxWorkspace *self, CxProfile *profile, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_adopt_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_copy_profile_async: a new profile with its draft, ranked behind it. */
void          cx_workspace_copy_profile_async  (CxWorkspace *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_copy_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_retire_profile_async: takes it out of use. When none would be left, an empty one is added. The result (transfer full, g_free()) undoes it. */
void          cx_workspace_retire_profile_async  (CxWorkspace *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
CxRetired    *cx_workspace_retire_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
void          cx_workspace_restore_profile_async  (CxWorkspace *self, const CxRetired *retired, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_restore_profile_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_retired_async: the profiles that are out of use, by name. The result is an array of #CxProfileRow (transfer full). */
void          cx_workspace_retired_async  (CxWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray    *cx_workspace_retired_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * cx_workspace_impact_async: what publishing the draft would do. @limits: (nullable): kept with the workspace from now on.
 * The result is a #CxOutlook (transfer full).
 */
void          cx_workspace_impact_async  (CxWorkspace *self, const CxWhiplashLimits *limits, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
CxOutlook    *cx_workspace_impact_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * cx_workspace_publish_async: freezes @draft as the next version. @outlook: what was seen of it, which the version keeps.
 * @draft: @outlook's but for the texts that do not move accounts; published, it becomes the draft without a step of undo.
 */
void          cx_workspace_publish_async  (CxWorkspace *self, CxOutlook *outlook, CxProfile *draft, const char *author,
                                           const char *reason, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_publish_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_versions_async: of the selected profile. The result is an array of #CxVersionRow, newest first (transfer full). */
void          cx_workspace_versions_async  (CxWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray    *cx_workspace_versions_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_board_async: what the report for the board is of: the selected profile. The result is a #CxBoardContext (transfer full). */
void            cx_workspace_board_async  (CxWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxBoardContext *cx_workspace_board_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * CxImportOutcome: what became of the rows of a file, or would become; shared by reference count.
 * @reasons: (element-type CxRejectReason): why rows were set aside
 * @changes: (nullable) (element-type CxImportChange): the first #CX_IMPORT_CHANGES_SHOWN values that became others
 * @values, @accounts: how many values of how many accounts did
 */
typedef struct {
  CxImportResult *result;
  GPtrArray      *reasons;
  GPtrArray      *changes;
  gint64          values, accounts;
} CxImportOutcome;

#define CX_IMPORT_CHANGES_SHOWN 60

CxImportOutcome *cx_import_outcome_ref   (const CxImportOutcome *self);
void             cx_import_outcome_unref (CxImportOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportOutcome, cx_import_outcome_unref)

/** cx_workspace_plan_async: looks at a file. @options: (nullable): copied; without a mapping and a key */
void          cx_workspace_plan_async  (CxWorkspace *self, const char *path, const CxImportOptions *options, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
CxImportPlan *cx_workspace_plan_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_try_import_async: what an import would do; nothing is changed. @plan is taken. @progress: as below */
void             cx_workspace_try_import_async  (CxWorkspace *self, CxImportPlan *plan, CxRelayFunc progress, gpointer progress_data,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxImportOutcome *cx_workspace_try_import_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_import_async: @plan is taken. @progress is called on the main thread, at most 20 times a second; it counts rows. */
void             cx_workspace_import_async  (CxWorkspace *self, CxImportPlan *plan, CxRelayFunc progress, gpointer progress_data,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxImportOutcome *cx_workspace_import_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_imports_async: all imports. The result is an array of #CxImportRow, newest first (transfer full). */
void          cx_workspace_imports_async  (CxWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray    *cx_workspace_imports_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_import_details_async: what an earlier import changed and set aside. The result has no @result (transfer full). */
void             cx_workspace_import_details_async  (CxWorkspace *self, gint64 import, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
CxImportOutcome *cx_workspace_import_details_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_undo_import_async: takes an import back; %CX_ERROR_DEPENDS when something later stands on it. @progress: as above, but it counts nothing */
void          cx_workspace_undo_import_async  (CxWorkspace *self, gint64 import, CxRelayFunc progress, gpointer progress_data,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_undo_import_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_save_rejects_async: writes the rows that an import set aside, as a file to repair (cx_reject_csv_write()), which replaces @file. */
void          cx_workspace_save_rejects_async  (CxWorkspace *self, gint64 import, GFile *file, GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean      cx_workspace_save_rejects_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_move_async: puts an account (row of the snapshot) at a stage, or with CX_NO_STAGE at none, on a day; the snapshot follows at once. */
void          cx_workspace_move_async  (CxWorkspace *self, guint account, guint8 stage, gint32 day, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_move_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_unmove_async: takes the account's last move back. */
void          cx_workspace_unmove_async  (CxWorkspace *self, guint account, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_unmove_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * cx_workspace_move_many_async: puts accounts at a stage on the day of @snapshot; what is shown follows when it is in the file.
 * @snapshot: what @rows are rows of
 * @rows: (element-type guint): accounts, each once; it must not change any more
 *
 * The result (transfer full; g_free()) is what cx_workspace_unmove_many_async() takes back.
 */
void          cx_workspace_move_many_async  (CxWorkspace *self, CxSnapshot *snapshot, GArray *rows, guint8 stage,
                                             GAsyncReadyCallback callback, gpointer user_data);
CxStageMoves *cx_workspace_move_many_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_unmove_many_async: puts them back exactly where they were: cx_stage_unmove_many(). */
void          cx_workspace_unmove_many_async  (CxWorkspace *self, const CxStageMoves *moves, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_unmove_many_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * cx_workspace_pin_async:
 * @snapshot: what @rows are rows of
 * @rows: (element-type guint): accounts, each once; it must not change any more
 * @pin: copied, but for its account; without a reason, pins are lifted
 *
 * Few accounts show it at once, many as soon as it is in the file, however many they are: the main thread makes no list of them.
 *
 * The result is a list of #CxPin (transfer full): what was there before; cx_workspace_repin_async() brings it back.
 */
void          cx_workspace_pin_async  (CxWorkspace *self, CxSnapshot *snapshot, GArray *rows, const CxPin *pin,
                                       GAsyncReadyCallback callback, gpointer user_data);
/** cx_workspace_repin_async: @changes: (element-type CxPin) */
void          cx_workspace_repin_async (CxWorkspace *self, GArray *changes, GAsyncReadyCallback callback, gpointer user_data);
GArray       *cx_workspace_pin_finish (CxWorkspace *self, GAsyncResult *result, GError **error);   /* of either */

/** cx_workspace_say_no_async: records a deal. The result is it (transfer full), with its id. */
void          cx_workspace_say_no_async  (CxWorkspace *self, const CxSaidNo *said, GAsyncReadyCallback callback, gpointer user_data);
CxSaidNo     *cx_workspace_say_no_finish (CxWorkspace *self, GAsyncResult *result, GError **error);
/** cx_workspace_unsay_no_async: takes it out again. */
void          cx_workspace_unsay_no_async  (CxWorkspace *self, const CxSaidNo *said, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_unsay_no_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * cx_workspace_edit_stages_async: makes the stages of the workspace @stages, as cx_stage_edit() does. Both are copied.
 *
 * The result is what cx_workspace_unedit_stages_async() takes back; 0 when it failed.
 */
void          cx_workspace_edit_stages_async    (CxWorkspace *self, GPtrArray *stages, GHashTable *moves, GAsyncReadyCallback callback,
                                                 gpointer user_data);
gint64        cx_workspace_edit_stages_finish   (CxWorkspace *self, GAsyncResult *result, GError **error);
void          cx_workspace_unedit_stages_async  (CxWorkspace *self, gint64 edit, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_unedit_stages_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_say_async: writes what the journey map says of a stage: see cx_journey_map_set(). Texts are copied. */
void          cx_workspace_say_async  (CxWorkspace *self, const char *stage, CxJourneyElement element, const char *text,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_say_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_map_stages_async: decides what values of the stage column mean: @values and @stages (codes; %NULL: no stage) are copied, @n of each. */
void          cx_workspace_map_stages_async  (CxWorkspace *self, const char *const *values, const char *const *stages, guint n,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_map_stages_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * CxSources: the systems that values came from.
 * @ranked: in the order of trust that a person gave them; what stands in front counts when values differ
 * @others: those without a rank: when nobody ranked any, the newest value counts
 */
typedef struct {
  GStrv ranked, others;
} CxSources;

void          cx_sources_free (CxSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSources, cx_sources_free)

/** cx_workspace_sources_async: the result is a #CxSources (transfer full). */
void          cx_workspace_sources_async  (CxWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxSources    *cx_workspace_sources_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_trust_async: has the values of @source count before all others, or (%NULL) the newest ones: in imports from now on. */
void          cx_workspace_trust_async  (CxWorkspace *self, const char *source, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_trust_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

void          cx_workspace_back_up_async  (CxWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_back_up_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/**
 * cx_workspace_plan_export_async: what an export would write; the result is a #CxExport (transfer full).
 * @rows: (nullable) (element-type guint): accounts of @snapshot; %NULL: all, best first
 * @options: `fields` and `headers` unset
 * @fresh: where a file is there already, another name is found
 */
void          cx_workspace_plan_export_async  (CxWorkspace *self, CxSnapshot *snapshot, GArray *rows, const CxExportOptions *options,
                                               gboolean fresh, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxExport     *cx_workspace_plan_export_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

/** cx_workspace_export_async: writes the files. @export: the caller keeps it, untouched, until the end. @progress: as of an import */
void          cx_workspace_export_async  (CxWorkspace *self, CxExport *export, CxRelayFunc progress, gpointer progress_data,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean      cx_workspace_export_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
