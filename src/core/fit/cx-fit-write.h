/* Storing what was evaluated. */
#pragma once

#include "cx-evaluation.h"
#include "cx-store.h"

G_BEGIN_DECLS

/**
 * cx_fit_write:
 * @profile: its id
 * @version: of the profile, or 0 for its draft
 *
 * @stored: (out): FALSE when somebody imported since the accounts were read: then nothing is stored of the profile any more,
 *   as an import leaves it
 *
 * Stores the verdicts, scores and tiers of all accounts, in place of what was stored of the profile (cx-fit-table.h), within a
 * transaction of the caller. Pins are not part of it. About a second at a million accounts.
 */
gboolean cx_fit_write (CxStore *store, gint64 profile, int version, CxEvaluation *evaluation, gboolean *stored,
                       GCancellable *cancellable, GError **error);

G_END_DECLS
