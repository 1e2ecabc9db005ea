/* Reading the whole file in two threads that see the same state of it. Knows nothing of what is read. */
#pragma once

#include "cx-database.h"

G_BEGIN_DECLS

/** CxScan: from its begin to its end, a connection and perhaps a second one see one state of the file, mapped into memory. */
typedef struct _CxScan CxScan;

/** cx_scan_begin: @database: is read by its own thread meanwhile; may be within a transaction. @twin: whether a second one is wanted. */
CxScan     *cx_scan_begin    (CxDatabase *database, gboolean twin, GError **error);

/**
 * cx_scan_get_twin:
 *
 * Returns: (transfer none) (nullable): a second connection, for the one thread that calls cx_database_adopt() on it; %NULL
 *   when there is none: a transaction is under way whose changes it would not see, or another program wrote just now
 */
CxDatabase *cx_scan_get_twin (CxScan *self);

/** cx_scan_end: statements of both connections are finalized, and the other thread is done. @self: (nullable) */
void        cx_scan_end      (CxScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxScan, cx_scan_end)

G_END_DECLS
