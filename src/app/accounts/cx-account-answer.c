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
  g_clear_pointer (&self->several, cx_account_several_unref);
  g_clear_pointer (&self->followed, cx_account_several_unref);
  g_free (self->by);
  g_free (self);
}

/* What the second thread works on. */
typedef struct {
  CxAccountAnswer *answer;
  const guint8    *found;
} Found;

static gpointer
sum_up (gpointer data)
{
  const Found *of = data;

  of->answer->summary = cx_account_summary_new (of->answer->snapshot, of->answer->profile, of->answer->filter, of->found);
  return NULL;
}

gboolean
cx_account_answer_find (CxAccountAnswer *self,
                        GCancellable    *cancellable)
{
  g_autoptr(CxAccountIndex) previous = g_steal_pointer (&self->index);
  g_autofree guint8 *found = NULL;
  GThread *thread;

  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  self->index = cx_account_index_new (self->snapshot, self->profile, previous);
  found = cx_account_filter_find (self->filter, self->snapshot, self->profile);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  thread = g_thread_new ("sum up", sum_up, &(Found) { self, found });
  self->rows = cx_account_order_new (self->index, self->snapshot, self->profile, found, self->by, self->descending);
  if (self->several != NULL)
    self->followed = cx_account_several_follow (self->several, cx_snapshot_get_columns (self->snapshot), self->rows);
  g_thread_join (thread);
  return TRUE;
}

void
cx_account_answer_run (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  CxAccountAnswer *answer = data;

  if (cx_account_answer_find (answer, cancellable))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error_if_cancelled (task);
}
