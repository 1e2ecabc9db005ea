/* Do customers do what the leading indicator says, and did those that do renew more? Source of every rule: method §9. */
#include "cx-cohorts.h"

#include "cx-grouping.h"
#include "cx-stats.h"

#include <math.h>
#include <string.h>

const char *
cx_cohort_cell_to_name (CxCohortCell cell)
{
  static const char *const names[] = { "done", "missed", "open", "unknown", "left" };

  return names[cell];
}

const char *
cx_standing_to_name (CxStanding standing)
{
  static const char *const names[] = { "none", "green", "red" };

  return names[standing];
}

static CxCohort *
cohort_new (char  *name,
            gint32 start,
            guint  horizon)
{
  CxCohort *self = g_new0 (CxCohort, 1);

  self->name = name;
  self->start = start;
  self->periods = g_new0 (CxCohortShare, horizon);
  return self;
}

static void
cohort_free (gpointer data)
{
  CxCohort *self = data;

  g_free (self->name);
  g_free (self->periods);
  g_free (self);
}

void
cx_cohorts_free (CxCohorts *self)
{
  if (self == NULL)
    return;
  cx_indicator_free (self->indicator);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->cohorts, g_ptr_array_unref);
  g_clear_pointer (&self->all, cohort_free);
  g_free (self->bits);
  g_free (self);
}

/* ── who signed when ── */

/* What is needed while it is worked out. */
typedef struct {
  CxCohorts      *self;
  CxSnapshot     *snapshot;
  CxUsageLog     *log;
  CxRenewals     *renewals;
  const CxColumn *signed_on;
  guint           measure;
  guint32        *stamps;    /* one a measure: the period in which it was met last */
  guint32         stamp;
} Work;

static gint32
find_signing (Work     *work,
              guint     account,
              gboolean *customer)
{
  const CxUsageEntry *entries;
  guint n;

  switch (work->self->indicator->signing)
    {
    case CX_SIGNING_FIELD:
      *customer = work->signed_on != NULL && !isnan (work->signed_on->low[account]);
      return *customer ? (gint32) work->signed_on->low[account] : G_MININT32;
    case CX_SIGNING_USAGE:
      entries = cx_usage_log_get_entries (work->log, account, &n);
      *customer = n > 0;
      return n > 0 ? entries[0].day : G_MININT32;
    case CX_SIGNING_STAGE:
    default:
      return cx_renewals_find_signing (work->renewals, account, customer);
    }
}

static void
find_customers (Work *work)
{
  CxCohorts *self = work->self;
  CxPeriod every = self->indicator->every;

  for (guint a = 0; a < cx_columns_get_n_accounts (cx_snapshot_get_columns (work->snapshot)); a++)
    {
      CxCohortCustomer customer = { .account = a };
      gboolean is_customer;
      guint n;

      customer.signed_day = find_signing (work, a, &is_customer);
      if (!is_customer || customer.signed_day > self->today)
        continue;
      if (customer.signed_day == G_MININT32)
        {
          self->undated++;
          continue;
        }
      customer.first = cx_period_index (every, customer.signed_day);
      customer.first += cx_period_start (every, customer.first) < customer.signed_day;
      customer.renewal = cx_renewals_find (work->renewals, a, customer.signed_day, self->today);
      cx_usage_log_get_entries (work->log, a, &n);
      customer.used = n > 0;
      self->unused += n == 0;
      g_array_append_val (self->customers, customer);
    }
}

/* ── cohorts ── */

static int
compare_customers (gconstpointer a,
                   gconstpointer b)
{
  const CxCohortCustomer *x = a, *y = b;

  if (x->cohort != y->cohort)
    return x->cohort < y->cohort ? -1 : 1;
  if (x->signed_day != y->signed_day)
    return x->signed_day < y->signed_day ? -1 : 1;
  return x->account < y->account ? -1 : x->account > y->account;
}

/* Adds a cohort where @customer, the next in order, is not of the one before. */
static void
add_to_cohorts (CxCohorts        *self,
                CxCohortCustomer *customer,
                guint             at,
                int              *last)
{
  CxPeriod period = self->indicator->cohort;
  int index = cx_period_index (period, customer->signed_day);

  if (self->cohorts->len == 0 || index != *last)
    {
      CxCohort *cohort = cohort_new (cx_period_label (period, index), cx_period_start (period, index), self->horizon);

      cohort->from = at;
      g_ptr_array_add (self->cohorts, cohort);
      *last = index;
    }
  customer->cohort = self->cohorts->len - 1;
}

static void
make_cohorts_by_signing (CxCohorts *self)
{
  int last = 0;

  g_array_sort (self->customers, compare_customers);
  for (guint i = 0; i < self->customers->len; i++)
    add_to_cohorts (self, &g_array_index (self->customers, CxCohortCustomer, i), i, &last);
}

/* A value of the field, while cohorts are made. */
typedef struct {
  const char *name;
  guint       met, customers;
} Group;

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *x = a, *y = b;

  if ((x->name == NULL) != (y->name == NULL))
    return x->name == NULL ? 1 : -1;
  if (x->customers != y->customers)
    return x->customers > y->customers ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static void
make_cohorts_by_field (CxCohorts      *self,
                       const CxColumn *column)
{
  g_autoptr(CxGrouping) grouping = cx_grouping_new (column);
  g_autofree Group *groups = g_new0 (Group, grouping->n);
  g_autofree guint *place = g_new0 (guint, grouping->n);
  guint from = 0;

  for (guint i = 0; i < grouping->n; i++)
    groups[i] = (Group) { .name = grouping->names[i], .met = i };
  for (guint i = 0; i < self->customers->len; i++)
    groups[cx_grouping_find (grouping, g_array_index (self->customers, CxCohortCustomer, i).account)].customers++;
  qsort (groups, grouping->n, sizeof *groups, compare_groups);
  for (guint i = 0; i < grouping->n; i++)
    {
      CxCohort *cohort;

      if (groups[i].customers == 0)
        continue;
      cohort = cohort_new (g_strdup (groups[i].name ? groups[i].name : "none"), G_MININT32, self->horizon);
      cohort->from = from;
      from += groups[i].customers;
      place[groups[i].met] = self->cohorts->len;
      g_ptr_array_add (self->cohorts, cohort);
    }
  for (guint i = 0; i < self->customers->len; i++)
    {
      CxCohortCustomer *customer = &g_array_index (self->customers, CxCohortCustomer, i);

      customer->cohort = place[cx_grouping_find (grouping, customer->account)];
    }
  g_array_sort (self->customers, compare_customers);
}

static gboolean
find_group_column (CxColumns       *columns,
                   const char      *field,
                   const CxColumn **column,
                   GError         **error)
{
  *column = cx_columns_find (columns, field);
  if (*column == NULL)
    *column = cx_columns_find_role (columns, field);
  if (*column == NULL)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", field);
  else if ((*column)->codes == NULL)
    g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "field “%s” is a %s and has no texts to group by; choose a category", field,
                 cx_field_type_to_name ((*column)->field->type));
  return *column != NULL && (*column)->codes != NULL;
}

/* ── cells ── */

static gboolean
is_use (const CxUsageEntry *entry)
{
  return isnan (entry->value) || entry->value > 0;
}

/* What an event adds to what is counted in its period. @before: (nullable): the use before it, in that period */
static double
worth_of (Work               *work,
          const CxUsageEntry *entry,
          const CxUsageEntry *before)
{
  switch (work->self->indicator->kind)
    {
    case CX_INDICATOR_TOTAL:
      return isnan (entry->value) ? 1 : entry->value;
    case CX_INDICATOR_MEASURES:
      if (!is_use (entry) || work->stamps[entry->measure] == work->stamp)
        return 0;
      work->stamps[entry->measure] = work->stamp;
      return 1;
    case CX_INDICATOR_DAYS:
    default:
      return is_use (entry) && (before == NULL || before->day != entry->day) ? 1 : 0;
    }
}

/* Sets the bits of the periods in which E was done. Events and periods are both in order of days. */
static void
walk_events (Work                   *work,
             const CxCohortCustomer *customer,
             guint32                *bits)
{
  const CxIndicator *indicator = work->self->indicator;
  gint32 start = cx_period_start (indicator->every, customer->first);
  const CxUsageEntry *entries, *used = NULL;
  guint n, period = 0, i = 0;
  double sum = 0;

  entries = cx_usage_log_get_entries (work->log, customer->account, &n);
  while (i < n && entries[i].day < start)
    i++;
  for (gint32 end = cx_period_start (indicator->every, customer->first + 1); i < n; i++)
    {
      for (; period < work->self->horizon && entries[i].day >= end; period++, sum = 0, used = NULL, work->stamp++)
        end = cx_period_start (indicator->every, customer->first + (int) period + 2);
      if (period == work->self->horizon)
        break;
      if (work->measure != CX_NO_MEASURE && entries[i].measure != work->measure)
        continue;
      sum += worth_of (work, &entries[i], used);
      if (is_use (&entries[i]))
        used = &entries[i];
      if (sum >= indicator->least)
        bits[period / 32] |= 1u << (period % 32);
      else
        bits[period / 32] &= ~(1u << (period % 32));
    }
  work->stamp++;
}

static CxCohortCell
cell_of (const CxCohorts        *self,
         const CxCohortCustomer *customer,
         const guint32          *bits,
         guint                   period)
{
  gint32 start = cx_period_start (self->indicator->every, customer->first + (int) period);
  gint32 end = cx_period_start (self->indicator->every, customer->first + (int) period + 1);

  if (customer->renewal.left < end)
    return CX_CELL_LEFT;
  if (!customer->used || start < self->known_from)
    return CX_CELL_UNKNOWN;
  if (end > self->known_to)
    return CX_CELL_OPEN;
  return bits[period / 32] >> (period % 32) & 1 ? CX_CELL_DONE : CX_CELL_MISSED;
}

static void
count_cell (CxCohort    *cohort,
            guint        period,
            CxCohortCell cell)
{
  cohort->periods[period].n += cell == CX_CELL_DONE || cell == CX_CELL_MISSED;
  cohort->periods[period].k += cell == CX_CELL_DONE;
}

/* Only what was to be seen before it was decided can lead. */
static gboolean
counts_for_standing (const CxCohorts        *self,
                     const CxCohortCustomer *customer,
                     guint                   period,
                     CxCohortCell            cell)
{
  return (cell == CX_CELL_DONE || cell == CX_CELL_MISSED) && period < cx_period_first_year (self->indicator->every) &&
         (customer->renewal.state == CX_RENEWAL_OPEN ||
          cx_period_start (self->indicator->every, customer->first + (int) period + 1) <= customer->renewal.day);
}

static void
judge (CxCohorts        *self,
       CxCohortCustomer *customer,
       const guint32    *bits)
{
  CxCohort *cohort = self->cohorts->pdata[customer->cohort];

  for (guint period = 0; period < self->horizon; period++)
    {
      CxCohortCell cell = cell_of (self, customer, bits, period);

      /* The data reach the end of none from here on, whoever it is of. */
      if (cell == CX_CELL_OPEN)
        break;
      count_cell (cohort, period, cell);
      count_cell (self->all, period, cell);
      if (!counts_for_standing (self, customer, period, cell))
        continue;
      customer->judged++;
      customer->done += cell == CX_CELL_DONE;
    }
  if (customer->judged >= cx_indicator_least_judged (self->indicator))
    customer->standing = 100u * customer->done >= self->indicator->steady * customer->judged ? CX_STANDING_GREEN : CX_STANDING_RED;
}

/* ── sums ── */

static void
finish_share (CxCohortShare *share)
{
  share->share = share->n > 0 ? (double) share->k / share->n : NAN;
  share->low = share->high = NAN;
  if (share->n > 0)
    cx_wilson (share->k, share->n, &share->low, &share->high);
  share->enough = share->n >= CX_ENOUGH;
}

static void
finish_cohort (CxCohort *cohort,
               guint     horizon)
{
  finish_share (&cohort->greens);
  for (guint i = 0; i < horizon; i++)
    finish_share (&cohort->periods[i]);
}

static void
count_customer (CxCohort               *cohort,
                const CxCohortCustomer *customer)
{
  cohort->customers++;
  cohort->greens.n += customer->standing != CX_STANDING_NONE;
  cohort->greens.k += customer->standing == CX_STANDING_GREEN;
}

static void
count_renewal (CxCohorts              *self,
               const CxCohortCustomer *customer)
{
  CxRenewalRate *rate = customer->standing == CX_STANDING_GREEN ? &self->green : &self->red;

  if (customer->standing == CX_STANDING_NONE)
    return;
  rate->open += customer->renewal.state == CX_RENEWAL_OPEN;
  rate->decided.n += customer->renewal.state != CX_RENEWAL_OPEN;
  rate->decided.k += customer->renewal.state == CX_RENEWAL_RENEWED;
}

static void
sum_up (CxCohorts *self)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      const CxCohortCustomer *customer = cx_cohorts_get_customer (self, i);

      count_customer (self->cohorts->pdata[customer->cohort], customer);
      count_customer (self->all, customer);
      count_renewal (self, customer);
    }
  for (guint i = 0; i < self->cohorts->len; i++)
    finish_cohort (self->cohorts->pdata[i], self->horizon);
  finish_cohort (self->all, self->horizon);
  finish_share (&self->green.decided);
  finish_share (&self->red.decided);
  self->p = cx_two_proportions (self->green.decided.k, self->green.decided.n, self->red.decided.k, self->red.decided.n);
}

/* ── all of it ── */

/* What nobody used for so long, and no longer, was told of all the same: a long weekend. */
#define DAYS_OF_REST 3

/* The day after the last that events tell of: one on the first of a month, where all are, is of all of that month. */
static gint32
find_end (gint32   last_day,
          gboolean monthly)
{
  CxPeriod grain = monthly ? CX_PERIOD_MONTH : CX_PERIOD_DAY;

  return cx_period_start (grain, cx_period_index (grain, last_day) + 1) + DAYS_OF_REST;
}

/* Usage of the measure is known from its first event on, and up to its last of anybody, or the last import if that is earlier. */
static void
find_known_days (Work *work)
{
  CxCohorts *self = work->self;
  gint32 read_day = cx_usage_log_get_read_day (work->log), last_day = G_MININT32;
  gboolean monthly = TRUE;

  self->known_from = G_MAXINT32;
  self->known_to = read_day == G_MININT32 ? self->today : MIN (self->today, read_day);
  for (guint i = 0; i < cx_usage_log_get_n_measures (work->log); i++)
    {
      const CxMeasure *measure = cx_usage_log_get_measure (work->log, i);

      if ((work->measure != CX_NO_MEASURE && work->measure != i) || measure->events == 0)
        continue;
      self->known_from = MIN (self->known_from, measure->first_day);
      last_day = MAX (last_day, measure->last_day);
      monthly = monthly && measure->monthly;
    }
  if (last_day != G_MININT32)
    self->known_to = MIN (self->known_to, find_end (last_day, monthly));
}

/* A measure that nobody has any more: then nothing is known. */
static guint
find_measure (CxUsageLog        *log,
              const CxIndicator *indicator,
              gboolean          *gone)
{
  guint measure = indicator->measure && indicator->kind != CX_INDICATOR_MEASURES ? cx_usage_log_find_measure (log, indicator->measure)
                                                                                 : CX_NO_MEASURE;

  *gone = measure == CX_NO_MEASURE && indicator->measure != NULL && indicator->kind != CX_INDICATOR_MEASURES;
  return measure;
}

static gboolean
fill_cells (Work         *work,
            GCancellable *cancellable,
            GError      **error)
{
  CxCohorts *self = work->self;

  self->words = (self->horizon + 31) / 32;
  self->bits = g_new0 (guint32, (gsize) self->words * self->customers->len + 1);
  for (guint i = 0; i < self->customers->len; i++)
    {
      CxCohortCustomer *customer = &g_array_index (self->customers, CxCohortCustomer, i);
      guint32 *bits = self->bits + (gsize) i * self->words;

      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      walk_events (work, customer, bits);
      judge (self, customer, bits);
    }
  return TRUE;
}

static CxCohorts *
cohorts_new (CxSnapshot        *snapshot,
             const CxIndicator *indicator,
             CxRenewals        *renewals)
{
  CxCohorts *self = g_new0 (CxCohorts, 1);

  self->indicator = cx_indicator_copy (indicator);
  self->rule = cx_renewals_get_rule (renewals);
  self->today = cx_snapshot_get_day (snapshot);
  self->horizon = cx_indicator_horizon (indicator);
  self->customers = g_array_new (FALSE, FALSE, sizeof (CxCohortCustomer));
  self->cohorts = g_ptr_array_new_with_free_func (cohort_free);
  self->all = cohort_new (g_strdup ("all"), G_MININT32, self->horizon);
  return self;
}

CxCohorts *
cx_cohorts_new (CxSnapshot        *snapshot,
                CxUsageLog        *log,
                CxRenewals        *renewals,
                const CxIndicator *indicator,
                const char        *field,
                GCancellable      *cancellable,
                GError           **error)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  g_autoptr(CxCohorts) self = cohorts_new (snapshot, indicator, renewals);
  g_autofree guint32 *stamps = g_new0 (guint32, cx_usage_log_get_n_measures (log) + 1);
  Work work = { .self = self, .snapshot = snapshot, .log = log, .renewals = renewals, .stamps = stamps, .stamp = 1 };
  const CxColumn *column = NULL, *signed_on = indicator->field ? cx_columns_find (columns, indicator->field) : NULL;
  gboolean gone;

  g_return_val_if_fail (cx_usage_log_get_columns (log) == columns, NULL);

  if (field != NULL && !find_group_column (columns, field, &column, error))
    return NULL;
  work.signed_on = signed_on && signed_on->field->type == CX_FIELD_DATE ? signed_on : NULL;
  work.measure = find_measure (log, indicator, &gone);
  find_customers (&work);
  if (column != NULL)
    make_cohorts_by_field (self, column);
  else
    make_cohorts_by_signing (self);
  find_known_days (&work);
  if (gone)
    self->known_from = G_MAXINT32;
  if (!fill_cells (&work, cancellable, error))
    return NULL;
  sum_up (self);
  return g_steal_pointer (&self);
}

const CxCohortCustomer *
cx_cohorts_get_customer (const CxCohorts *self,
                         guint            customer)
{
  return &g_array_index (self->customers, CxCohortCustomer, customer);
}

const CxCohort *
cx_cohorts_get_cohort (const CxCohorts *self,
                       guint            cohort)
{
  return self->cohorts->pdata[cohort];
}

CxCohortCell
cx_cohorts_get_cell (const CxCohorts *self,
                     guint            customer,
                     guint            period)
{
  g_return_val_if_fail (customer < self->customers->len && period < self->horizon, CX_CELL_OPEN);

  return cell_of (self, cx_cohorts_get_customer (self, customer), self->bits + (gsize) customer * self->words, period);
}

guint
cx_cohorts_get_last_period (const CxCohorts *self)
{
  guint last = self->horizon;

  while (last > 0 && self->all->periods[last - 1].n == 0)
    last--;
  return last;
}
