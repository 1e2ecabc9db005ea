/* From the text of a cell to the values that are stored. */
#pragma once

#include "cx-account-table.h"
#include "cx-import.h"
#include "cx-row.h"
#include "cx-value.h"

G_BEGIN_DECLS

/** CxCellRule: how the cells of one column are read. The members are as in #CxPlanColumn. */
typedef struct {
  CxFieldType type;
  CxDateOrder date_order;
  char        separator;
  int         scale;
  gboolean    salesforce_id; /* 15-character ids get their check characters */
  gboolean    unguarded;     /* an apostrophe is one: no spreadsheet has had the file */
} CxCellRule;

/** cx_cell_rule_of_column: of a column of @plan that becomes @field. */
CxCellRule cx_cell_rule_of_column (const CxImportPlan *plan, const CxPlanColumn *column, const CxField *field);

/** CxCellReader: memory that the cells of one row share. */
typedef struct _CxCellReader CxCellReader;

CxCellReader *cx_cell_reader_new  (void);
void          cx_cell_reader_free (CxCellReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCellReader, cx_cell_reader_free)

/** cx_cell_reader_begin: forgets the texts of the row before. */
void          cx_cell_reader_begin (CxCellReader *self);

/**
 * cx_cell_reader_read:
 * @stored: one cell, for a range two
 *
 * Reads one cell; texts live until cx_cell_reader_begin(), or as long as @cell.
 *
 * Returns: %FALSE when there is a value, but not of that type; @stored is then missing
 */
gboolean      cx_cell_reader_read (CxCellReader *self, const CxCellRule *rule, const CxCell *cell, CxStoredCell *stored);

G_END_DECLS
