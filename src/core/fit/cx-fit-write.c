/* Storing what was evaluated. */
#include "cx-fit-write.h"

#include "cx-fit-table.h"

static gint64
read_row (guint     account,
          CxFitRow *row,
          gpointer  evaluation)
{
  const CxFit *fit = cx_evaluation_get_fit (evaluation, account);

  *row = (CxFitRow) { cx_evaluation_get_group_mask (evaluation, cx_evaluation_get_group (evaluation, account), NULL), fit->low, fit->high, fit->tier };
  return cx_columns_get_id (cx_evaluation_get_columns (evaluation), account);
}

gboolean
cx_fit_write (CxStore      *store,
              gint64        profile,
              int           version,
              CxEvaluation *evaluation,
              GCancellable *cancellable,
              GError      **error)
{
  guint n = cx_columns_get_n_accounts (cx_evaluation_get_columns (evaluation));

  return cx_fit_table_store (store, profile, version, cx_evaluation_get_reference_day (evaluation), n, read_row, evaluation,
                             cancellable, error);
}
