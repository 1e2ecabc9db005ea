/* How far an import is. */
#include "cx-import-progress.h"

#include "cx-amount.h"
#include "cx-import-words.h"

#include <glib/gi18n.h>

struct _CxImportProgress {
  AdwBin          parent_instance;

  gint64          started;        /* monotonic */
  guint           pulse_source;

  GtkProgressBar *bar;
  GtkLabel       *rows_label;
  GtkLabel       *left_label;
};

G_DEFINE_FINAL_TYPE (CxImportProgress, cx_import_progress, ADW_TYPE_BIN)

/* How often the bar moves while nobody knows how far the work is. */
#define PULSE_MS 100

static void
set_title (CxImportProgress *self,
           const char       *title)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self))), title);
}

static gboolean
pulse (gpointer user_data)
{
  gtk_progress_bar_pulse (((CxImportProgress *) user_data)->bar);
  return G_SOURCE_CONTINUE;
}

/* All rows are read: what is left says nothing of how far it is. */
static void
show_scoring (CxImportProgress *self)
{
  set_title (self, _("Scoring the Accounts…"));
  gtk_label_set_text (self->left_label, "");
  if (self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_MS, pulse, self);
}

static void
show_rows (CxImportProgress *self,
           gint64            rows,
           double            seconds)
{
  g_autofree char *number = cx_format_number ((double) rows, 0);
  g_autofree char *rate = cx_format_number (seconds > 0 ? (double) rows / seconds : 0, 0);
  g_autofree char *text = NULL;

  /* The rate of the first moments says nothing. */
  if (seconds < 0.5)
    text = g_strdup_printf (ngettext ("%s row", "%s rows", rows), number);
  else
    text = g_strdup_printf (ngettext ("%s row · %s rows/s", "%s rows · %s rows/s", rows), number, rate);
  gtk_label_set_text (self->rows_label, text);
}

static void
cx_import_progress_dispose (GObject *object)
{
  CxImportProgress *self = CX_IMPORT_PROGRESS (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_PROGRESS);
  G_OBJECT_CLASS (cx_import_progress_parent_class)->dispose (object);
}

static void
cx_import_progress_class_init (CxImportProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_progress_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, rows_label);
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, left_label);
}

static void
cx_import_progress_init (CxImportProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_import_progress_begin (CxImportProgress *self,
                          const char       *title)
{
  g_return_if_fail (CX_IS_IMPORT_PROGRESS (self) && title != NULL);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->started = g_get_monotonic_time ();
  set_title (self, title);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_label_set_text (self->rows_label, "");
  gtk_label_set_text (self->left_label, "");
}

void
cx_import_progress_update (CxImportProgress *self,
                           gint64            done,
                           gint64            total,
                           gint64            rows)
{
  double seconds = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;

  g_return_if_fail (CX_IS_IMPORT_PROGRESS (self));

  if (rows > 0)
    show_rows (self, rows, seconds);
  if (total > 0 && done >= total)
    {
      show_scoring (self);
      return;
    }
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / (double) total : 0);
  if (total > 0 && done > 0 && seconds >= 1)
    {
      g_autofree char *left = cx_import_left_words (seconds / (double) done * (double) (total - done));

      gtk_label_set_text (self->left_label, left);
    }
}

void
cx_import_progress_end (CxImportProgress *self)
{
  g_return_if_fail (CX_IS_IMPORT_PROGRESS (self));

  g_clear_handle_id (&self->pulse_source, g_source_remove);
}
