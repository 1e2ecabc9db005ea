/* What accounts used. */
#include "cx-usage.h"

#include "cx-record-table.h"

void
cx_usage_free (CxUsage *self)
{
  if (self == NULL)
    return;
  g_free (self->account_key);
  g_free (self->measure);
  g_free (self);
}

/* With max() alone in a group, SQLite takes the other columns from its row: the latest value. */
static CxUsage *
read_usage (CxStatement *row)
{
  CxUsage *usage = g_new0 (CxUsage, 1);

  usage->account = cx_statement_get_int (row, 0);
  usage->account_key = g_strdup (cx_statement_get_text (row, 1));
  usage->measure = g_strdup (cx_statement_get_text (row, 2));
  usage->latest = cx_statement_get_double (row, 3);
  usage->last_day = (gint32) cx_statement_get_int (row, 4);
  usage->events = cx_statement_get_int (row, 5);
  usage->total = cx_statement_get_double (row, 6);
  usage->first_day = (gint32) cx_statement_get_int (row, 7);
  return usage;
}

GPtrArray *
cx_usage_list (CxStore *store,
               gint64   account,
               GError **error)
{
  g_autoptr(GPtrArray) measures = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_usage_free);
  g_autoptr(CxStatement) row = NULL;
  gboolean has_row = TRUE, known;

  if (!cx_records_are_known (store, &known, error))
    return NULL;
  if (!known)
    return g_steal_pointer (&measures);
  row = cx_database_prepare (cx_store_get_database (store),
                             "SELECT u.account, a.key, u.measure, u.value, u.last, s.events, s.total, s.first FROM"
                             " (SELECT account, measure_key, measure, value, max (day) AS last FROM usage_event"
                             "  WHERE ?1 = 0 OR account = ?1 GROUP BY account, measure_key) u"
                             " JOIN (SELECT account, measure_key, count (*) AS events, sum (value) AS total, min (day) AS first FROM usage_event"
                             "  WHERE ?1 = 0 OR account = ?1 GROUP BY account, measure_key) s"
                             "  ON s.account = u.account AND s.measure_key = u.measure_key"
                             " JOIN account a ON a.id = u.account ORDER BY u.account, u.measure_key", error);
  if (row == NULL)
    return NULL;
  cx_statement_bind_int (row, 1, account);
  while (has_row)
    {
      if (!cx_statement_step (row, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (measures, read_usage (row));
    }
  return g_steal_pointer (&measures);
}
