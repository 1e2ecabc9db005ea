/* Which source may overwrite what another one wrote. Knows nothing of values. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * cx_precedence_list:
 *
 * The sources in the order that a person gave them, the most trusted first; those that are not in it rank behind, all alike.
 *
 * Returns: (transfer full): names, %NULL-terminated; empty when nobody gave an order: the newest value counts
 */
GStrv         cx_precedence_list (CxStore *store, GError **error);

/** cx_precedence_set: @sources: %NULL-terminated, each once; empty: no order. One statement. Fails with %CX_ERROR_INVALID. */
gboolean      cx_precedence_set  (CxStore *store, const char *const *sources, GError **error);

/** CxPrecedence: what one import may overwrite. */
typedef struct _CxPrecedence CxPrecedence;

/** cx_precedence_new: of an import from @source. */
CxPrecedence *cx_precedence_new  (CxStore *store, const char *source, GError **error);
void          cx_precedence_free (CxPrecedence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPrecedence, cx_precedence_free)

/** cx_precedence_is_open: whether it may overwrite everything: no order was given, or its source is the most trusted. */
gboolean      cx_precedence_is_open (CxPrecedence *self);

/**
 * cx_precedence_may_overwrite:
 * @column: of account: "f_3"
 * @may: (out): whether the value that stands there came from a source that ranks alike or behind
 *
 * The value came with the newest import that changed it, else with the one that added the account. Two look-ups at most,
 * none when the import is open.
 */
gboolean      cx_precedence_may_overwrite (CxPrecedence *self, gint64 account, const char *column, gboolean *may, GError **error);

G_END_DECLS
