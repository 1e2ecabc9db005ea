/* Every usage event in memory, account by account: what a leading indicator is worked out of. Knows no indicator. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/** CX_NO_MEASURE: any measure. */
#define CX_NO_MEASURE G_MAXUINT32

/**
 * CxUsageEntry: one event.
 * @measure: an index into the measures
 * @value: how much; NAN when the file did not say: then it counts as one
 */
typedef struct {
  gint32  day;
  guint32 measure;
  double  value;
} CxUsageEntry;

/**
 * CxMeasure:
 * @key: folded; @label: as the first event has it
 * @events: how many; @accounts: of how many accounts
 * @first_day, @last_day: of all of them
 * @monthly: every one is on the first of a month: it stands for all of that month
 */
typedef struct {
  char    *key, *label;
  guint    events, accounts;
  gint32   first_day, last_day;
  gboolean monthly;
} CxMeasure;

/** CxUsageLog: immutable, reference counted, safe across threads. Rows as in its columns. 16 bytes an event. */
typedef struct _CxUsageLog CxUsageLog;

CxUsageLog *cx_usage_log_ref   (CxUsageLog *self);
void        cx_usage_log_unref (CxUsageLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxUsageLog, cx_usage_log_unref)

/**
 * cx_usage_log_load:
 * @previous: (nullable): is the answer when it is of the same @columns and nothing was imported since
 *
 * One pass over the events in the order of the file, then a counting sort by account: O(events). Worker thread.
 */
CxUsageLog         *cx_usage_log_load           (CxStore *store, CxColumns *columns, CxUsageLog *previous, GCancellable *cancellable,
                                                 GError **error);

CxColumns          *cx_usage_log_get_columns    (CxUsageLog *self);
guint               cx_usage_log_get_n_events   (CxUsageLog *self);
guint               cx_usage_log_get_n_measures (CxUsageLog *self);
const CxMeasure    *cx_usage_log_get_measure    (CxUsageLog *self, guint measure);       /* in order of their keys */
guint               cx_usage_log_find_measure   (CxUsageLog *self, const char *key);     /* folded; or %CX_NO_MEASURE */
const CxUsageEntry *cx_usage_log_get_entries    (CxUsageLog *self, guint account, guint *n);   /* by day, then by measure */

/** cx_usage_log_get_read_day: the day of the last import of usage; G_MININT32 when there was none. */
gint32              cx_usage_log_get_read_day   (CxUsageLog *self);

G_END_DECLS
