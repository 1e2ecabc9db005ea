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
              gboolean     *stored,
              GCancellable *cancellable,
              GError      **error)
{
  CxColumns *columns = cx_evaluation_get_columns (evaluation);
  guint n = cx_columns_get_n_accounts (columns);
  g_autofree char *state = cx_fit_table_read_state (store, error);

  if (state == NULL)
    return FALSE;
  *stored = g_str_equal (state, cx_columns_get_state (columns));
  if (!*stored)
    return cx_fit_table_forget (store, profile, error);
  return cx_fit_table_store (store, profile, version, cx_evaluation_get_reference_day (evaluation), n, read_row, evaluation,
                             cancellable, error);
}
