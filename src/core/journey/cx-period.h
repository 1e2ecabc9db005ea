/* Days, weeks, months, quarters and years of the calendar, numbered. Knows nothing of what happens in them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CxPeriod: weeks begin on Monday. */
typedef enum {
  CX_PERIOD_DAY,
  CX_PERIOD_WEEK,
  CX_PERIOD_MONTH,
  CX_PERIOD_QUARTER,
  CX_PERIOD_YEAR,
} CxPeriod;

const char *cx_period_to_name   (CxPeriod period);   /* "day", "week", "month", "quarter", "year" */
gboolean    cx_period_from_name (const char *name, CxPeriod *period);

/** cx_period_index: the number of the period that @day (since 1970-01-01) lies in; the next period has the next number. */
int         cx_period_index     (CxPeriod period, gint32 day);

/** cx_period_start: the first day of period @index. */
gint32      cx_period_start     (CxPeriod period, int index);

/** cx_period_first_year: how many periods of this length a year has; a year: 1. */
guint       cx_period_first_year (CxPeriod period);

/** cx_period_label: "2026-11-22", "2026-W47", "2026-11", "2026-Q4", "2026". Returns: (transfer full) */
char       *cx_period_label     (CxPeriod period, int index);

G_END_DECLS
