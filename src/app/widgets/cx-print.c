/* Pages onto paper. */
#include "cx-output.h"

#include "cx-place.h"

typedef struct {
  const CxPrintKind *kind;
  gpointer           data;
} Job;

static void
job_free (Job *self)
{
  self->kind->free (self->data);
  g_free (self);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);

  if (job->kind->lay_out)
    job->kind->lay_out (job->data, MIN (width, height), MAX (width, height));
  gtk_print_operation_set_n_pages (operation, (int) job->kind->n_pages);
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

  job->kind->get_size (job->data, &page_width, &page_height);
  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  job->kind->draw (job->data, cr, (guint) number);
}

GtkPrintOperation *
cx_print_operation_new (const CxPrintKind *kind,
                        gpointer           data,
                        const char        *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (NULL);
  Job *job = g_new (Job, 1);

  *job = (Job) { kind, data };
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int) kind->n_pages);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) job_free);
  return operation;
}

static void
on_done (GtkPrintOperation       *operation,
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

void
cx_print_operation_run (GtkPrintOperation *operation,
                        GtkWidget         *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), from, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
