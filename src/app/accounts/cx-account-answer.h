/* A question about accounts on its way to a thread, and its answer on the way back. Knows no widgets. */
#pragma once

#include "cx-account-order.h"
#include "cx-account-several.h"
#include "cx-account-summary.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CxAccountAnswer:
 * @snapshot, @profile, @filter, @by, @descending: the question
 * @index: (nullable): before: of the last answer, to be taken over; then: of this one
 * @several: (nullable): those that are selected
 * @summary, @rows: the answer
 * @followed: (nullable): @several among these rows
 */
typedef struct {
  CxSnapshot       *snapshot;
  int               profile;
  CxAccountFilter  *filter;
  char             *by;
  gboolean          descending;
  CxAccountIndex   *index;
  CxAccountSeveral *several;
  CxAccountSummary *summary;
  GArray           *rows;
  CxAccountSeveral *followed;
} CxAccountAnswer;

void cx_account_answer_free (CxAccountAnswer *self);

/** cx_account_answer_find: answers the question, in two threads. Returns: %FALSE when it was cancelled */
gboolean cx_account_answer_find (CxAccountAnswer *self, GCancellable *cancellable);

/** cx_account_answer_run: a #GTaskThreadFunc over a #CxAccountAnswer; returns a boolean. */
void cx_account_answer_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

G_END_DECLS
