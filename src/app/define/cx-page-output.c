/* The page out of the window. */
#include "cx-page-output.h"

#include "cx-place.h"

#include <glib/gi18n.h>

static CxPageContext *
copy_of (const CxPageContext *context)
{
  CxPageContext *copy = cx_page_context_copy (context);

  g_clear_pointer ((char **) &copy->edited, g_free);
  return copy;
}

/* ── paper ── */

/* @page: laid out for the paper that was chosen */
typedef struct {
  CxPageContext *context;
  CxPage        *page;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  cx_page_context_free (self->context);
  g_clear_pointer (&self->page, cx_page_free);
  g_free (self);
}

static void
lay_out (gpointer data,
         double   width,
         double   height)
{
  Job *job = data;

  job->context->paper = cx_paper_nearest (width, height);
  g_clear_pointer (&job->page, cx_page_free);
  job->page = cx_page_new (job->context, cx_page_content_new (job->context));
}

static void
get_size (gpointer data,
          double  *width,
          double  *height)
{
  cx_page_get_size (((Job *) data)->page, width, height);
}

static void
draw (gpointer data,
      cairo_t *cr,
      guint    page)
{
  cx_page_draw (((Job *) data)->page, cr);
}

GtkPrintOperation *
cx_page_print_operation (const CxPageContext *context)
{
  static const CxPrintKind kind = { 1, lay_out, get_size, draw, job_free };
  Job *job = g_new0 (Job, 1);

  job->context = copy_of (context);
  return cx_print_operation_new (&kind, job, cx_profile_get_name (cx_evaluation_get_profile (context->evaluation)));
}

/* ── files ── */

const char *
cx_page_output_get_suffix (int format)
{
  return cx_report_format_to_name ((CxReportFormat) format);
}

const char *
cx_page_output_get_filter (int format)
{
  static const char *const names[CX_N_REPORT_FORMATS] = { N_("PDF documents"), N_("SVG pictures"), N_("Web pages"),
                                                           N_("Markdown texts") };

  return _(names[format]);
}

gboolean
cx_page_output_find_format (const char *name,
                            int        *format)
{
  CxReportFormat found;

  if (!cx_report_format_of_file (name, &found))
    return FALSE;
  *format = (int) found;
  return TRUE;
}

static GBytes *
make (gpointer data,
      int      format,
      char   **left_out,
      GError **error)
{
  return cx_report_new (data, (CxReportFormat) format, left_out, error);
}

static void
free_context (gpointer data)
{
  cx_page_context_free (data);
}

static const CxOutputKind kind_of_page = {
  N_("Export One-Pager"), N_("One-pager exported"), cx_page_output_get_suffix, cx_page_output_get_filter, cx_page_output_find_format,
  make, free_context,
};

void
cx_page_export_async (const CxPageContext *context,
                      CxReportFormat       format,
                      GFile               *file,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  cx_output_write_async (&kind_of_page, copy_of (context), (int) format, file, callback, user_data);
}

gboolean
cx_page_export_finish (GAsyncResult *result,
                       char        **left_out,
                       GError      **error)
{
  return cx_output_write_finish (result, left_out, error);
}

char *
cx_page_file_name (const CxPageContext *context,
                   CxReportFormat       format)
{
  g_autofree char *name = cx_output_name (cx_profile_get_name (cx_evaluation_get_profile (context->evaluation)));
  int version = context->draft ? context->version + 1 : context->version;

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
  cx_print_operation_run (operation, output->from);
}

static void
export_page (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Output *output = user_data;
  const CxPageContext *context = output->context (output->from);
  g_autofree char *name = NULL;
  CxReportFormat format;

  if (context == NULL || !cx_report_format_from_name (g_variant_get_string (parameter, NULL), &format))
    return;
  name = cx_page_file_name (context, format);
  cx_output_save (output->from, &kind_of_page, copy_of (context), (int) format, name);
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
