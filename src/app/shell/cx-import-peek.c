/* The first rows of a file. */
#include "cx-import-peek.h"

typedef struct {
  char         *path, *encoding, *sheet;
  CxReadOptions options;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->encoding);
  g_free (question->sheet);
  g_free (question);
}

void
cx_import_peek_free (CxImportPeek *self)
{
  if (self == NULL)
    return;
  cx_read_form_free (self->form);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char **
copy_cells (const CxRow *row)
{
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();

  for (guint i = 0; i < row->n_cells; i++)
    g_strv_builder_take (cells, g_utf8_make_valid (row->cells[i].text, (gssize) row->cells[i].length));
  return g_strv_builder_end (cells);
}

static CxImportPeek *
peek (const Question *question,
      GError        **error)
{
  g_autoptr(CxSource) source = cx_source_open (question->path, error);
  g_autoptr(CxReader) reader = source ? cx_reader_new (source, &question->options, error) : NULL;
  g_autoptr(CxImportPeek) self = NULL;
  CxRow row;

  if (reader == NULL)
    return NULL;
  self = g_new0 (CxImportPeek, 1);
  self->form = cx_read_form_copy (cx_reader_get_form (reader));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  /* A row that cannot be read is told of when all are tried. */
  while (self->rows->len < CX_KIND_ROWS && cx_reader_next (reader, &row, NULL))
    if (row.problem == NULL)
      g_ptr_array_add (self->rows, copy_cells (&row));
  if (!cx_kind_guess (self->form->header, self->rows, &self->likely, error))
    return NULL;
  g_ptr_array_set_size (self->rows, (int) MIN (self->rows->len, CX_IMPORT_PEEK_ROWS));
  return g_steal_pointer (&self);
}

static void
peek_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  CxImportPeek *answer;

  if (g_task_return_error_if_cancelled (task))
    return;
  answer = peek (data, &error);
  if (answer)
    g_task_return_pointer (task, answer, (GDestroyNotify) cx_import_peek_free);
  else
    g_task_return_error (task, error);
}

void
cx_import_peek_async (const char          *path,
                      const CxReadOptions *options,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (path != NULL && options != NULL);

  question->path = g_strdup (path);
  question->encoding = g_strdup (options->encoding);
  question->sheet = g_strdup (options->sheet);
  question->options = *options;
  question->options.encoding = question->encoding;
  question->options.sheet = question->sheet;
  g_task_set_source_tag (task, cx_import_peek_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, peek_in_thread);
}

CxImportPeek *
cx_import_peek_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_import_peek_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
