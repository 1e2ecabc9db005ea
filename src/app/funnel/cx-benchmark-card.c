/* One's own shares beside those of others, each with who says so and when that was noted. */
#include "cx-benchmark-card.h"

#include "cx-benchmarks.h"
#include "cx-config.h"
#include "cx-growth-words.h"

#include <glib/gi18n.h>

struct _CxBenchmarkCard {
  AdwBin     parent_instance;

  GSettings *settings;
  CxFinding  share;
  gboolean   known;    /* whether @share was ever asked for */
  GtkWidget *card;
};

G_DEFINE_FINAL_TYPE (CxBenchmarkCard, cx_benchmark_card, ADW_TYPE_BIN)

static void
add_label (CxBenchmarkCard *self,
           const char      *markup,
           const char      *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "board-small");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self->card), label);
}

/* "Tier 1–2 share of the pipeline: 44 %" */
static void
add_own (CxBenchmarkCard   *self,
         CxBenchmarkMeasure measure)
{
  gboolean pipeline = measure == CX_BENCHMARK_PIPELINE;
  guint k = pipeline ? self->share.k2 : self->share.k1, n = pipeline ? self->share.n2 : self->share.n1;
  g_autofree char *share = n > 0 ? cx_growth_words_percent ((double) k / n) : g_strdup (_("nobody yet"));
  /* Translators: a share in percent */
  g_autofree char *markup = g_strdup_printf (pipeline ? _("Tier 1–2 share of the pipeline: <b>%s</b>")
                                                      : _("Tier 1–2 share of the customers: <b>%s</b>"), share);

  add_label (self, markup, NULL);
}

static void
add_benchmarks (CxBenchmarkCard   *self,
                GPtrArray         *benchmarks,
                CxBenchmarkMeasure measure)
{
  for (guint i = 0; i < benchmarks->len; i++)
    {
      const CxBenchmark *benchmark = benchmarks->pdata[i];
      g_autofree char *text = cx_benchmark_text (benchmark), *markup = NULL;

      if (benchmark->measure != measure)
        continue;
      markup = g_markup_escape_text (text, -1);
      add_label (self, markup, "benchmark");
    }
}

/* Each source once: who says so, and when it was noted. */
static void
add_sources (CxBenchmarkCard *self,
             GPtrArray       *benchmarks)
{
  g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < benchmarks->len; i++)
    {
      const CxBenchmark *benchmark = benchmarks->pdata[i];
      /* Translators: who says so, and when it was noted */
      char *text = g_markup_printf_escaped (_("%s, noted %s"), benchmark->source, benchmark->noted);

      if (!g_hash_table_contains (said, text))
        add_label (self, text, "quiet");
      g_hash_table_add (said, text);
    }
}

static void
update (CxBenchmarkCard *self)
{
  g_autofree char *text = g_settings_get_string (self->settings, "benchmarks");
  g_autoptr(GPtrArray) own = cx_benchmarks_read (text, NULL);
  g_autoptr(GPtrArray) benchmarks = own ? g_ptr_array_ref (own) : cx_benchmarks_read (NULL, NULL);
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self), self->known && g_settings_get_boolean (self->settings, "show-benchmarks"));
  while ((child = gtk_widget_get_first_child (self->card)) != NULL)
    gtk_box_remove (GTK_BOX (self->card), child);
  for (CxBenchmarkMeasure measure = CX_BENCHMARK_PIPELINE; measure <= CX_BENCHMARK_CUSTOMERS; measure++)
    {
      add_own (self, measure);
      add_benchmarks (self, benchmarks, measure);
    }
  add_sources (self, benchmarks);
}

static void
cx_benchmark_card_dispose (GObject *object)
{
  g_clear_object (&CX_BENCHMARK_CARD (object)->settings);
  G_OBJECT_CLASS (cx_benchmark_card_parent_class)->dispose (object);
}

static void
cx_benchmark_card_class_init (CxBenchmarkCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_benchmark_card_dispose;
}

static void
cx_benchmark_card_init (CxBenchmarkCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Benchmarks"), "xalign", 0.0f, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (title, "heading");
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "what-if-card");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->card);
  adw_bin_set_child (ADW_BIN (self), box);
  self->settings = g_settings_new (CX_APP_ID);
  g_signal_connect_object (self->settings, "changed::benchmarks", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::show-benchmarks", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
cx_benchmark_card_show (CxBenchmarkCard      *self,
                        const CxFunnelAnswer *answer)
{
  g_return_if_fail (CX_IS_BENCHMARK_CARD (self));

  self->share = answer->share;
  self->known = TRUE;
  update (self);
}
