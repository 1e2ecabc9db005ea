/* An entry for one bound of a criterion: a number as the locale writes it, or a day with a calendar. */
#pragma once

#include "cx-criterion-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxBoundEntry: signal `changed` () with every keystroke that gives another value. */
#define CX_TYPE_BOUND_ENTRY (cx_bound_entry_get_type ())
G_DECLARE_FINAL_TYPE (CxBoundEntry, cx_bound_entry, CX, BOUND_ENTRY, AdwBin)

/**
 * cx_bound_entry_set_kind:
 * @open: what an empty entry stands for (±infinity)
 * @label: for people who cannot see the entry: "Lowest value"
 */
void   cx_bound_entry_set_kind  (CxBoundEntry *self, CxFieldType type, double open, const char *label);

/** cx_bound_entry_set_value: shows a value, unless what stands there says the same already. */
void   cx_bound_entry_set_value (CxBoundEntry *self, double value);
double cx_bound_entry_get_value (CxBoundEntry *self);

G_END_DECLS
