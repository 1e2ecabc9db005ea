/* One criterion over the accounts; inside the fit layer only. Knows nothing of scores. */
#pragma once

#include "cx-columns.h"
#include "cx-profile.h"

G_BEGIN_DECLS

/** cx_verdicts_searchable: whether @columns has the criterion's field, with a type that its operator can test. */
gboolean cx_verdicts_searchable (const CxCriterion *criterion, CxColumns *columns);

/** CxTest: a criterion compiled for some columns, which it borrows; several threads may run it. */
typedef struct _CxTest CxTest;

/** cx_test_new: O(distinct texts). */
CxTest  *cx_test_new  (const CxCriterion *criterion, CxColumns *columns, gint32 reference_day);
/** cx_test_run: @verdicts: (array length=n) (out): one #CxVerdict per account from account @from on. O(n). */
void     cx_test_run  (const CxTest *self, guint from, guint n, guint8 *verdicts);
void     cx_test_free (CxTest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxTest, cx_test_free)

G_END_DECLS
