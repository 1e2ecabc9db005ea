/* A question about the funnel, and its answer. */
#include "cx-funnel-answer.h"

CxFunnelAnswer *
cx_funnel_answer_new (CxSnapshot        *snapshot,
                      int                profile,
                      CxFunnelDefinition definition,
                      gint32             from,
                      gint32             to,
                      const char        *by)
{
  CxFunnelAnswer *self = g_new0 (CxFunnelAnswer, 1);

  self->snapshot = cx_snapshot_ref (snapshot);
  self->profile = profile;
  self->definition = definition;
  self->from = from;
  self->to = to;
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
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->groups, cx_funnel_free);
  g_clear_pointer (&self->tiers, cx_funnel_free);
  g_free (self);
}

gboolean
cx_funnel_answer_by_tier (const CxFunnelAnswer *self)
{
  return g_str_equal (self->by, "tier");
}

gboolean
cx_funnel_answer_is_of_all (const CxFunnelAnswer *self)
{
  return self->from == G_MININT32 && self->to == G_MAXINT32;
}

gboolean
cx_funnel_answer_fill (CxFunnelAnswer *self,
                       GError        **error)
{
  self->tiers = cx_snapshot_funnel_by_tier (self->snapshot, self->profile, self->definition, self->from, self->to);
  if (cx_funnel_answer_by_tier (self))
    self->groups = cx_snapshot_funnel_by_tier (self->snapshot, self->profile, self->definition, self->from, self->to);
  else
    self->groups = cx_snapshot_funnel_by (self->snapshot, self->by, self->definition, self->from, self->to, error);
  if (self->groups == NULL)
    return FALSE;
  self->revenue = cx_journey_find_revenue (cx_snapshot_get_journey (self->snapshot));
  self->findings = cx_findings_new (self->tiers, self->revenue);
  self->share = cx_findings_get_share (self->tiers, self->revenue);
  cx_funnel_fold (self->tiers, 1, CX_FUNNEL_OTHERS);
  if (self->groups->groups->len - 1 > CX_FUNNEL_MOST_GROUPS + 1)
    cx_funnel_fold (self->groups, CX_FUNNEL_MOST_GROUPS, CX_FUNNEL_OTHERS);
  return TRUE;
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

static guint
largest_of (const CxFunnelAnswer *self,
            guint                 group)
{
  guint most = 0;

  for (guint stage = 0; stage < self->groups->n_stages; stage++)
    most = MAX (most, cx_funnel_answer_get_group (self, group)->counts[stage]);
  return most;
}

guint
cx_funnel_answer_get_largest (const CxFunnelAnswer *self)
{
  guint most = 0;

  for (guint group = 0; group < cx_funnel_answer_get_n_groups (self); group++)
    most = MAX (most, largest_of (self, group));
  return most;
}

guint
cx_funnel_answer_get_largest_of_all (const CxFunnelAnswer *self)
{
  return largest_of (self, cx_funnel_answer_get_n_groups (self));
}
