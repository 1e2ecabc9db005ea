/* Whether the name of a criterion still says what is tested. */
#pragma once

#include "cx-profile.h"

G_BEGIN_DECLS

/**
 * cx_stale_name_has_other_numbers:
 *
 * Whether the label says numbers, and one that is tested (a bound, a span of days) is not among them: "500 to
 * 10,000 employees" for 999 to 10,000. "10k", "€5M" and "25 %" (of 0.25) are read; a span may be said in
 * weeks, months or years. Number words are not read.
 */
gboolean cx_stale_name_has_other_numbers (const CxCriterion *criterion);

G_END_DECLS
