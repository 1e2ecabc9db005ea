/* `--where` expressions and search: which accounts a question is about. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

typedef struct _CxFilter CxFilter;

/**
 * cx_filter_parse:
 *
 * An expression over field keys: `employees >= 200 and industry in ("Logistics", "Retail")`,
 * `name ~ "air"` (contains), `founded < 2001-01-01`, `known (revenue)`, `not`, `or`, parentheses.
 * Texts compare folded. A comparison with a missing value is false. Fails with %CX_ERROR_SYNTAX
 * (column of the mistake) or %CX_ERROR_NOT_FOUND (no such field).
 */
CxFilter *cx_filter_parse (const char *expression, CxColumns *columns, GError **error);
gboolean  cx_filter_holds (CxFilter *self, guint account);
void      cx_filter_free  (CxFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFilter, cx_filter_free)

/** CxSearch: names and domains of all accounts, folded, in one block of memory; thread-safe. */
typedef struct _CxSearch CxSearch;
CxSearch *cx_search_new  (CxColumns *columns);
void      cx_search_free (CxSearch *self);
/** cx_search_find: sets found[a] to 1 where every word of @text is in the name or domain of account a, else 0. */
void      cx_search_find (CxSearch *self, const char *text, guint8 *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSearch, cx_search_free)

/** cx_columns_get_search: made when it is first asked for, in O(accounts), and kept with the columns; any thread. Returns: (transfer none) */
CxSearch *cx_columns_get_search    (CxColumns *self);

/** cx_columns_prepare_names: begins to make the ranks of names and the search, in a thread of its own, for who asks soon. */
void      cx_columns_prepare_names (CxColumns *self);

G_END_DECLS
