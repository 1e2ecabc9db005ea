/* Stages, the values of the imported stage column that mean them, and an account's way through them. */
#pragma once

#include "cx-columns.h"
#include "cx-import.h"

G_BEGIN_DECLS

/** CX_STAGE_MARKS: how many colours there are, each with its shape. */
#define CX_STAGE_MARKS 5

/**
 * CxStage: @code "SQL", @label "Sales-qualified", @customer the 5A "Act", @team "Sales".
 * @mark: its colour and shape, below %CX_STAGE_MARKS; -1: those of its place
 * @revenue: from this one on an account is a customer; at most one stage is it, and its code and label say nothing of that
 */
typedef struct {
  char    *code, *label, *customer, *team;
  int      mark;
  gboolean revenue;
} CxStage;

CxStage   *cx_stage_copy (const CxStage *self);
void       cx_stage_free (CxStage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStage, cx_stage_free)

/** cx_stage_list: in order of the journey; a new workspace has RL, MQL, SQL, Rev, Ret (method §6). Returns: (transfer full) (element-type CxStage) */
GPtrArray *cx_stage_list (CxStore *store, GError **error);

/**
 * cx_stage_set_up:
 *
 * Fills the stage table and the preset mapping (data/presets/stages.json) of a workspace that has no
 * stages. Whoever makes a workspace calls cx_store_create() and then this. One transaction; does
 * nothing when there are stages.
 */
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
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStageValue, cx_stage_value_free)

/**
 * cx_stage_map_list:
 *
 * Every value of the stage column, and what `entered:` columns and deals call their stage, most frequent first.
 * Values that fold to the same are one.
 *
 * Returns: (transfer full) (element-type CxStageValue)
 */
GPtrArray *cx_stage_map_list (CxStore *store, GError **error);

/**
 * cx_stage_map_set:
 * @stage: (nullable): a code, or %NULL: accounts with @value are in no stage
 *
 * Decides what @value means, and moves accounts with it: those that had no decided value are seen at
 * @stage on @day; of those that were at another stage because of @value, the history is corrected.
 * Accounts that were moved by hand stay. One transaction. Fails with %CX_ERROR_NOT_FOUND.
 */
gboolean   cx_stage_map_set (CxStore *store, const char *value, const char *stage, gint32 day, GError **error);

/** cx_stage_map_set_all: decides several values, as cx_stage_map_set() does one, in one transaction. */
gboolean   cx_stage_map_set_all (CxStore *store, const char *const *values, const char *const *stages, guint n, gint32 day,
                                 GError **error);

/**
 * cx_stage_move:
 * @stage: (nullable): a code, or %NULL: the account leaves the journey
 *
 * Puts account @id at @stage on @day, as a stage event. One transaction. Fails with %CX_ERROR_NOT_FOUND.
 */
gboolean   cx_stage_move (CxStore *store, gint64 account, const char *stage, gint32 day, GError **error);

/**
 * cx_stage_unmove:
 *
 * Takes the account's last move back, exactly. Fails with %CX_ERROR_NOT_FOUND when what holds now did
 * not come from a move. One transaction.
 */
gboolean   cx_stage_unmove (CxStore *store, gint64 account, GError **error);

/**
 * CxStageMoves: what moved many accounts at once, for taking it back.
 * @first, @last: the events
 * @n: how many accounts were moved
 */
typedef struct {
  gint64 first, last;
  guint  n;
} CxStageMoves;

/**
 * cx_stage_move_many:
 * @accounts: (array length=n): ids, each once; those that are at @stage already, or are gone, are passed over
 * @stage: (nullable): a code, or %NULL: they leave the journey
 * @moves: (out): what cx_stage_unmove_many() takes back
 *
 * Puts accounts at @stage on @day, as cx_stage_move() does one. One transaction. Fails with %CX_ERROR_NOT_FOUND.
 */
gboolean   cx_stage_move_many (CxStore *store, const gint64 *accounts, guint n, const char *stage, gint32 day, CxStageMoves *moves,
                               GError **error);

/**
 * cx_stage_unmove_many:
 *
 * Puts every account of @moves back exactly where it was; one whose stage has come from elsewhere since then stays. One transaction.
 */
gboolean   cx_stage_unmove_many (CxStore *store, const CxStageMoves *moves, GError **error);

/**
 * cx_stage_import:
 * @day: the day of the import
 *
 * The import of accounts and what it means for their stages, in one transaction: cx_import_run(), then
 * events from `entered:` columns, dated by them, and the stage of each account from its stage column,
 * dated by a column with the role `stage_date`, else @day. Importing the same file again changes nothing.
 * A missing or undecided value leaves an account where it is; an account that was moved by hand stays
 * there until its value in the file comes to mean another stage. A @dry_run is rolled back.
 */
CxImportResult *cx_stage_import (CxStore *store, CxImportPlan *plan, gboolean strict, gboolean dry_run, gint32 day,
                                 CxProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
