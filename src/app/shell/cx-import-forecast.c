/* One line that says what an import would do. */
#include "cx-import-forecast.h"

#include "cx-import-words.h"

#include <glib/gi18n.h>

struct _CxImportForecast {
  AdwBin     parent_instance;

  GtkStack  *sign;
  GtkLabel  *words;
  GtkWidget *details_button;
};

G_DEFINE_FINAL_TYPE (CxImportForecast, cx_import_forecast, ADW_TYPE_BIN)

static void
show (CxImportForecast *self,
      const char       *sign,
      const char       *words)
{
  gtk_stack_set_visible_child_name (self->sign, sign);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->details_button, g_str_equal (sign, "ready"));
}

static void
cx_import_forecast_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_FORECAST);
  G_OBJECT_CLASS (cx_import_forecast_parent_class)->dispose (object);
}

static void
cx_import_forecast_class_init (CxImportForecastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_forecast_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-forecast.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportForecast, sign);
  gtk_widget_class_bind_template_child (widget_class, CxImportForecast, words);
  gtk_widget_class_bind_template_child (widget_class, CxImportForecast, details_button);
}

static void
cx_import_forecast_init (CxImportForecast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_import_forecast_show_working (CxImportForecast *self,
                                 double            share)
{
  g_autofree char *words = NULL;

  g_return_if_fail (CX_IS_IMPORT_FORECAST (self));

  if (share > 0)
    /* Translators: a narrow no-break space stands before the sign */
    words = g_strdup_printf (_("Trying all rows, without changing anything: %.0f\u202f%%"), 100 * MIN (share, 1));
  else
    words = g_strdup (_("Trying all rows, without changing anything…"));
  show (self, "working", words);
}

/* A file in which nothing is new is told so in words. */
void
cx_import_forecast_show_outcome (CxImportForecast      *self,
                                 const CxImportOutcome *outcome)
{
  const CxImportCounts *counts = &outcome->result->counts;
  g_autofree char *words = cx_import_counts_words (counts);
  g_autofree char *nothing = NULL;

  g_return_if_fail (CX_IS_IMPORT_FORECAST (self));

  if (counts->inserted == 0 && counts->updated == 0)
    nothing = g_strdup_printf (_("Nothing would change: %s"), words);
  show (self, counts->inserted + counts->updated + counts->unchanged + counts->merged > 0 ? "ready" : "problem",
        nothing ? nothing : words);
  gtk_widget_set_visible (self->details_button, TRUE);
}

void
cx_import_forecast_show_stories (CxImportForecast *self,
                                 guint             stories,
                                 guint             rejects)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u story for the draft", "%u stories for the draft", stories), stories);
  g_autofree char *more = g_strdup_printf (_("%s · %u set aside"), words, rejects);

  g_return_if_fail (CX_IS_IMPORT_FORECAST (self));

  show (self, stories > 0 ? "ready" : "problem", rejects > 0 ? more : words);
  gtk_widget_set_visible (self->details_button, FALSE);
}

void
cx_import_forecast_show_problem (CxImportForecast *self,
                                 const char       *problem)
{
  g_return_if_fail (CX_IS_IMPORT_FORECAST (self) && problem != NULL);

  show (self, "problem", problem);
}
