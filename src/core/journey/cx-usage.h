/* What accounts used: their usage events, summed by measure. Knows nothing of files. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxUsage: one measure of one account.
 * @events: how many days or records it has
 * @total: sum of the values that are known; @latest: the value of @last_day; NAN when none is known
 */
typedef struct {
  gint64 account;
  char  *account_key, *measure;
  gint64 events;
  double total, latest;
  gint32 first_day, last_day;
} CxUsage;

void       cx_usage_free (CxUsage *self);

/** cx_usage_list: of @account, or of all when that is 0; by account, then by measure. Returns: (transfer full) (element-type CxUsage) */
GPtrArray *cx_usage_list (CxStore *store, gint64 account, GError **error);

G_END_DECLS
