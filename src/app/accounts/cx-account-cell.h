/* One cell of the table of accounts. */
#pragma once

#include "cx-account-list.h"

G_BEGIN_DECLS

/**
 * CxCellKind:
 * @CX_CELL_NAME: the account's name
 * @CX_CELL_TIER: ring glyph, word, and signs for flags
 * @CX_CELL_FIT: number and bar
 * @CX_CELL_STAGE: mark and code
 * @CX_CELL_SEGMENT: the profile that gives the account its tier in the workspace
 * @CX_CELL_BEST: glyph and word of the tier under the segment: the account's tier in the workspace
 * @CX_CELL_FIELD: the value of a field
 */
typedef enum {
  CX_CELL_NAME,
  CX_CELL_TIER,
  CX_CELL_FIT,
  CX_CELL_STAGE,
  CX_CELL_SEGMENT,
  CX_CELL_BEST,
  CX_CELL_FIELD,
} CxCellKind;

/** CxAccountCell: shows one thing about the account that stands at a row, and reads it again when another comes to stand there. */
#define CX_TYPE_ACCOUNT_CELL (cx_account_cell_get_type ())
G_DECLARE_FINAL_TYPE (CxAccountCell, cx_account_cell, CX, ACCOUNT_CELL, GtkWidget)

/** cx_account_cell_new: @field: (nullable): key of the field, for %CX_CELL_FIELD */
GtkWidget *cx_account_cell_new (CxAccountList *list, CxCellKind kind, const char *field);

/** cx_account_cell_set_row: @row: (nullable): %NULL when the cell is put aside */
void       cx_account_cell_set_row (CxAccountCell *self, CxAccountRow *row);

/** cx_flag_words: what a flag of a fit means, or %NULL when it is not set; for tooltips. Returns: (transfer full) (nullable) */
char      *cx_flag_words (const CxFit *fit, CxFitFlags flag);

G_END_DECLS
