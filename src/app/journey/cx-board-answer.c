/* What the board shows, worked out in a thread. */
#include "cx-board-answer.h"

#include "cx-account-data.h"

#include <math.h>

gboolean
cx_board_entry_equal (const CxBoardEntry *a,
                      const CxBoardEntry *b)
{
  return a->account == b->account && a->since == b->since && a->fit.low == b->fit.low && a->fit.high == b->fit.high &&
         a->fit.tier == b->fit.tier && a->fit.flags == b->fit.flags;
}

CxBoardAnswer *
cx_board_answer_new (CxSnapshot          *snapshot,
                     int                  profile,
                     CxAccountFilter     *filter,
                     CxBoardOrder         order,
                     const CxBoardAnswer *previous)
{
  CxBoardAnswer *self = g_new0 (CxBoardAnswer, 1);

  self->snapshot = cx_snapshot_ref (snapshot);
  self->profile = profile;
  self->filter = filter;
  self->order = order;
  self->index = previous && previous->index ? cx_account_index_ref (previous->index) : NULL;
  return self;
}

void
cx_board_answer_free (CxBoardAnswer *self)
{
  if (self == NULL)
    return;
  cx_snapshot_unref (self->snapshot);
  cx_account_filter_free (self->filter);
  g_clear_pointer (&self->index, cx_account_index_unref);
  for (guint stage = 0; stage <= CX_MAX_STAGES; stage++)
    g_clear_pointer (&self->stages[stage].entries, g_array_unref);
  g_free (self);
}

static void
add_account (CxBoardAnswer  *self,
             const CxColumn *money,
             guint           account)
{
  CxJourney *journey = cx_snapshot_get_journey (self->snapshot);
  guint8 current = cx_journey_get_current (journey, account);
  CxBoardStage *stage = &self->stages[current == CX_NO_STAGE ? self->n_stages : current];
  CxBoardEntry entry = {
    .account = account,
    .since = cx_journey_get_since (journey, account),
    .fit = *cx_account_fit (self->snapshot, self->profile, account),
  };
  double worth = cx_account_number (money, account);

  g_array_append_val (stage->entries, entry);
  stage->tiers[entry.fit.tier]++;
  if (!isnan (worth))
    {
      stage->sum += worth;
      stage->n_summed++;
    }
}

/* Newest first on top of the order of names, so that accounts of one day stand by name. */
static int
compare_since (gconstpointer a,
               gconstpointer b)
{
  gint32 x = ((const CxBoardEntry *) a)->since, y = ((const CxBoardEntry *) b)->since;

  return (x < y) - (x > y);
}

/* Days beyond a century count as one: the median of a stage does not lie there. */
#define MOST_DAYS 36525

static double
find_day (const guint *counts,
          guint        rank)
{
  guint day = 0;

  for (guint before = counts[0]; before <= rank && day < MOST_DAYS; before += counts[day])
    day++;
  return day;
}

/* By counting: a stage may hold a million accounts. */
static void
find_median (CxBoardStage *stage,
             gint32        today)
{
  g_autofree guint *counts = g_new0 (guint, MOST_DAYS + 1);

  for (guint i = 0; i < stage->entries->len; i++)
    {
      gint32 since = g_array_index (stage->entries, CxBoardEntry, i).since;

      if (since == G_MININT32)
        continue;
      counts[CLAMP ((gint64) today - since, 0, MOST_DAYS)]++;
      stage->n_dated++;
    }
  if (stage->n_dated > 0)
    stage->median_days = (find_day (counts, (stage->n_dated - 1) / 2) + find_day (counts, stage->n_dated / 2)) / 2;
}

void
cx_board_answer_run (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  CxBoardAnswer *self = data;
  g_autoptr(CxAccountIndex) previous = g_steal_pointer (&self->index);
  const CxColumn *money = cx_account_money (cx_snapshot_get_columns (self->snapshot));
  gboolean by_fit = self->order == CX_BOARD_FIT;
  g_autofree guint8 *found = NULL;
  g_autoptr(GArray) rows = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  self->index = cx_account_index_new (self->snapshot, self->profile, previous);
  found = cx_account_filter_find (self->filter, self->snapshot, self->profile);
  rows = cx_account_order_new (self->index, self->snapshot, self->profile, found, by_fit ? "fit" : "name", by_fit);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->n_stages = cx_journey_get_n_stages (cx_snapshot_get_journey (self->snapshot));
  self->accounts = rows->len;
  for (guint stage = 0; stage <= self->n_stages; stage++)
    self->stages[stage].entries = g_array_new (FALSE, FALSE, sizeof (CxBoardEntry));
  for (guint i = 0; i < rows->len; i++)
    add_account (self, money, g_array_index (rows, guint, i));
  for (guint stage = 0; stage <= self->n_stages; stage++)
    find_median (&self->stages[stage], cx_snapshot_get_day (self->snapshot));
  for (guint stage = 0; stage <= self->n_stages && self->order == CX_BOARD_NEWEST; stage++)
    g_array_sort (self->stages[stage].entries, compare_since);
  g_task_return_boolean (task, TRUE);
}
