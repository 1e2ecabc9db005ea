/* Events of one file that are about the same account, measure and day: they are one event, with the sum of their values.
 * Knows nothing of accounts and stores nothing: a value that was there before is replaced by the whole sum, at the end. */
#pragma once

#include "cx-account-table.h"
#include "cx-row.h"

G_BEGIN_DECLS

/**
 * CxEventSum: one event, as the rows of this file have it so far.
 * @id: of the event
 * @account: that it belongs to
 * @row: the first row about it, from 1; 0: what became of that row was counted already
 * @value: the sum; meaningless unless @has_value
 * @stale: the sum is not what is stored
 * @changed: something else of the event was changed
 */
typedef struct {
  gint64   id, account, row;
  double   value;
  gboolean has_value, stale, changed;
} CxEventSum;

/** CxEventSums: those of one file, in the order of their first rows. */
typedef struct _CxEventSums CxEventSums;

CxEventSums *cx_event_sums_new        (void);
void         cx_event_sums_free       (CxEventSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxEventSums, cx_event_sums_free)

/** cx_event_sums_repeats_row: whether a row before was the same in every cell. */
gboolean     cx_event_sums_repeats_row (CxEventSums *self, const CxRow *row);

/** cx_event_sums_repeats_id: whether a row before had the same record id; a missing one is none. */
gboolean     cx_event_sums_repeats_id  (CxEventSums *self, const CxStoredCell *record_id);

/** cx_event_sums_find: (nullable): %NULL unless a row before was about event @id; until the next is begun. */
CxEventSum  *cx_event_sums_find        (CxEventSums *self, gint64 id);

/** cx_event_sums_begin: row @row is the first about event @id. Returns: the sum, without a value yet, until the next is begun */
CxEventSum  *cx_event_sums_begin       (CxEventSums *self, gint64 id, gint64 account, gint64 row);

/** cx_event_sum_resume: goes on from the value that is stored, instead of replacing it. */
gboolean     cx_event_sum_resume       (CxEventSum *self, CxStore *store, GError **error);

/** cx_event_sum_add: a missing value adds nothing. */
void         cx_event_sum_add          (CxEventSum *self, const CxStoredCell *value);

/** cx_event_sums_forget_row: what became of the latest row is counted already, whatever becomes of its sums. */
void         cx_event_sums_forget_row  (CxEventSums *self, gint64 row);

/** cx_event_sums_get: (nullable): one after the other, from 0; those that began in one row stand side by side. */
CxEventSum  *cx_event_sums_get         (CxEventSums *self, guint i);

G_END_DECLS
