/* What the filter of accounts asks of their way through the stages: how far they ever came, and since when. */
#pragma once

#include "cx-journey.h"

G_BEGIN_DECLS

/** cx_ask_reached: clears @found of accounts that are not, and never were, at any of @stages (codes) or beyond. */
void     cx_ask_reached (CxJourney *journey, const char *const *stages, guint8 *found);

/** cx_ask_passed: clears @found of accounts that came to none of @stages by way of every stage before it, in order. */
void     cx_ask_passed  (CxJourney *journey, const char *const *stages, guint8 *found);

/** cx_ask_seen: clears @found of accounts whose first event lies in none of @periods ("2026-01-01..2026-03-31"). */
void     cx_ask_seen    (CxJourney *journey, const char *const *periods, guint8 *found);

/**
 * cx_period_read:
 * @text: "2026-01-01..2026-03-31"; without the first day or the last it is open there
 * @from, @to: (out): G_MININT32, G_MAXINT32 where it is open
 *
 * Returns: %FALSE when @text is no period, or ends before it begins
 */
gboolean cx_period_read  (const char *text, gint32 *from, gint32 *to);

/** cx_period_write: what cx_period_read() reads. Returns: (transfer full) */
char    *cx_period_write (gint32 from, gint32 to);

G_END_DECLS
