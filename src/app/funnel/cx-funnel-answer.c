/* A question about the funnel on its way to a thread, and its answer on the way back. */
#include "cx-funnel-answer.h"

CxFunnelAnswer *
cx_funnel_answer_new (CxSnapshot        *snapshot,
                      int                profile,
                      CxFunnelDefinition definition,
                      CxFunnelPeriod     period,
                      const char        *by)
{
  CxFunnelAnswer *self = g_new0 (CxFunnelAnswer, 1);

  self->snapshot = cx_snapshot_ref (snapshot);
  self->profile = profile;
  self->definition = definition;
  self->period = period;
  self->by = g_strdup (by);
  return self;
}

void
cx_funnel_answer_free (CxFunnelAnswer *self)
{
  if (self == NULL)
    return;
  cx_snapshot_unref (self->snapshot);
  g_free (self->by);
  cx_funnel_free (self->groups);
  cx_funnel_free (self->tiers);
  g_free (self);
}

gboolean
cx_funnel_answer_by_tier (const CxFunnelAnswer *self)
{
  return g_str_equal (self->by, "tier");
}

static gint32
first_day (const CxFunnelAnswer *self)
{
  gint32 today = cx_snapshot_get_day (self->snapshot);

  if (self->period == CX_PERIOD_ALL)
    return G_MININT32;
  return today - (self->period == CX_PERIOD_YEAR ? 365 : 90);
}

void
cx_funnel_answer_run (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  CxFunnelAnswer *self = data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  self->tiers = cx_snapshot_funnel_by_tier (self->snapshot, self->profile, self->definition, first_day (self), G_MAXINT32);
  if (cx_funnel_answer_by_tier (self))
    self->groups = cx_snapshot_funnel_by_tier (self->snapshot, self->profile, self->definition, first_day (self), G_MAXINT32);
  else
    self->groups = cx_snapshot_funnel_by (self->snapshot, self->by, self->definition, first_day (self), G_MAXINT32, &error);
  if (self->groups == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  cx_funnel_fold (self->tiers, 1, CX_FUNNEL_OTHERS);
  if (self->groups->groups->len - 1 > CX_FUNNEL_MOST_GROUPS + 1)
    cx_funnel_fold (self->groups, CX_FUNNEL_MOST_GROUPS, CX_FUNNEL_OTHERS);
  g_task_return_boolean (task, TRUE);
}

guint
cx_funnel_answer_get_n_groups (const CxFunnelAnswer *self)
{
  return self->groups->groups->len - 1;
}

const CxFunnelGroup *
cx_funnel_answer_get_group (const CxFunnelAnswer *self,
                            guint                 group)
{
  return self->groups->groups->pdata[group];
}
