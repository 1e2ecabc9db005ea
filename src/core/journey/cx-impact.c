/* What a version would move. Knows no profiles' contents and no limits. */
#include "cx-impact.h"

#include "cx-grouping.h"

#include <string.h>

#define N_STAGE_SLOTS (CX_MAX_STAGES + 1)
#define N_SLOTS (N_STAGE_SLOTS * CX_N_TIERS * CX_N_TIERS)

/* ── words of the method ────────────────────────────────────────────────── */

guint
cx_impact_tier_depth (guint8 tier)
{
  return tier == CX_TIER_OUTSIDE ? CX_N_TIERS : tier;
}

static gboolean
is_top (guint8 tier)
{
  return tier == 1 || tier == 2;
}

static gboolean
is_customer (int    revenue,
             guint8 stage)
{
  return revenue >= 0 && stage != CX_NO_STAGE && stage >= revenue;
}

static gboolean
is_deal (int    revenue,
         guint8 stage)
{
  return revenue > 0 && stage == revenue - 1;
}

/* ── the pass over the accounts ─────────────────────────────────────────── */

/* Where the account is under @evaluation: a pin holds it, whatever is published. */
static guint8
tier_of (CxTiering    *tiering,
         CxEvaluation *evaluation,
         guint         account)
{
  const CxPin *pin = tiering ? cx_tiering_get_pin (tiering, account) : NULL;

  return pin ? pin->tier : cx_evaluation_get_fit (evaluation, account)->tier;
}

/* The best depth over the other active profiles, which stays as it is. */
static guint
depth_of_others (CxTiering *tiering,
                 gint64     profile,
                 guint      account)
{
  guint best = CX_N_TIERS;

  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering) && best > 1; i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);

      if (ranked->id != profile)
        best = MIN (best, cx_impact_tier_depth (cx_evaluation_get_fit (ranked->evaluation, account)->tier));
    }
  return best;
}

static void
count_account (CxImpact  *self,
               GArray    *rows,
               CxTiering *tiering,
               gint64     profile,
               guint      account,
               guint8     from,
               guint8     to)
{
  guint was = cx_impact_tier_depth (from), is = cx_impact_tier_depth (to), others;
  CxImpactRow row = { account, from, to, cx_journey_get_current (self->journey, account) };

  self->matrix[from][to]++;
  if (from == to)
    return;
  g_array_append_val (rows, row);
  self->up += is < was;
  self->down += is > was;
  others = tiering ? depth_of_others (tiering, profile, account) : CX_N_TIERS;
  self->workspace_changed += MIN (was, others) != MIN (is, others);
}

static GArray *
find_rows (CxImpact     *self,
           CxEvaluation *from,
           CxEvaluation *to,
           CxTiering    *tiering,
           gint64        profile)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CxImpactRow));

  for (guint a = 0; a < self->accounts; a++)
    count_account (self, rows, tiering, profile, a, tier_of (tiering, from, a), tier_of (tiering, to, a));
  return rows;
}

/* The last stage first, accounts in no stage last; then from the best tier, then to the best. */
static guint
slot_of (const CxImpactRow *row)
{
  guint stage = row->stage == CX_NO_STAGE ? N_STAGE_SLOTS - 1 : CX_MAX_STAGES - 1 - row->stage;

  return (stage * CX_N_TIERS + cx_impact_tier_depth (row->from) - 1) * CX_N_TIERS + cx_impact_tier_depth (row->to) - 1;
}

/* There are few different rows, so each finds its place by counting. */
static void
order_rows (CxImpact *self,
            GArray   *found)
{
  const CxImpactRow *rows = (const CxImpactRow *) found->data;
  guint starts[N_SLOTS + 1] = { 0 };

  self->changed = found->len;
  self->rows = g_new (CxImpactRow, found->len + 1);
  for (guint i = 0; i < found->len; i++)
    starts[slot_of (&rows[i]) + 1]++;
  for (guint i = 0; i < N_SLOTS; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < found->len; i++)
    self->rows[starts[slot_of (&rows[i])]++] = rows[i];
}

static void
count_stages (CxImpact *self)
{
  int revenue = cx_journey_find_revenue (self->journey);

  for (guint i = 0; i < self->changed; i++)
    {
      self->customers += is_customer (revenue, self->rows[i].stage);
      self->deals += is_deal (revenue, self->rows[i].stage);
    }
}

/* ── groups ─────────────────────────────────────────────────────────────── */

static void
count_groups (CxImpact         *self,
              CxImpactGroups   *groups,
              const CxGrouping *grouping,
              CxTiering        *tiering,
              CxEvaluation     *from)
{
  int revenue = cx_journey_find_revenue (self->journey);

  for (guint a = 0; a < self->accounts; a++)
    {
      CxImpactGroup *group = &groups->groups[cx_grouping_find (grouping, a)];

      group->accounts++;
      group->before += is_top (tier_of (tiering, from, a));
    }
  for (guint i = 0; i < self->changed; i++)
    {
      const CxImpactRow *row = &self->rows[i];
      CxImpactGroup *group = &groups->groups[cx_grouping_find (grouping, row->account)];
      gboolean better = cx_impact_tier_depth (row->to) < cx_impact_tier_depth (row->from);

      group->changed++;
      group->up += better;
      group->down += !better;
      group->before_changed += is_top (row->from);
      group->customers += is_customer (revenue, row->stage);
      group->deals += is_deal (revenue, row->stage);
    }
}

/* Hands every group its part of one list of rows, in the order of the impact's rows. */
static void
give_rows (CxImpact         *self,
           CxImpactGroups   *groups,
           const CxGrouping *grouping)
{
  g_autofree guint *next = g_new0 (guint, groups->n + 1);

  groups->rows = g_new (guint, self->changed + 1);
  for (guint g = 0; g < groups->n; g++)
    {
      groups->groups[g].rows = groups->rows + next[g];
      next[g + 1] = next[g] + groups->groups[g].changed;
    }
  for (guint i = 0; i < self->changed; i++)
    groups->rows[next[cx_grouping_find (grouping, self->rows[i].account)]++] = i;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const CxImpactGroup *x = a, *y = b;

  if ((x->name == NULL) != (y->name == NULL))
    return x->name == NULL ? 1 : -1;
  if (x->share != y->share)
    return x->share > y->share ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

/* Groups without accounts (a text that only the dictionary has) are left out. */
static void
order_groups (CxImpactGroups *groups)
{
  guint n = 0;

  for (guint g = 0; g < groups->n; g++)
    if (groups->groups[g].accounts > 0)
      {
        CxImpactGroup *group = &groups->groups[n++];

        *group = groups->groups[g];
        group->share = group->before > 0 ? (double) group->before_changed / group->before : 0;
      }
  groups->n = n;
  qsort (groups->groups, n, sizeof *groups->groups, compare_groups);
}

static void
find_groups (CxImpact       *self,
             CxImpactGroups *groups,
             const char     *role,
             CxTiering      *tiering,
             CxEvaluation   *from)
{
  const CxColumn *column = cx_columns_find_role (self->columns, role);
  g_autoptr(CxGrouping) grouping = NULL;

  if (column == NULL || column->codes == NULL)
    return;
  grouping = cx_grouping_new (column);
  groups->known = TRUE;
  groups->n = grouping->n;
  groups->groups = g_new0 (CxImpactGroup, grouping->n);
  for (guint g = 0; g < grouping->n; g++)
    groups->groups[g].name = grouping->names[g];
  count_groups (self, groups, grouping, tiering, from);
  give_rows (self, groups, grouping);
  order_groups (groups);
}

/* ── public ─────────────────────────────────────────────────────────────── */

static void
compare (CxImpact     *self,
         CxEvaluation *from,
         CxEvaluation *to,
         CxTiering    *tiering,
         gint64        profile)
{
  g_autoptr(GArray) rows = find_rows (self, from, to, tiering, profile);

  order_rows (self, rows);
  count_stages (self);
  find_groups (self, &self->owners, "owner", tiering, from);
  find_groups (self, &self->territories, "territory", tiering, from);
}

static void
count_tiers (guint        *tiers,
             CxEvaluation *evaluation,
             CxTiering    *tiering)
{
  memcpy (tiers, cx_evaluation_get_counts (evaluation)->tiers, sizeof (guint) * CX_N_TIERS);
  for (guint i = 0; tiering && i < cx_tiering_get_n_pinned (tiering); i++)
    {
      guint account = cx_tiering_get_pinned (tiering, i);

      tiers[cx_evaluation_get_fit (evaluation, account)->tier]--;
      tiers[cx_tiering_get_pin (tiering, account)->tier]++;
    }
}

CxImpact *
cx_impact_new (CxEvaluation *from,
               CxEvaluation *to,
               CxJourney    *journey,
               CxTiering    *tiering,
               gint64        profile)
{
  CxImpact *self;

  g_return_val_if_fail (to != NULL && journey != NULL, NULL);
  g_return_val_if_fail (from == NULL || cx_evaluation_get_columns (from) == cx_evaluation_get_columns (to), NULL);

  self = g_atomic_rc_box_new0 (CxImpact);
  self->columns = cx_columns_ref (cx_evaluation_get_columns (to));
  self->journey = cx_journey_ref (journey);
  self->accounts = cx_columns_get_n_accounts (self->columns);
  self->first = from == NULL;
  self->n_profiles = tiering ? cx_tiering_get_n_profiles (tiering) : 1;
  self->pinned = tiering ? cx_tiering_get_n_pinned (tiering) : 0;
  if (from != NULL)
    count_tiers (self->before, from, tiering);
  count_tiers (self->after, to, tiering);
  if (from != NULL)
    compare (self, from, to, tiering, profile);
  return self;
}

CxImpact *
cx_impact_ref (CxImpact *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CxImpact *self = data;

  g_free (self->rows);
  g_free (self->owners.groups);
  g_free (self->owners.rows);
  g_free (self->territories.groups);
  g_free (self->territories.rows);
  cx_columns_unref (self->columns);
  cx_journey_unref (self->journey);
}

void
cx_impact_unref (CxImpact *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
