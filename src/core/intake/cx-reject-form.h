/* What a file of rejects looks like: the columns of the file that they came from, and this program's beside them. Knows
 * nothing of what becomes of its rows. */
#pragma once

#include "cx-import-table.h"

G_BEGIN_DECLS

/** What a file of rejects has beside the columns of its own file, in this order; an import leaves these columns out. */
#define CX_REPAIR_SURPLUS "Concentric surplus"
#define CX_REPAIR_IMPORT "Concentric import"
#define CX_REPAIR_LINE "Concentric line"
#define CX_REPAIR_REASON "Concentric reason"

/** CxRejectColumn: what a column of a file of rejects is. */
typedef enum {
  CX_REJECT_CELL,    /* of the file that the rows came from */
  CX_REJECT_SURPLUS, /* cells beyond its header */
  CX_REJECT_IMPORT,
  CX_REJECT_LINE,
  CX_REJECT_REASON,
} CxRejectColumn;

CxRejectColumn cx_reject_column (const char *header);

/** CxRejectPlace: which row of which import. */
typedef struct {
  gint64 import, line;
} CxRejectPlace;

/**
 * cx_reject_names_new:
 *
 * Names of imports that no other import gets, even one that has its number after it was undone. Returns: (transfer full):
 * name by pointer to id
 */
GHashTable *cx_reject_names_new  (CxStore *store, GError **error);

/** cx_reject_names_find: the place that two cells name; %FALSE when it is of no import that is there */
gboolean    cx_reject_names_find (GHashTable *names, const char *import, const char *line, CxRejectPlace *place);

/**
 * CxRejectForm: how the rows that one import set aside are written.
 * @header: its columns, without those of a file of rejects, which it may have read
 */
typedef struct {
  gint64      import;
  GStrv       header;
  GArray     *columns; /* CxRejectColumn, of the file that it read */
  gboolean    again;   /* it read a file of rejects */
} CxRejectForm;

/** cx_reject_form_new: (nullable): %CX_ERROR_NOT_FOUND. Returns: (transfer full) */
CxRejectForm *cx_reject_form_new  (CxStore *store, gint64 import, GError **error);
void          cx_reject_form_free (CxRejectForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRejectForm, cx_reject_form_free)

/**
 * CxRejectCells: a reject as a file has it.
 * @cells: below the header; of a row without any cell that could be read, its text in the first, as far as it is text
 * @surplus: those beyond it, side by side; empty when there are none
 * @place: where it was set aside first
 */
typedef struct {
  GStrv         cells;
  char         *surplus;
  CxRejectPlace place;
} CxRejectCells;

void cx_reject_cells_read  (CxRejectCells *self, const CxRejectForm *form, GHashTable *names, const CxRejectRow *row);
void cx_reject_cells_clear (CxRejectCells *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxRejectCells, cx_reject_cells_clear)

G_END_DECLS
