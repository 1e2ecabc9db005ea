/* Rows that an import set aside, as a file to repair. */
#include "cx-reject-csv.h"

#include "cx-cell.h"
#include "cx-repair.h"

#define CHUNK_BYTES 65536

typedef struct {
  GOutputStream *out;
  GCancellable  *cancellable;
  GString       *text;
  guint          n_columns;
} Writer;

static gboolean
flush (Writer  *self,
       GError **error)
{
  gboolean done = g_output_stream_write_all (self->out, self->text->str, self->text->len, NULL, self->cancellable, error);

  g_string_truncate (self->text, 0);
  return done;
}

static void
append_cell (Writer     *self,
             const char *text)
{
  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, ',');
  cx_cell_append_text (self->text, text);
}

/* Of an empty first cell nothing would be seen; the quotes keep the row from being taken for a blank one. */
static void
append_first_cell (Writer     *self,
                   const char *text)
{
  if (*text == '\0')
    g_string_append (self->text, "\"\"");
  else
    cx_cell_append_text (self->text, text);
}

static void
append_cells (Writer *self,
              GStrv   cells,
              guint   from,
              guint   to)
{
  guint n = g_strv_length (cells);

  for (guint i = from; i < to; i++)
    {
      const char *text = i < n ? cells[i] : "";

      if (i == 0)
        append_first_cell (self, text);
      else
        append_cell (self, text);
    }
}

static void
append_number (Writer *self,
               gint64  number)
{
  g_string_append_printf (self->text, ",%" G_GINT64_FORMAT, number);
}

static gboolean
write_row (const CxRejectRow *row,
           gpointer           user_data,
           GError           **error)
{
  Writer *self = user_data;
  g_auto(GStrv) cells = cx_repair_cells (row);

  append_cells (self, cells, 0, self->n_columns);
  append_number (self, row->import);
  append_number (self, row->line);
  append_cell (self, row->reason);
  append_cells (self, cells, self->n_columns, g_strv_length (cells));
  g_string_append (self->text, "\r\n");
  return self->text->len < CHUNK_BYTES || flush (self, error);
}

gboolean
cx_reject_csv_write (CxStore       *store,
                     gint64         import,
                     GOutputStream *out,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) header = NULL;
  Writer self = { .out = out, .cancellable = cancellable, .text = text };

  g_return_val_if_fail (store != NULL && G_IS_OUTPUT_STREAM (out), FALSE);

  header = cx_repair_header (store, import, error);
  if (header == NULL)
    return FALSE;
  self.n_columns = MAX (1, g_strv_length (header));
  append_cells (&self, header, 0, self.n_columns);
  append_cell (&self, CX_REPAIR_IMPORT);
  append_cell (&self, CX_REPAIR_LINE);
  append_cell (&self, CX_REPAIR_REASON);
  g_string_append (text, "\r\n");
  return cx_import_table_walk_rejects (store, import, write_row, &self, error) && flush (&self, error);
}

gboolean
cx_reject_csv_write_file (CxStore      *store,
                          gint64        import,
                          GFile        *file,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr(GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (cx_reject_csv_write (store, import, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  /* Closing a cancelled stream leaves the file that was there. */
  {
    g_autoptr(GCancellable) given_up = g_cancellable_new ();

    g_cancellable_cancel (given_up);
    g_output_stream_close (G_OUTPUT_STREAM (stream), given_up, NULL);
  }
  return FALSE;
}
