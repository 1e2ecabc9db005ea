/* Files out of the window: asked for, made in a thread, and opened. */
#include "cx-output.h"

#include "cx-place.h"

#include <glib/gi18n.h>

/* ── writing ── */

typedef struct {
  const CxOutputKind *kind;
  gpointer            data;
  int                 format;
  GFile              *file;
  char               *left_out;
} Writing;

static void
writing_free (Writing *self)
{
  self->kind->free (self->data);
  g_object_unref (self->file);
  g_free (self->left_out);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Writing *self = data;
  GError *error = NULL;
  g_autoptr(GBytes) bytes = self->kind->make (self->data, self->format, &self->left_out, &error);

  if (bytes && g_file_replace_contents (self->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                        G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cx_output_write_async (const CxOutputKind *kind,
                       gpointer            data,
                       int                 format,
                       GFile              *file,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (file, NULL, callback, user_data);
  Writing *self = g_new0 (Writing, 1);

  self->kind = kind;
  self->data = data;
  self->format = format;
  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, (GDestroyNotify) writing_free);
  g_task_set_source_tag (task, cx_output_write_async);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
cx_output_write_finish (GAsyncResult *result,
                        char        **left_out,
                        GError      **error)
{
  Writing *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, cx_output_write_async), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  *left_out = g_steal_pointer (&self->left_out);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── asking ── */

/* What waits for the name of the file. */
typedef struct {
  GtkWidget          *from;
  const CxOutputKind *kind;
  gpointer            data;
  int                 format;
} Wish;

static void
wish_free (Wish *self)
{
  g_object_unref (self->from);
  if (self->data)
    self->kind->free (self->data);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static GtkWindow *
window_of (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) from = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cx_place_toast_error (from, error);
}

/* @data: a launcher that knows whom to tell */
static gboolean
open_file (gpointer data)
{
  GtkWidget *from = g_object_get_data (data, "from");

  gtk_file_launcher_launch (data, window_of (from), NULL, on_opened, g_object_ref (from));
  return G_SOURCE_REMOVE;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *left_out = NULL, *words = NULL;
  GtkFileLauncher *launcher;

  if (!cx_output_write_finish (result, &left_out, &error))
    {
      cx_place_toast_error (wish->from, error);
      return;
    }
  words = left_out ? g_strdup_printf (_("Exported without %s"), left_out) : g_strdup (_(wish->kind->done));
  launcher = gtk_file_launcher_new (G_FILE (source));
  g_object_set_data_full (G_OBJECT (launcher), "from", g_object_ref (wish->from), g_object_unref);
  cx_place_toast_button (wish->from, words, _("_Open"), open_file, launcher, g_object_unref);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  int format = wish->format;
  gpointer data;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        cx_place_toast_error (wish->from, error);
      return;
    }
  wish->kind->find_format (name, &format);   /* a name that says another format means it */
  data = g_steal_pointer (&wish->data);
  cx_output_write_async (wish->kind, data, format, file, on_written, wish);
  g_steal_pointer (&wish);
}

static GListModel *
filters_of (const CxOutputKind *kind,
            int                 format)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, kind->get_filter (format));
  gtk_file_filter_add_suffix (filter, kind->get_suffix (format));
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

void
cx_output_save (GtkWidget          *from,
                const CxOutputKind *kind,
                gpointer            data,
                int                 format,
                const char         *name)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListModel) filters = filters_of (kind, format);
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish) { g_object_ref (from), kind, data, format };
  gtk_file_dialog_set_title (dialog, _(kind->title));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, window_of (from), NULL, on_file_chosen, wish);
}

char *
cx_output_name (const char *words)
{
  return g_strdelimit (g_strdup (words), G_DIR_SEPARATOR_S "/\\:*?\"<>|", '-');
}
