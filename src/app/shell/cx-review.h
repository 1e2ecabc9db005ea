/* When a profile is to be looked at again: the day that its version in force names, and the reminder of it. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CX_REVIEW_NOTICE_DAYS: how long before the day people are reminded. */
#define CX_REVIEW_NOTICE_DAYS 14

/** cx_review_find_day: of the version in force of @ranked. Returns: whether there is one that names a day */
gboolean   cx_review_find_day (const CxRanked *ranked, gint32 *day);

/** cx_review_is_due: whether people are reminded of it on the workspace's day. */
gboolean   cx_review_is_due   (CxSnapshot *snapshot, const CxRanked *ranked);

/** cx_review_words: "Review of “Mid-market logistics” was due on 22 Nov". Returns: (transfer full) */
char      *cx_review_words    (const char *name, gint32 day, gint32 today);

/**
 * CxReviewBanner:
 *
 * Reminds of the profile whose review has been due for longest, or is due soonest. Property `workspace`. Its button opens that profile's
 * One-Pager, and there the publication.
 */
#define CX_TYPE_REVIEW_BANNER (cx_review_banner_get_type ())
G_DECLARE_FINAL_TYPE (CxReviewBanner, cx_review_banner, CX, REVIEW_BANNER, AdwBin)

/** cx_review_banner_new: @on_one_pager: whether that is where it stands */
GtkWidget *cx_review_banner_new (gboolean on_one_pager);

G_END_DECLS
