/* Why an import set rows aside. */
#include "cx-reject-reasons.h"

/* A row of a broken file can be the rest of the file. */
#define MAX_TEXT_BYTES 400

void
cx_reject_reason_free (CxRejectReason *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_samples; i++)
    g_free (self->samples[i].text);
  g_free (self->reason);
  g_free (self);
}

static CxRejectReason *
find_reason (GPtrArray  *reasons,
             GHashTable *known,
             const char *text)
{
  CxRejectReason *reason = g_hash_table_lookup (known, text);

  if (reason == NULL)
    {
      reason = g_new0 (CxRejectReason, 1);
      reason->reason = g_strdup (text);
      g_ptr_array_add (reasons, reason);
      g_hash_table_insert (known, reason->reason, reason);
    }
  return reason;
}

static void
add_row (CxRejectReason *reason,
         CxStatement    *statement)
{
  sqlite3_stmt *handle = cx_statement_get_handle (statement);
  const char *raw;

  if (reason->n++ >= CX_REJECT_SAMPLES)
    return;
  raw = sqlite3_column_blob (handle, 2);
  reason->samples[reason->n_samples++] = (CxRejectSample) {
    cx_statement_get_int (statement, 1),
    g_utf8_make_valid (raw ? raw : "", MIN (sqlite3_column_bytes (handle, 2), MAX_TEXT_BYTES)),
  };
}

static int
by_frequency (gconstpointer a,
              gconstpointer b)
{
  const CxRejectReason *left = *(CxRejectReason **) a, *right = *(CxRejectReason **) b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return left->samples[0].line < right->samples[0].line ? -1 : 1;
}

GPtrArray *
cx_reject_reasons_list (CxStore *store,
                        gint64   import,
                        GError **error)
{
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_reject_reason_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT reason, line, raw FROM import_reject WHERE import = ? ORDER BY line, rowid", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, 1, import);
  while (TRUE)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      add_row (find_reason (reasons, known, cx_statement_get_text (statement, 0)), statement);
    }
  g_ptr_array_sort (reasons, by_frequency);
  return g_steal_pointer (&reasons);
}
