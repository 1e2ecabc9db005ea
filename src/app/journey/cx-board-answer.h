/* What the board shows, worked out in a thread: which accounts stand at which stage, in which order,
 * and what they add up to. Knows no widgets. */
#pragma once

#include "cx-account-filter.h"
#include "cx-account-order.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  CX_BOARD_NEWEST,  /* who came to the stage last; unknown days behind */
  CX_BOARD_FIT,
  CX_BOARD_NAME,
} CxBoardOrder;

/** CxBoardEntry: one account as the board shows it. Equal entries of the same accounts look the same. */
typedef struct {
  guint  account;
  gint32 since;
  CxFit  fit;
} CxBoardEntry;

gboolean cx_board_entry_equal (const CxBoardEntry *a, const CxBoardEntry *b);

/**
 * CxBoardStage: one column.
 * @sum: of the money column, over those that have a value there
 * @median_days: for how long accounts have been at the stage, over the @n_dated whose first day there is known
 */
typedef struct {
  GArray *entries;             /* (element-type CxBoardEntry) */
  guint   tiers[CX_N_TIERS];
  double  sum;
  guint   n_summed;
  double  median_days;
  guint   n_dated;
} CxBoardStage;

/**
 * CxBoardAnswer:
 * @snapshot, @profile, @filter, @order: the question
 * @index: (nullable): before: of the last answer, to be taken over; then: of this one
 * @n_stages: of the journey; @stages has one more: the accounts in no stage
 * @accounts: those that the filter finds
 */
typedef struct {
  CxSnapshot      *snapshot;
  int              profile;
  CxAccountFilter *filter;
  CxBoardOrder     order;
  CxAccountIndex  *index;
  guint            n_stages, accounts;
  CxBoardStage     stages[CX_MAX_STAGES + 1];
} CxBoardAnswer;

/** cx_board_answer_new: @filter: (transfer full); @previous: (nullable) */
CxBoardAnswer *cx_board_answer_new  (CxSnapshot *snapshot, int profile, CxAccountFilter *filter, CxBoardOrder order,
                                     const CxBoardAnswer *previous);
void           cx_board_answer_free (CxBoardAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBoardAnswer, cx_board_answer_free)

/** cx_board_answer_run: a #GTaskThreadFunc over a #CxBoardAnswer; returns a boolean. */
void           cx_board_answer_run  (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

G_END_DECLS
