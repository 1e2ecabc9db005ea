/* The stored fit of the accounts, for whoever reads the workspace with SQL: see the view `fit`. Knows nothing of how it is found. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/** CxFitRow: @verdicts: two bits a criterion, the first in the lowest; @tier: 1, 2, 3, or 0 for outside */
typedef struct {
  guint64 verdicts;
  double  low, high;
  guint8  tier;
} CxFitRow;

/** CxFitRowFunc: the fit of account number @i, and its id. */
typedef gint64 (*CxFitRowFunc) (guint i, CxFitRow *row, gpointer data);

/**
 * cx_fit_table_store:
 * @version: 0 for the draft
 * @day: the reference date of within-days
 * @n: accounts, in order of id
 *
 * Replaces what is stored of the profile, within a transaction of the caller. O(n).
 */
gboolean cx_fit_table_store (CxStore *store, gint64 profile, int version, gint32 day, guint n, CxFitRowFunc func, gpointer data,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
