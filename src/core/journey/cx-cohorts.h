/* Do customers do what the leading indicator says, period by period since they signed; and did those that do renew more
 * (method §9)? Knows no files and no widgets. */
#pragma once

#include "cx-indicator.h"
#include "cx-renewal.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxCohortCell: one customer in one period since signing.
 * @CX_CELL_DONE, @CX_CELL_MISSED: the usage data reach the end of the period, and E was done, or was not
 * @CX_CELL_OPEN: they do not
 * @CX_CELL_UNKNOWN: it began before the first usage event of anybody, or the customer has none at all: nobody can tell
 * @CX_CELL_LEFT: it was no customer at its end
 */
typedef enum {
  CX_CELL_DONE,
  CX_CELL_MISSED,
  CX_CELL_OPEN,
  CX_CELL_UNKNOWN,
  CX_CELL_LEFT,
} CxCohortCell;

const char *cx_cohort_cell_to_name (CxCohortCell cell);   /* "done", "missed", "open", "unknown", "left" */

/**
 * CxStanding: of a customer, by the periods of its first year that the usage data reach the end of, and that ended before it was
 * decided whether it renews.
 * @CX_STANDING_NONE: there are fewer than cx_indicator_least_judged()
 * @CX_STANDING_GREEN: it did E in at least the indicator's steady percentage of them
 */
typedef enum {
  CX_STANDING_NONE,
  CX_STANDING_GREEN,
  CX_STANDING_RED,
} CxStanding;

const char *cx_standing_to_name (CxStanding standing);   /* "none", "green", "red" */

/**
 * CxCohortCustomer:
 * @account: its row
 * @signed_day: on which it signed; @first: the number of the first whole period from then on
 * @used: whether there is any usage event of it
 * @cohort: an index into the cohorts
 * @done, @judged: periods that count for @standing: in how many of them E was done
 */
typedef struct {
  guint      account;
  gint32     signed_day;
  int        first;
  gboolean   used;
  guint      cohort;
  guint16    done, judged;
  CxStanding standing;
  CxRenewal  renewal;
} CxCohortCustomer;

/** CxCohortShare: @share, @low, @high: k / n and its Wilson 95 % interval; NAN when n is 0. @enough: n ≥ %CX_ENOUGH */
typedef struct {
  guint    k, n;
  double   share, low, high;
  gboolean enough;
} CxCohortShare;

/**
 * CxCohort:
 * @name: "2026-Q1", or what customers have in common
 * @start: the first day of the cohort; of all, and by a field, G_MININT32
 * @customers: how many
 * @greens: of those that can be judged
 * @periods: (array): one a period since signing: of the cells that are done or missed, those that are done
 * @from: its first customer; they stand one after the other
 */
typedef struct {
  char          *name;
  gint32         start;
  guint          customers, from;
  CxCohortShare  greens;
  CxCohortShare *periods;
} CxCohort;

/** CxRenewalRate: @decided: renewed, of those where it is decided; @open: where it is not */
typedef struct {
  CxCohortShare decided;
  guint         open;
} CxRenewalRate;

/**
 * CxCohorts: immutable once made.
 * @horizon: how many periods since signing there are
 * @undated: accounts that are or were customers, and nobody knows since when
 * @unused: customers without any usage event: they are not judged
 * @customers: (element-type CxCohortCustomer): by cohort, then by day of signing
 * @cohorts: (element-type CxCohort): the oldest first, or, by a field, the largest
 * @all: everybody
 * @green, @red: how many of them renewed
 * @p: of the two-proportion test between these; 1 when it is undefined
 */
typedef struct {
  CxIndicator   *indicator;
  CxRenewalRule  rule;
  gint32         today;
  guint          horizon;
  guint          undated, unused;
  GArray        *customers;
  GPtrArray     *cohorts;
  CxCohort      *all;
  CxRenewalRate  green, red;
  double         p;

  /*< private >*/
  gint32         known_from, known_to;
  guint32       *bits;
  guint          words;
} CxCohorts;

/**
 * cx_cohorts_new:
 * @log, @renewals: of the same columns as @snapshot
 * @field: (nullable): key or role of a field with texts: cohorts are those that have a value in common
 *
 * O(events + customers × periods). Fails with %CX_ERROR_NOT_FOUND or %CX_ERROR_INVALID for a field that cannot be used, and
 * with G_IO_ERROR_CANCELLED.
 */
CxCohorts   *cx_cohorts_new  (CxSnapshot *snapshot, CxUsageLog *log, CxRenewals *renewals, const CxIndicator *indicator,
                              const char *field, GCancellable *cancellable, GError **error);
void         cx_cohorts_free (CxCohorts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCohorts, cx_cohorts_free)

const CxCohortCustomer *cx_cohorts_get_customer (const CxCohorts *self, guint customer);
const CxCohort         *cx_cohorts_get_cohort   (const CxCohorts *self, guint cohort);

/** cx_cohorts_get_cell: @period: since signing, from 0, below the horizon */
CxCohortCell cx_cohorts_get_cell (const CxCohorts *self, guint customer, guint period);

/** cx_cohorts_get_last_period: the number of periods that anything can be said of: one more than the last with a done or missed cell. */
guint        cx_cohorts_get_last_period (const CxCohorts *self);

G_END_DECLS
