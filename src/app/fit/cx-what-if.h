/* The what-if: other weights and thresholds for the draft, tried without changing it. */
#pragma once

#include "cx-evaluation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxWhatIf:
 *
 * Keeps what was tried as differences to the draft, so that an edit of the draft elsewhere keeps them.
 *
 * Signals:
 * - `changed`: cx_what_if_get_trial() is another one
 * - `applied`: the trial should become the draft
 * - `moves-shown`: the accounts that change tier should be listed
 */
#define CX_TYPE_WHAT_IF (cx_what_if_get_type ())
G_DECLARE_FINAL_TYPE (CxWhatIf, cx_what_if, CX, WHAT_IF, AdwBin)

/**
 * cx_what_if_set_profiles:
 * @base: what is in force, version @version (0: the draft itself)
 * @columns: whose field labels are the short names of the criteria
 *
 * Does not emit `changed`.
 */
void       cx_what_if_set_profiles (CxWhatIf *self, CxProfile *draft, CxProfile *base, int version, CxColumns *columns);
/** cx_what_if_forget: drops what was tried, without a signal: it was about another profile. */
void       cx_what_if_forget       (CxWhatIf *self);
/** cx_what_if_get_trial: the draft with what is tried. Returns: (transfer full) (nullable): %NULL without a draft */
CxProfile *cx_what_if_get_trial    (CxWhatIf *self);

/** cx_what_if_set_counts: @base: of what is in force */
void       cx_what_if_set_counts   (CxWhatIf *self, const CxFitCounts *counts, const CxFitCounts *base);
/** cx_what_if_set_moves: accounts whose tier gets better or worse. */
void       cx_what_if_set_moves    (CxWhatIf *self, guint up, guint down);

G_END_DECLS
