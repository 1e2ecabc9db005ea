/* The rows of a sheet between the one who finds their cells and the one who reads them. Knows nothing of formats. */
#pragma once

#include "cx-row.h"

G_BEGIN_DECLS

/** The edges of a sheet in every program. */
#define CX_SHEET_MAX_ROWS 1048576
#define CX_SHEET_MAX_COLUMNS 16384

typedef struct _CxSheetGrid CxSheetGrid;

CxSheetGrid *cx_sheet_grid_new     (void);
void         cx_sheet_grid_free    (CxSheetGrid *self);

/** cx_sheet_grid_start_row: @line: from 1. Without a cell it is forgotten. Ends the row before. */
void         cx_sheet_grid_start_row (CxSheetGrid *self, gint64 line);

/** cx_sheet_grid_add: one cell of the row, if there is one; @column: from 0, under %CX_SHEET_MAX_COLUMNS. Empty text is none. */
void         cx_sheet_grid_add       (CxSheetGrid *self, guint column, const char *text, gsize length);

/** cx_sheet_grid_end_row: @repeat: how often the row stands there */
void         cx_sheet_grid_end_row   (CxSheetGrid *self, guint repeat);

/**
 * cx_sheet_grid_take:
 *
 * The next whole row, as wide as the widest so far. Its cells hold until the next one is taken or added.
 *
 * Returns: %FALSE when there is none
 */
gboolean     cx_sheet_grid_take      (CxSheetGrid *self, CxRow *row);

G_END_DECLS
