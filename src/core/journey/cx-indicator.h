/* A leading indicator of retention, "P % of customers do E every T" (method §9), as the team defined it. */
#pragma once

#include "cx-period.h"
#include "cx-usage-log.h"

G_BEGIN_DECLS

/**
 * CxIndicatorKind: how E is counted, within one period.
 * @CX_INDICATOR_TOTAL: the sum of what was measured; an event without a value counts as one
 * @CX_INDICATOR_DAYS: days with use
 * @CX_INDICATOR_MEASURES: different measures with use
 *
 * An event is use unless its value is zero or less.
 */
typedef enum {
  CX_INDICATOR_TOTAL,
  CX_INDICATOR_DAYS,
  CX_INDICATOR_MEASURES,
} CxIndicatorKind;

const char *cx_indicator_kind_to_name   (CxIndicatorKind kind);   /* "total", "days", "measures" */
gboolean    cx_indicator_kind_from_name (const char *name, CxIndicatorKind *kind);

/**
 * CxSigning: what the day of signing is.
 * @CX_SIGNING_STAGE: when the account first came to the revenue stage or beyond
 * @CX_SIGNING_FIELD: a date field
 * @CX_SIGNING_USAGE: its first usage event
 */
typedef enum {
  CX_SIGNING_STAGE,
  CX_SIGNING_FIELD,
  CX_SIGNING_USAGE,
} CxSigning;

const char *cx_signing_to_name   (CxSigning signing);   /* "stage", "field", "usage" */
gboolean    cx_signing_from_name (const char *name, CxSigning *signing);

/** CX_INDICATOR_LEAST, CX_INDICATOR_MOST: the bounds of what is at least to be done. */
#define CX_INDICATOR_LEAST 1e-9
#define CX_INDICATOR_MOST 1e15

/**
 * CxIndicator:
 * @measure: (nullable): folded key of what is counted; %NULL: any
 * @least: E: at least so much within a period; from %CX_INDICATOR_LEAST to %CX_INDICATOR_MOST
 * @every: T: days, weeks, months or quarters
 * @target: P: the percentage of customers that should be green
 * @steady: a customer is green that did E in at least this percentage of its first year's periods, 1 … 100
 * @field: (nullable): key of the date field that says when it signed
 * @cohort: cohorts are those that signed in one month, quarter or year
 */
typedef struct {
  CxIndicatorKind kind;
  char           *measure;
  double          least;
  CxPeriod        every;
  guint           target, steady;
  CxSigning       signing;
  char           *field;
  CxPeriod        cohort;
} CxIndicator;

/** cx_indicator_new: what stands before anybody decided: 70 % of customers use anything on one day a month. */
CxIndicator *cx_indicator_new   (void);
CxIndicator *cx_indicator_copy  (const CxIndicator *self);
void         cx_indicator_free  (CxIndicator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxIndicator, cx_indicator_free)
gboolean     cx_indicator_equal (const CxIndicator *a, const CxIndicator *b);

/** cx_indicator_parse: what cx_indicator_print() wrote. Fails with %CX_ERROR_SYNTAX or %CX_ERROR_INVALID, naming what is wrong. */
CxIndicator *cx_indicator_parse (const char *text, GError **error);
char        *cx_indicator_print (const CxIndicator *self);   /* JSON, canonical */

/**
 * cx_indicator_load: of this workspace.
 * @decided: (out) (optional): %FALSE when nobody defined one yet, or it cannot be read: then that of cx_indicator_new()
 * @problem: (out) (optional) (nullable): why what is kept cannot be read, one line; without it, this fails then
 */
CxIndicator *cx_indicator_load  (CxStore *store, gboolean *decided, char **problem, GError **error);
/** cx_indicator_save: @self: (nullable): %NULL: as if nobody had defined one. Fails with %CX_ERROR_INVALID where it could not be read again. */
gboolean     cx_indicator_save  (CxStore *store, const CxIndicator *self, GError **error);

/**
 * cx_indicator_problem:
 * @log: (nullable): knows how many measures there are
 *
 * Why nobody can do so within every period: there are more days, or more measures, to reach than there are.
 *
 * Returns: (transfer full) (nullable): for people, one line; %NULL: somebody can
 */
char        *cx_indicator_problem (const CxIndicator *self, CxUsageLog *log);

/** cx_indicator_horizon: how many periods since signing there are to see: the first two years; of days, the first year. */
guint        cx_indicator_horizon (const CxIndicator *self);

/** cx_indicator_least_judged: below so many periods that count, a customer is neither green nor red: a quarter of the first year. */
guint        cx_indicator_least_judged (const CxIndicator *self);

/** cx_indicator_sentence: "70 % of customers: at least 2,000 Messages a month". @log: (nullable): knows how measures are written. */
char        *cx_indicator_sentence (const CxIndicator *self, CxUsageLog *log);
/** cx_indicator_event: E and T alone: "at least 2,000 Messages a month", "Backups every day". */
char        *cx_indicator_event    (const CxIndicator *self, CxUsageLog *log);

G_END_DECLS
