/* Which accounts a list is about, as a value that can be printed into an action's target and read
 * back. Knows no widgets. */
#pragma once

#include "cx-filter.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxAccountFilter:
 *
 * What an account must be to be shown. Each question is a set of values, any of which will do; all
 * questions that have values must hold. A question without values asks nothing.
 *
 * - `tier`: `1`, `2`, `3`, `outside`
 * - `stage`: codes of stages, `none` for accounts in no stage
 * - `owner`, `territory`: values of the field with that role; the empty text means that it is missing
 * - `flag`: `needs-data`, `could-move`, `pinned`, `said-no`
 * - `segment`: names of profiles; the empty text for accounts that are outside of all
 * - `reached`: codes of stages at or beyond which the account is or has ever been
 * - `passed`: codes of stages that it came to by way of every stage before, in order
 * - `seen`: periods that its first event lies in, e.g. `2026-01-01..2026-03-31`; without a day they are open there
 * - `field:KEY`: values of any other field, e.g. `field:industry`
 * - and the words of the search, all of which must be in the name or domain
 *
 * As text: `tier=1,2&stage=MQL&owner=Ada%20L.&search=air%20freight`: questions in this order, values
 * percent-escaped. The empty text is the filter that shows everything.
 */
typedef struct _CxAccountFilter CxAccountFilter;

CxAccountFilter *cx_account_filter_new   (void);
CxAccountFilter *cx_account_filter_copy  (const CxAccountFilter *self);
void             cx_account_filter_free  (CxAccountFilter *self);
gboolean         cx_account_filter_equal (const CxAccountFilter *a, const CxAccountFilter *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountFilter, cx_account_filter_free)

/** cx_account_filter_parse: reads what cx_account_filter_print() wrote. Fails with %CX_ERROR_SYNTAX. */
CxAccountFilter *cx_account_filter_parse (const char *text, GError **error);

/** cx_account_filter_print: equal filters give the same text. Returns: (transfer full) */
char            *cx_account_filter_print (const CxAccountFilter *self);

gboolean         cx_account_filter_is_empty (const CxAccountFilter *self);

/** cx_account_filter_set: adds @value to the question, or takes it away. */
void             cx_account_filter_set   (CxAccountFilter *self, const char *question, const char *value, gboolean on);
gboolean         cx_account_filter_has   (const CxAccountFilter *self, const char *question, const char *value);

/** cx_account_filter_clear: takes all values of one question away; %NULL: everything, the search too. */
void             cx_account_filter_clear (CxAccountFilter *self, const char *question);

/** cx_account_filter_get_values: (transfer none): %NULL-terminated, sorted; empty when the question has none. */
const char *const *cx_account_filter_get_values    (const CxAccountFilter *self, const char *question);

/** cx_account_filter_get_questions: (transfer full): those that have values, in printing order, %NULL-terminated. */
char            **cx_account_filter_get_questions (const CxAccountFilter *self);

/** cx_account_filter_set_search: what is typed in the search entry; blank text searches nothing. */
void             cx_account_filter_set_search (CxAccountFilter *self, const char *search);
const char      *cx_account_filter_get_search (const CxAccountFilter *self);   /* never NULL */

/**
 * cx_account_filter_find:
 * @profile: by which profile tiers and flags go: an index into the tiering, or -1: the workspace's
 *
 * Asks every account. Any thread; O(accounts × questions).
 *
 * Returns: (transfer full): one byte an account: 1 when it is to be shown
 */
guint8          *cx_account_filter_find (const CxAccountFilter *self, CxSnapshot *snapshot, int profile);

G_END_DECLS
