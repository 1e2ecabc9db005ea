/* Publishing the draft of a profile: what it would move, what it is warned of, and the new version that keeps both. */
#pragma once

#include "cx-snapshot.h"
#include "cx-whiplash.h"

G_BEGIN_DECLS

/**
 * CxOutlook: what publishing a draft would do.
 * @version, @published: what is in force, and since when; 0: no version yet
 * @day: the day it is looked at, on which it would be published
 * @limits, @warnings: (element-type CxWhiplash): as of that day
 * @draft: what would be published
 * @evaluation: of the draft
 *
 * Immutable, reference counted, safe across threads.
 */
typedef struct {
  gint64           profile;
  int              version;
  gint32           published, day;
  CxProfile       *draft;
  CxEvaluation    *evaluation;
  CxImpact        *impact;
  CxWhiplashLimits limits;
  GPtrArray       *warnings;
} CxOutlook;

/**
 * cx_outlook_new:
 * @ranked: a profile of @snapshot
 * @draft: of that profile, as it would be published
 * @previous: (nullable): an evaluation over the same columns, to save work
 *
 * O(accounts × profiles): not for the main thread.
 */
CxOutlook *cx_outlook_new   (CxSnapshot *snapshot, const CxRanked *ranked, CxProfile *draft, CxEvaluation *previous,
                             const CxWhiplashLimits *limits);
CxOutlook *cx_outlook_ref   (CxOutlook *self);
void       cx_outlook_unref (CxOutlook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxOutlook, cx_outlook_unref)

/**
 * cx_publish:
 * @draft: saved as the draft and frozen as the next version; @outlook's but for the texts that do not move accounts
 *
 * One transaction, which also stores the fit of every account under the new version (cx_fit_write()); not when somebody
 * imported meanwhile: the version counts more, and its fit can be asked for later. Fails when the newest version is not
 * @outlook's any more: somebody else published.
 *
 * Returns: the number of the version, 0 on error
 */
int        cx_publish (CxStore *store, const CxOutlook *outlook, CxProfile *draft, const char *author, const char *reason,
                       GError **error);

/** cx_review_day: the day by which the profile is to be looked at again. Returns: whether it says one */
gboolean   cx_review_day (CxProfile *profile, gint32 *day);
CxProfile *cx_profile_with_review_day (CxProfile *profile, gint32 day);

G_END_DECLS
