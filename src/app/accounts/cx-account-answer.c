/* Answers a question about accounts: which, in which order, and what they add up to. */
#include "cx-account-answer.h"

void
cx_account_answer_free (CxAccountAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->filter, cx_account_filter_free);
  g_clear_pointer (&self->index, cx_account_index_unref);
  g_clear_pointer (&self->summary, cx_account_summary_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->by);
  g_free (self);
}

void
cx_account_answer_run (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  CxAccountAnswer *answer = data;
  g_autoptr(CxAccountIndex) previous = g_steal_pointer (&answer->index);
  g_autofree guint8 *found = NULL;
  CxSearch *search;

  if (g_task_return_error_if_cancelled (task))
    return;
  answer->index = cx_account_index_new (answer->snapshot, answer->profile, previous);
  search = cx_account_index_get_search (answer->index);
  found = cx_account_filter_find (answer->filter, answer->snapshot, answer->profile, search);
  if (g_task_return_error_if_cancelled (task))
    return;
  answer->summary = cx_account_summary_new (answer->snapshot, answer->profile, answer->filter, search, found);
  answer->rows = cx_account_order_new (answer->index, answer->snapshot, answer->profile, found, answer->by, answer->descending);
  g_task_return_boolean (task, TRUE);
}
