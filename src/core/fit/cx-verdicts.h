/* One criterion over all accounts; inside the fit layer only. Knows nothing of scores. */
#pragma once

#include "cx-columns.h"
#include "cx-profile.h"

G_BEGIN_DECLS

/** cx_verdicts_searchable: whether @columns has the criterion's field, with a type that its operator can test. */
gboolean cx_verdicts_searchable (const CxCriterion *criterion, CxColumns *columns);

/** cx_verdicts_find: @verdicts: (array) (out): one #CxVerdict an account. O(accounts + distinct texts). */
void     cx_verdicts_find       (const CxCriterion *criterion, CxColumns *columns, gint32 reference_day, guint8 *verdicts);

G_END_DECLS
