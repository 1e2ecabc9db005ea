/* Rows that an import set aside, as a file to repair. */
#include "cx-reject-csv.h"

#include "cx-cell.h"
#include "cx-reject-form.h"

#define CHUNK_BYTES 65536

typedef struct {
  GOutputStream *out;
  GCancellable  *cancellable;
  GString       *text;
  CxRejectForm  *form;
  GHashTable    *names;
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
              GStrv   cells)
{
  guint n = g_strv_length (cells);

  append_first_cell (self, n > 0 ? cells[0] : "");
  for (guint i = 1; i < self->n_columns; i++)
    append_cell (self, i < n ? cells[i] : "");
}

/* Of a row that was set aside before and came again as it was, the place is the first one: in the file that people know. */
static gboolean
write_row (const CxRejectRow *row,
           gpointer           user_data,
           GError           **error)
{
  Writer *self = user_data;
  g_auto(CxRejectCells) reject = { 0 };

  cx_reject_cells_read (&reject, self->form, self->names, row);
  append_cells (self, reject.cells);
  append_cell (self, reject.surplus);
  append_cell (self, g_hash_table_lookup (self->names, &reject.place.import));
  g_string_append_printf (self->text, ",%" G_GINT64_FORMAT, reject.place.line);
  append_cell (self, row->reason);
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
  g_autoptr(CxRejectForm) form = NULL;
  g_autoptr(GHashTable) names = NULL;
  Writer self = { .out = out, .cancellable = cancellable, .text = text };

  g_return_val_if_fail (store != NULL && G_IS_OUTPUT_STREAM (out), FALSE);

  self.form = form = cx_reject_form_new (store, import, error);
  self.names = names = form ? cx_reject_names_new (store, error) : NULL;
  if (names == NULL)
    return FALSE;
  self.n_columns = MAX (1, g_strv_length (form->header));
  append_cells (&self, form->header);
  append_cell (&self, CX_REPAIR_SURPLUS);
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
