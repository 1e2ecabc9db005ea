/* Stages, the values of the imported stage column that mean them, and an account's way through them. */
#pragma once

#include "cx-columns.h"
#include "cx-import.h"

G_BEGIN_DECLS

/** CxStage: @code "SQL", @label "Sales-qualified", @customer the 5A "Act", @team "Sales". */
typedef struct {
  char *code, *label, *customer, *team;
} CxStage;

void       cx_stage_free (CxStage *self);

/** cx_stage_list: in order of the journey; a new workspace has RL, MQL, SQL, Rev, Ret (method §6). Returns: (transfer full) (element-type CxStage) */
GPtrArray *cx_stage_list (CxStore *store, GError **error);

/** cx_stage_set_up: fills the stage table and the preset mapping of an empty workspace (data/presets/stages.json). */
gboolean   cx_stage_set_up (CxStore *store, GError **error);

/**
 * CxStageValue:
 * @value: as the data has it
 * @stage: (nullable): the code it means
 * @mapped: whether anybody decided; a value that is mapped to no stage is decided too
 * @accounts: how many have it
 */
typedef struct {
  char    *value, *stage;
  gboolean mapped;
  gint64   accounts;
} CxStageValue;

void       cx_stage_value_free (CxStageValue *self);

/** cx_stage_map_list: every value of the stage column, most frequent first. Returns: (transfer full) (element-type CxStageValue) */
GPtrArray *cx_stage_map_list (CxStore *store, GError **error);

/** cx_stage_map_set: decides that @value means @stage (%NULL: no stage) and moves accounts with it, dated @day. One transaction. */
gboolean   cx_stage_map_set (CxStore *store, const char *value, const char *stage, gint32 day, GError **error);

/** cx_stage_move: puts account @id at @stage on @day, as a stage event. One transaction. */
gboolean   cx_stage_move (CxStore *store, gint64 account, const char *stage, gint32 day, GError **error);

/** cx_stage_unmove: takes the newest event of the account back, if it was a move. */
gboolean   cx_stage_unmove (CxStore *store, gint64 account, GError **error);

/**
 * cx_stage_import:
 *
 * The import of accounts and what it means for their stages, in one transaction: cx_import_run(), then
 * the stage of each account from its stage column, and dated events from `entered:` columns.
 * @day: the day of the import. A @dry_run is rolled back.
 */
CxImportResult *cx_stage_import (CxStore *store, CxImportPlan *plan, gboolean strict, gboolean dry_run, gint32 day,
                                 CxProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
