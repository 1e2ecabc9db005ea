/* A list as CSV: RFC 4180, UTF-8, CRLF. */
#include "cx-export-private.h"

/* Text is handed to the stream in pieces of this size. */
#define PIECE 65536

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
hand_over (GString       *out,
           gsize          at_least,
           GOutputStream *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  if (out->len < at_least)
    return TRUE;
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (out, 0);
  return TRUE;
}

static void
append_headers (GString       *out,
                CxExportTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cx_cell_append_text (out, ((const CxExportColumn *) table->columns->pdata[i])->header);
    }
  g_string_append (out, "\r\n");
}

static void
append_row (GString       *out,
            CxExportTable *table,
            guint          account)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      CxExportCell cell;

      if (i > 0)
        g_string_append_c (out, ',');
      cx_export_table_get (table, i, account, &cell);
      cx_cell_append_csv (out, &cell);
    }
  g_string_append (out, "\r\n");
}

gboolean
cx_export_csv_write (CxExportTable    *table,
                     const guint      *rows,
                     guint             n,
                     gboolean          byte_order_mark,
                     GOutputStream    *stream,
                     CxExportProgress *progress,
                     GError          **error)
{
  g_autoptr(GString) out = g_string_sized_new (2 * PIECE);

  if (byte_order_mark)
    g_string_append (out, BYTE_ORDER_MARK);
  append_headers (out, table);
  for (guint i = 0; i < n; i++)
    {
      append_row (out, table, rows[i]);
      if (!hand_over (out, PIECE, stream, progress->cancellable, error) || !cx_export_step (progress, error))
        return FALSE;
    }
  return hand_over (out, 0, stream, progress->cancellable, error);
}
