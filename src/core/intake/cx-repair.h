/* Rows that an import set aside and that come again, repaired or not: which row of which import they were, and whether
 * anything about them changed. */
#pragma once

#include "cx-import-table.h"
#include "cx-reader.h"

G_BEGIN_DECLS

/** What a file of rejects has beside the columns of its own file; an import leaves these columns out. */
#define CX_REPAIR_IMPORT "Concentric import"
#define CX_REPAIR_LINE "Concentric line"
#define CX_REPAIR_REASON "Concentric reason"

/** cx_repair_header: the header of the file that @import read. Returns: (transfer full): empty when it is not known; %CX_ERROR_NOT_FOUND */
GStrv     cx_repair_header (CxStore *store, gint64 import, GError **error);

/** cx_repair_cells: the cells of a row that was set aside; its text, as far as it is text, when none could be read. Returns: (transfer full) */
GStrv     cx_repair_cells (const CxRejectRow *reject);

/** CxRepair: the check of a file of rejects, row by row. */
typedef struct _CxRepair CxRepair;

/**
 * cx_repair_new:
 * @repair: (out) (nullable): %NULL when @header is not of such a file, which costs nothing then
 *
 * Learns what was set aside so far; needs @store only now.
 */
gboolean    cx_repair_new  (CxStore *store, const char *const *header, CxRepair **repair, GError **error);
void        cx_repair_free (CxRepair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRepair, cx_repair_free)

/**
 * cx_repair_look:
 *
 * Returns: (nullable): why the row is set aside again: it is as it was; %NULL: it is repaired, or nobody's reject. Until the next row
 */
const char *cx_repair_look (CxRepair *self, const CxRow *row);

/** cx_repair_finish: keeps with @import which rejects came in with it, when all its rows are read; the rejects themselves stay. */
gboolean    cx_repair_finish (CxRepair *self, CxStore *store, gint64 import, GError **error);

G_END_DECLS
