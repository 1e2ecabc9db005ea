/* The page out of the window. Files are made and written in a thread. */
#include "cx-page-output.h"

#include "cx-place.h"

#include <glib/gi18n.h>

/* ── paper ── */

/* @page: laid out for the paper that was chosen */
typedef struct {
  CxPageContext *context;
  CxPage        *page;
} Job;

static void
job_free (Job *self)
{
  cx_page_context_free (self->context);
  g_clear_pointer (&self->page, cx_page_free);
  g_free (self);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);

  job->context->paper = cx_paper_nearest (MIN (width, height), MAX (width, height));
  g_clear_pointer (&job->page, cx_page_free);
  job->page = cx_page_new (job->context, cx_page_content_new (job->context));
  gtk_print_operation_set_n_pages (operation, 1);
}

/* As large as the paper lets it be, in its middle. */
static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              Job               *job)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double page_width, page_height, scale;

  cx_page_get_size (job->page, &page_width, &page_height);
  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cx_page_draw (job->page, cr);
}

GtkPrintOperation *
cx_page_print_operation (const CxPageContext *context)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (NULL);
  Job *job = g_new0 (Job, 1);

  job->context = cx_page_context_copy (context);
  g_clear_pointer ((char **) &job->context->edited, g_free);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, cx_profile_get_name (cx_evaluation_get_profile (context->evaluation)));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) job_free);
  return operation;
}

/* ── files ── */

typedef struct {
  CxPageContext *context;
  CxReportFormat format;
  GFile         *file;
  char          *left_out;
} Export;

static void
export_free (Export *self)
{
  cx_page_context_free (self->context);
  g_object_unref (self->file);
  g_free (self->left_out);
  g_free (self);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  g_autoptr(GBytes) bytes = cx_report_new (export->context, export->format, &export->left_out, &error);

  if (bytes && g_file_replace_contents (export->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                        G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cx_page_export_async (const CxPageContext *context,
                      CxReportFormat       format,
                      GFile               *file,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (file, NULL, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->context = cx_page_context_copy (context);
  g_clear_pointer ((char **) &export->context->edited, g_free);
  export->format = format;
  export->file = g_object_ref (file);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_set_source_tag (task, cx_page_export_async);
  g_task_run_in_thread (task, export_thread);
}

gboolean
cx_page_export_finish (GAsyncResult *result,
                       char        **left_out,
                       GError      **error)
{
  Export *export;

  g_return_val_if_fail (g_async_result_is_tagged (result, cx_page_export_async), FALSE);

  export = g_task_get_task_data (G_TASK (result));
  *left_out = g_steal_pointer (&export->left_out);
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
cx_page_file_name (const CxPageContext *context,
                   CxReportFormat       format)
{
  g_autofree char *name = g_strdup (cx_profile_get_name (cx_evaluation_get_profile (context->evaluation)));
  int version = context->draft ? context->version + 1 : context->version;

  g_strdelimit (name, G_DIR_SEPARATOR_S "/\\:*?\"<>|", '-');
  if (context->draft)
    /* Translators: a file's name: profile, number of the version that the draft becomes, and how the file ends */
    return g_strdup_printf (_("%s v%d draft.%s"), name, version, cx_report_format_to_name (format));
  /* Translators: a file's name: profile, version, and how the file ends */
  return g_strdup_printf (_("%s v%d.%s"), name, version, cx_report_format_to_name (format));
}

/* ── actions ── */

typedef struct {
  GtkWidget         *from;
  CxPageContextFunc  context;
} Output;

static GtkWindow *
window_of (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_print_done (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               GtkWidget               *from)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error)
    cx_place_toast_error (from, error);
}

/* A place that is not in view hears the keys of the window too. */
static void
print_page (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  Output *output = user_data;
  const CxPageContext *context = output->context (output->from);
  GtkWidget *place = gtk_widget_get_ancestor (output->from, CX_TYPE_PLACE);
  g_autoptr(GtkPrintOperation) operation = NULL;

  if (context == NULL || (place && !gtk_widget_get_mapped (place)))
    return;
  operation = cx_page_print_operation (context);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), output->from, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window_of (output->from), NULL);
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
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) from = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *left_out = NULL, *words = NULL;
  GtkFileLauncher *launcher;

  if (!cx_page_export_finish (result, &left_out, &error))
    {
      cx_place_toast_error (from, error);
      return;
    }
  words = left_out ? g_strdup_printf (_("Exported without %s"), left_out) : g_strdup (_("One-pager exported"));
  launcher = gtk_file_launcher_new (G_FILE (source));
  g_object_set_data_full (G_OBJECT (launcher), "from", g_object_ref (from), g_object_unref);
  cx_place_toast_button (from, words, _("_Open"), open_file, launcher, g_object_unref);
}

/* What waits for the name of the file. */
typedef struct {
  GtkWidget     *from;
  CxPageContext *context;
  CxReportFormat format;
} Wish;

static void
wish_free (Wish *self)
{
  g_object_unref (self->from);
  cx_page_context_free (self->context);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        cx_place_toast_error (wish->from, error);
      return;
    }
  cx_report_format_of_file (name, &wish->format);   /* a name that says another format means it */
  cx_page_export_async (wish->context, wish->format, file, on_exported, g_object_ref (wish->from));
}

static GListModel *
filters_of (CxReportFormat format)
{
  static const char *const names[CX_N_REPORT_FORMATS] = { N_("PDF documents"), N_("SVG pictures"), N_("Web pages"),
                                                           N_("Markdown texts") };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(names[format]));
  gtk_file_filter_add_suffix (filter, cx_report_format_to_name (format));
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
export_page (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Output *output = user_data;
  const CxPageContext *context = output->context (output->from);
  g_autoptr(GtkFileDialog) dialog = NULL;
  g_autoptr(GListModel) filters = NULL;
  g_autofree char *name = NULL;
  CxReportFormat format;
  Wish *wish;

  if (context == NULL || !cx_report_format_from_name (g_variant_get_string (parameter, NULL), &format))
    return;
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_object_ref (output->from), cx_page_context_copy (context), format };
  dialog = gtk_file_dialog_new ();
  name = cx_page_file_name (context, format);
  filters = filters_of (format);
  gtk_file_dialog_set_title (dialog, _("Export One-Pager"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, window_of (output->from), NULL, on_file_chosen, wish);
}

GActionGroup *
cx_page_output_new (GtkWidget         *from,
                    CxPageContextFunc  context)
{
  static const GActionEntry entries[] = {
    { "print", print_page, NULL, NULL, NULL, { 0 } },
    { "export", export_page, "s", NULL, NULL, { 0 } },
  };
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  Output *output = g_new (Output, 1);

  *output = (Output) { from, context };
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), output);
  g_object_set_data_full (G_OBJECT (actions), "output", output, g_free);
  cx_page_output_set_enabled (G_ACTION_GROUP (actions), FALSE);
  return G_ACTION_GROUP (actions);
}

void
cx_page_output_set_enabled (GActionGroup *actions,
                            gboolean      enabled)
{
  static const char *const names[] = { "print", "export" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), names[i])), enabled);
}
