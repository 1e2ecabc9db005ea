/* What the members of one row of contacts, deals or events come to as a row of their table. Knows nothing of files,
 * and not which account the row belongs to. */
#pragma once

#include "cx-account-lookup.h"
#include "cx-deal-words.h"
#include "cx-kind.h"
#include "cx-row.h"

G_BEGIN_DECLS

/**
 * CX_DEAL_CREATED, CX_DEAL_WON:
 *
 * What the creation of a deal, and its winning where its stage is no word for it, are called among the stages of a CRM:
 * the mapping of stages says what they mean.
 */
#define CX_DEAL_CREATED "Deal created"
#define CX_DEAL_WON "Won"

/**
 * CxMemberCells: one row of a file, as its columns were read.
 * @fields: (element-type CxField): what each column is
 * @cells: (array): one each
 * @amount: of a deal, as the file has it: it can name its currency; no text where there is none
 */
typedef struct {
  CxImportKind        kind;
  GPtrArray          *fields;
  const CxStoredCell *cells;
  CxCell              amount;
} CxMemberCells;

/** cx_member_cells_find: (nullable): the cell of member @key; %NULL without such a column. */
const CxStoredCell *cx_member_cells_find (const CxMemberCells *self, const char *key);

/** CxDealDay: the deal came to what its CRM calls @text on @day. @told: (nullable): the role of the column that says so alone. */
typedef struct {
  const char *text;
  gint64      day;
  const char *told;
} CxDealDay;

/**
 * CxRecordRow:
 * @cells: one for each of cx_record_kind_columns()
 * @days: (element-type CxDealDay): of a deal
 * @hint: which account it belongs to
 *
 * One row of a table; texts live until the next cx_record_row_fill().
 */
typedef struct {
  CxStoredCell  cells[16];
  GArray       *days;
  CxAccountHint hint;
  GPtrArray    *texts;
} CxRecordRow;

CxRecordRow *cx_record_row_new  (void);
void         cx_record_row_free (CxRecordRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRecordRow, cx_record_row_free)

/**
 * cx_record_row_fill:
 * @measure: of events with a column a measure, which of @members; else -1
 *
 * Returns: (nullable): why there is nothing to store, for people; %NULL: @self is filled
 */
const char  *cx_record_row_fill (CxRecordRow *self, const CxMemberCells *members, const CxDealWords *words, int measure);

G_END_DECLS
