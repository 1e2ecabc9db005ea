/* One entry of a list of the one-pager as a row that opens: a pain, a claim, a role, a win story. */
#pragma once

#include "cx-member-form.h"

G_BEGIN_DECLS

/**
 * CxEntryRow: signals
 *
 * - `move` (int: -1 up, 1 down)
 * - `duplicate` (), `remove` ()
 * - `dropped` (#CxEntryRow, boolean): another row was dropped onto it; whether onto its lower half
 */
#define CX_TYPE_ENTRY_ROW (cx_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (CxEntryRow, cx_entry_row, CX, ENTRY_ROW, AdwBin)

CxEntryRow    *cx_entry_row_new          (const CxPart *part, CxWorkspace *workspace);

/** cx_entry_row_show: @missing: how many things are still to fill in. The form is made when the row first opens. */
void           cx_entry_row_show         (CxEntryRow *self, CxProfile *profile, guint entry, guint missing);
guint          cx_entry_row_get_entry    (CxEntryRow *self);

void           cx_entry_row_set_expanded (CxEntryRow *self, gboolean expanded);
gboolean       cx_entry_row_get_expanded (CxEntryRow *self);

/** cx_entry_row_begin: opens the row and takes the person to member @key, or with %NULL to the first. */
void           cx_entry_row_begin        (CxEntryRow *self, const char *key);

G_END_DECLS
