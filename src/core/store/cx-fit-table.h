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
 * cx_fit_table_read_state:
 *
 * What stored fit is of: another text once an import came or was taken back, or a field became of another type, which is also
 * when the file forgets what is stored.
 *
 * Returns: (transfer full) (nullable): %NULL on error
 */
char    *cx_fit_table_read_state (CxStore *store, GError **error);

/** cx_fit_table_forget: what is stored of the profile goes. */
gboolean cx_fit_table_forget (CxStore *store, gint64 profile, GError **error);

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
