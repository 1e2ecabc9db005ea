/* Rows that an import set aside and that come again, repaired or not: which row of which import they were, and whether
 * anything about them changed. */
#pragma once

#include "cx-import-table.h"
#include "cx-reader.h"

G_BEGIN_DECLS

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
 * Returns: (nullable): why the row is set aside again: it is as it was, in whatever round, or has surplus cells; %NULL: it is repaired,
 * or nobody's reject. Until the next row
 */
const char *cx_repair_look (CxRepair *self, const CxRow *row);

/**
 * CxRepairState:
 * @CX_REPAIR_NONE: the row is nobody's reject
 * @CX_REPAIR_MISSING: it was set aside, and did not come in yet
 * @CX_REPAIR_IN: an import before has brought it, repaired
 */
typedef enum {
  CX_REPAIR_NONE,
  CX_REPAIR_MISSING,
  CX_REPAIR_IN,
} CxRepairState;

/** cx_repair_get_state: as it was before this import. */
CxRepairState cx_repair_get_state (CxRepair *self, const CxRow *row);

/** cx_repair_finish: keeps with @import which rejects came in with it, of every round, when all its rows are read; the rejects
 * themselves stay. */
gboolean    cx_repair_finish (CxRepair *self, CxStore *store, gint64 import, GError **error);

G_END_DECLS
