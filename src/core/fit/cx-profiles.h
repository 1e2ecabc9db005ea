/* Several profiles of a workspace: ranked, renamed, copied, retired, restored. Each in one transaction. */
#pragma once

#include "cx-profile.h"
#include "cx-profile-table.h"

G_BEGIN_DECLS

/** cx_profiles_rank: gives an active profile a rank, 1 the first; the others close up. Fails with %CX_ERROR_INVALID. */
gboolean cx_profiles_rank    (CxStore *store, gint64 id, int rank, GError **error);

/** cx_profiles_rename: names the draft anew; published versions keep the name that they had. Fails with %CX_ERROR_INVALID when blank, or %CX_ERROR_EXISTS. */
gboolean cx_profiles_rename  (CxStore *store, gint64 id, const char *name, GError **error);

/**
 * cx_profiles_copy:
 * @name: (nullable): %NULL: "NAME (copy)", or "NAME (copy 2)", whichever is free first
 * @copy: (out) (optional): id of the copy
 *
 * Adds a profile with the draft of @id, ranked behind it, without its versions.
 */
gboolean cx_profiles_copy    (CxStore *store, gint64 id, const char *name, gint64 *copy, GError **error);

gboolean cx_profiles_retire  (CxStore *store, gint64 id, GError **error);

/** cx_profiles_restore: @rank: the place that it gets; 0: last */
gboolean cx_profiles_restore (CxStore *store, gint64 id, int rank, GError **error);

/**
 * cx_profiles_ensure:
 * @name: what a new profile is called, unless that is taken
 * @added: (out): id of the profile that was added, or 0
 *
 * Adds an empty profile when none is active.
 */
gboolean cx_profiles_ensure  (CxStore *store, const char *name, gint64 *added, GError **error);

/** cx_profiles_undo_ensure: takes what cx_profiles_ensure() added away again, unless somebody has worked on it. */
gboolean cx_profiles_undo_ensure (CxStore *store, gint64 added, GError **error);

G_END_DECLS
