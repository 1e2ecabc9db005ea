/* Conversion from stage to stage, per group of accounts. Source of every rule: method §7. Knows
 * nothing of what the groups are. */
#include "cx-funnel.h"

#include "cx-stats.h"

#include <math.h>

static const char *const definition_names[] = { "snapshot", "reached", "strict" };

const char *
cx_funnel_definition_to_name (CxFunnelDefinition definition)
{
  return definition_names[definition];
}

gboolean
cx_funnel_definition_from_name (const char         *name,
                                CxFunnelDefinition *definition)
{
  for (guint i = 0; i < G_N_ELEMENTS (definition_names); i++)
    if (g_strcmp0 (name, definition_names[i]) == 0)
      {
        *definition = i;
        return TRUE;
      }
  return FALSE;
}

/* One group while it is counted. */
typedef struct {
  CxFunnelGroup *group;
  GArray        *days[CX_MAX_STAGES];   /* of completed moves from each stage to the next */
} Count;

typedef struct {
  CxJourney *journey;
  CxFunnel  *funnel;
  Count     *counts;                    /* one a group, then all */
  guint      n_groups;
} Counting;

static void
group_free (CxFunnelGroup *self)
{
  g_free (self->name);
  g_free (self);
}

static void
count_init (Count      *self,
            CxFunnel   *funnel,
            const char *name)
{
  self->group = g_new0 (CxFunnelGroup, 1);
  self->group->name = g_strdup (name ? name : "none");
  self->group->no_value = name == NULL;
  g_ptr_array_add (funnel->groups, self->group);
  for (guint i = 0; i < CX_MAX_STAGES; i++)
    self->days[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
count_clear (Count *self)
{
  for (guint i = 0; i < CX_MAX_STAGES; i++)
    g_array_unref (self->days[i]);
}

/* Taking each stage as early as it can be leaves the most room for the next. */
guint
cx_funnel_count_in_order (const CxStageEvent *events,
                          guint               n,
                          guint               n_stages)
{
  gint32 day = G_MININT32;

  for (guint stage = 0; stage < n_stages; stage++)
    {
      guint i = 0;

      while (i < n && (events[i].stage != stage || events[i].day < day))
        i++;
      if (i == n)
        return stage;
      day = events[i].day;
    }
  return n_stages;
}

/* Days from the first event at @stage to the first at the next that is not before it. */
static gboolean
days_to_next (const CxStageEvent *events,
              guint               n,
              guint               stage,
              double             *days)
{
  guint i = 0, j = 0;

  while (i < n && events[i].stage != stage)
    i++;
  if (i == n)
    return FALSE;
  while (j < n && (events[j].stage != stage + 1 || events[j].day < events[i].day))
    j++;
  if (j == n || !events[i].known || !events[j].known)
    return FALSE;
  *days = (double) events[j].day - events[i].day;
  return TRUE;
}

static void
count_where (Count              *self,
             CxFunnel           *funnel,
             guint8              current,
             int                 furthest,
             const CxStageEvent *events,
             guint               n)
{
  guint reached;

  switch (funnel->definition)
    {
    case CX_FUNNEL_SNAPSHOT:
      if (current != CX_NO_STAGE)
        self->group->counts[current]++;
      return;
    case CX_FUNNEL_REACHED:
      reached = (guint) (furthest + 1);
      break;
    case CX_FUNNEL_STRICT:
    default:
      reached = cx_funnel_count_in_order (events, n, funnel->n_stages);
    }
  for (guint stage = 0; stage < reached; stage++)
    self->group->counts[stage]++;
}

static void
count_account (Count              *self,
               CxFunnel           *funnel,
               guint8              current,
               int                 furthest,
               const CxStageEvent *events,
               guint               n)
{
  self->group->accounts++;
  count_where (self, funnel, current, furthest, events, n);
  if (current != CX_NO_STAGE)
    self->group->conversions[current].waiting++;
  for (guint stage = 0; n > 1 && stage + 1 < funnel->n_stages; stage++)
    {
      double days;

      if (days_to_next (events, n, stage, &days))
        g_array_append_val (self->days[stage], days);
    }
}

static void
count_moves (CxFunnel           *funnel,
             guint8              current,
             const CxStageEvent *events,
             guint               n)
{
  gboolean skipped = FALSE, backward = FALSE;

  for (guint i = 1; i < n; i++)
    {
      skipped = skipped || events[i].stage > events[i - 1].stage + 1;
      backward = backward || events[i].stage < events[i - 1].stage;
    }
  funnel->skipped += skipped;
  funnel->backward += backward;
  if (current == CX_NO_STAGE && (funnel->definition == CX_FUNNEL_SNAPSHOT || n == 0))
    funnel->no_stage++;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
set_times (CxConversion *conversion,
           GArray       *days)
{
  const double *sorted = (const double *) days->data;

  conversion->moves = days->len;
  conversion->q1_days = conversion->median_days = conversion->q3_days = NAN;
  if (days->len == 0)
    return;
  g_array_sort (days, compare_days);
  conversion->q1_days = cx_quantile (sorted, days->len, 0.25);
  conversion->median_days = cx_quantile (sorted, days->len, 0.5);
  conversion->q3_days = cx_quantile (sorted, days->len, 0.75);
}

static void
set_rate (CxConversion *self,
          guint         k,
          guint         n)
{
  self->k = k;
  self->n = n;
  self->enough = n >= CX_ENOUGH;
  self->rate = self->low = self->high = NAN;
  if (n == 0)
    return;
  self->rate = (double) k / n;
  cx_wilson (k, n, &self->low, &self->high);
}

/* In a snapshot, who is at a stage is not at those before: the share is of all from there on. */
static void
finish_group (Count    *self,
              CxFunnel *funnel)
{
  guint beyond[CX_MAX_STAGES + 1] = { 0 };
  const guint *counts = self->group->counts;

  for (guint stage = funnel->n_stages; stage-- > 0;)
    beyond[stage] = counts[stage] + beyond[stage + 1];
  for (guint stage = 0; stage + 1 < funnel->n_stages; stage++)
    {
      CxConversion *conversion = &self->group->conversions[stage];

      if (funnel->definition == CX_FUNNEL_SNAPSHOT)
        set_rate (conversion, beyond[stage + 1], beyond[stage]);
      else
        set_rate (conversion, counts[stage + 1], counts[stage]);
      set_times (conversion, self->days[stage]);
    }
}

static gboolean
is_asked (const CxStageEvent *events,
          guint               n,
          gint32              from,
          gint32              to)
{
  if (from == G_MININT32 && to == G_MAXINT32)
    return TRUE;
  return n > 0 && events[0].day >= from && events[0].day <= to;
}

static void
count_all (Counting      *self,
           const guint32 *group_of,
           guint          n_accounts,
           gint32         from,
           gint32         to)
{
  for (guint a = 0; a < n_accounts; a++)
    {
      guint8 current = cx_journey_get_current (self->journey, a);
      guint n;
      const CxStageEvent *events = cx_journey_get_events (self->journey, a, &n);
      int furthest;

      if (!is_asked (events, n, from, to))
        continue;
      furthest = cx_journey_get_furthest (self->journey, a);
      count_account (&self->counts[group_of[a]], self->funnel, current, furthest, events, n);
      count_account (&self->counts[self->n_groups], self->funnel, current, furthest, events, n);
      count_moves (self->funnel, current, events, n);
    }
}

CxFunnel *
cx_funnel_new (CxJourney         *journey,
               CxFunnelDefinition definition,
               const guint32     *group_of,
               const char *const *names,
               guint              n_names,
               gint32             from,
               gint32             to)
{
  CxFunnel *self = g_new0 (CxFunnel, 1);
  g_autofree Count *counts = g_new0 (Count, n_names + 1);
  Counting counting = { .journey = journey, .funnel = self, .counts = counts, .n_groups = n_names };

  self->definition = definition;
  self->n_stages = cx_journey_get_n_stages (journey);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  for (guint i = 0; i <= n_names; i++)
    count_init (&counts[i], self, i < n_names ? names[i] : "all");
  count_all (&counting, group_of, cx_journey_get_n_accounts (journey), from, to);
  for (guint i = 0; i <= n_names; i++)
    {
      finish_group (&counts[i], self);
      count_clear (&counts[i]);
    }
  return self;
}

static void
add_group (CxFunnelGroup       *sum,
           const CxFunnelGroup *group,
           guint                n_stages)
{
  sum->accounts += group->accounts;
  for (guint stage = 0; stage < n_stages; stage++)
    {
      CxConversion *conversion = &sum->conversions[stage];

      sum->counts[stage] += group->counts[stage];
      conversion->waiting += group->conversions[stage].waiting;
      conversion->q1_days = conversion->median_days = conversion->q3_days = NAN;
      if (stage + 1 < n_stages)
        set_rate (conversion, conversion->k + group->conversions[stage].k, conversion->n + group->conversions[stage].n);
    }
}

void
cx_funnel_fold (CxFunnel   *self,
                guint       most,
                const char *name)
{
  guint n_groups = self->groups->len - 1;
  CxFunnelGroup *sum;

  if (n_groups <= most)
    return;
  sum = g_new0 (CxFunnelGroup, 1);
  sum->name = g_strdup (name);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  for (guint i = most; i < n_groups; i++)
    {
      CxFunnelGroup *group = self->groups->pdata[i];

      add_group (sum, group, self->n_stages);
      g_ptr_array_add (self->folded, group->no_value ? NULL : g_strdup (group->name));
    }
  g_ptr_array_remove_range (self->groups, most, n_groups - most);
  g_ptr_array_insert (self->groups, (int) most, sum);
}

guint
cx_funnel_count_waiting (const CxFunnel *self)
{
  const CxFunnelGroup *all = self->groups->pdata[self->groups->len - 1];
  guint n = 0;

  for (guint stage = 0; stage + 1 < self->n_stages; stage++)
    n += all->conversions[stage].waiting;
  return n;
}

void
cx_funnel_free (CxFunnel *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  g_free (self);
}
