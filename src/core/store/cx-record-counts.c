/* How many contacts, deals and events there are. */
#include "cx-record-table.h"

gboolean
cx_records_are_known (CxStore  *store,
                      gboolean *known,
                      GError  **error)
{
  gint64 n;

  if (!cx_database_get_int (cx_store_get_database (store), "SELECT count (*) FROM sqlite_schema WHERE name = 'record_change'", &n, error))
    return FALSE;
  *known = n > 0;
  return TRUE;
}

gboolean
cx_records_count (CxStore        *store,
                  CxRecordCounts *counts,
                  GError        **error)
{
  gboolean known;

  *counts = (CxRecordCounts) { 0 };
  if (!cx_records_are_known (store, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  for (guint i = 0; i < CX_N_RECORD_KINDS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", cx_record_kind_table (i));

      if (!cx_database_get_int (cx_store_get_database (store), sql, &counts->rows[i], error))
        return FALSE;
    }
  return TRUE;
}
