/* What the workspace asks of its worker about one account: contacts, deals, usage, and where its values came from. */
#pragma once

#include "cx-circle.h"
#include "cx-deal.h"
#include "cx-usage.h"
#include "cx-value-source.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/**
 * CxAccountRecords:
 * @people: (element-type CxPerson)
 * @deals: (element-type CxDeal)
 * @usage: (element-type CxUsage)
 * @sources: (element-type utf8 CxValueSource): by key of the field
 */
typedef struct {
  GPtrArray  *people, *deals, *usage;
  GHashTable *sources;
} CxAccountRecords;

void              cx_account_records_free (CxAccountRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountRecords, cx_account_records_free)

/** cx_workspace_records_async: @account: its id. The result is a #CxAccountRecords (transfer full). */
void              cx_workspace_records_async  (CxWorkspace *self, gint64 account, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
CxAccountRecords *cx_workspace_records_finish (CxWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
