/* The figures of others, to be edited: a group of rows each. */
#include "cx-benchmark-dialog.h"

#include "cx-benchmarks.h"
#include "cx-config.h"
#include "cx-number-row.h"

#include <glib/gi18n.h>

typedef struct {
  GSettings *settings;
  GPtrArray *benchmarks;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_object_unref (edit->settings);
  g_ptr_array_unref (edit->benchmarks);
  g_free (edit);
}

static void
save (Edit *edit)
{
  g_autofree char *text = cx_benchmarks_write (edit->benchmarks);

  g_settings_set_string (edit->settings, "benchmarks", text);
}

/* Which of the benchmarks a row is of. */
static CxBenchmark *
benchmark_of (Edit    *edit,
              gpointer row)
{
  return edit->benchmarks->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "benchmark"))];
}

static void
on_percent (CxNumberRow *row,
            GParamSpec  *pspec,
            Edit        *edit)
{
  benchmark_of (edit, row)->percent = cx_number_row_get_value (row);
  save (edit);
}

static void
on_source (GtkEditable *row,
           Edit        *edit)
{
  g_set_str (&benchmark_of (edit, row)->source, gtk_editable_get_text (row));
  save (edit);
}

static void
on_noted (GtkEditable *row,
          Edit        *edit)
{
  g_set_str (&benchmark_of (edit, row)->noted, gtk_editable_get_text (row));
  save (edit);
}

static void
add_entry (AdwPreferencesGroup *group,
           Edit                *edit,
           guint                index,
           const char          *title,
           const char          *text,
           GCallback            callback)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_object_set_data (G_OBJECT (row), "benchmark", GUINT_TO_POINTER (index));
  g_signal_connect (row, "changed", callback, edit);
  adw_preferences_group_add (group, row);
}

static const char *
title_of (const CxBenchmark *benchmark)
{
  if (benchmark->measure == CX_BENCHMARK_PIPELINE)
    return benchmark->vendors == CX_BENCHMARK_HORIZONTAL ? _("Pipeline, Horizontal Vendors") : _("Pipeline, Vertical Vendors");
  return benchmark->vendors == CX_BENCHMARK_HORIZONTAL ? _("Customers, Horizontal Vendors") : _("Customers, Vertical Vendors");
}

static AdwPreferencesGroup *
make_group (Edit *edit,
            guint index)
{
  const CxBenchmark *benchmark = edit->benchmarks->pdata[index];
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *percent = cx_number_row_new (0, 100);

  adw_preferences_group_set_title (group, title_of (benchmark));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (percent),
                                 benchmark->below ? _("Below, in Percent") : _("Near, in Percent"));
  cx_number_row_set_value (CX_NUMBER_ROW (percent), benchmark->percent);
  g_object_set_data (G_OBJECT (percent), "benchmark", GUINT_TO_POINTER (index));
  g_signal_connect (percent, "notify::value", G_CALLBACK (on_percent), edit);
  adw_preferences_group_add (group, percent);
  add_entry (group, edit, index, _("Source"), benchmark->source, G_CALLBACK (on_source));
  add_entry (group, edit, index, _("Noted"), benchmark->noted, G_CALLBACK (on_noted));
  return group;
}

static void
on_reset (AdwButtonRow *row,
          AdwDialog    *dialog)
{
  Edit *edit = g_object_get_data (G_OBJECT (dialog), "edit");

  g_settings_reset (edit->settings, "benchmarks");
  adw_dialog_close (dialog);
}

AdwDialog *
cx_benchmark_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *end = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *reset = adw_button_row_new ();
  Edit *edit = g_new0 (Edit, 1);
  g_autofree char *text = NULL;

  edit->settings = g_settings_new (CX_APP_ID);
  text = g_settings_get_string (edit->settings, "benchmarks");
  edit->benchmarks = cx_benchmarks_read (text, NULL);
  if (edit->benchmarks == NULL)
    edit->benchmarks = cx_benchmarks_read (NULL, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "edit", edit, edit_free);
  adw_dialog_set_title (dialog, _("Benchmarks"));
  adw_preferences_page_set_description (page,
                                        _("Shares of tier 1 and 2 that others report. They are figures to compare with, not targets."));
  for (guint i = 0; i < edit->benchmarks->len; i++)
    adw_preferences_page_add (page, make_group (edit, i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reset), _("Back to the Figures That Come With Concentric"));
  g_signal_connect (reset, "activated", G_CALLBACK (on_reset), dialog);
  adw_preferences_group_add (end, reset);
  adw_preferences_page_add (page, end);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  return dialog;
}
