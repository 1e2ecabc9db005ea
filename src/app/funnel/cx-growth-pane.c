/* The growth equation with a slider per term. The numbers are core's. */
#include "cx-growth-pane.h"

#include "cx-format.h"
#include "cx-growth-words.h"
#include "cx-slider-row.h"

#include <glib/gi18n.h>
#include <math.h>

/* The groups of CxFunnelAnswer.tiers. */
#define ALL 2

/* A term of the equation: one of the rates by its index, or one of these. */
enum { TERM_LEADS = CX_MAX_STAGES, TERM_RETAINED };

struct _CxGrowthPane {
  AdwBin     parent_instance;

  CxJourney *journey;
  CxGrowth   today, tried;
  int        revenue;

  GtkWidget *reset, *equation, *customers, *unit, *against, *sliders, *lever;
  guint      terms[CX_MAX_STAGES + 2];   /* one a slider */
};

G_DEFINE_FINAL_TYPE (CxGrowthPane, cx_growth_pane, ADW_TYPE_BIN)

/* ── terms ── */

static double *
term_of (CxGrowth *growth,
         guint     term)
{
  if (term == TERM_LEADS)
    return &growth->leads;
  return term == TERM_RETAINED ? &growth->retained : &growth->rates[term];
}

static gboolean
is_rate (guint term)
{
  return term < CX_MAX_STAGES;
}

static char *
print_term (guint  term,
            double value)
{
  return is_rate (term) ? cx_growth_words_percent (value) : cx_format_number (round (value), 0);
}

static void
show_term (CxGrowthPane *self,
           CxSliderRow  *row,
           guint         term)
{
  double value = *term_of (&self->tried, term), before = *term_of (&self->today, term);
  g_autofree char *text = print_term (term, value);
  g_autofree char *old = is_rate (term) ? g_strdup_printf ("%.0f", before * 100) : print_term (term, before);
  g_autofree char *both = g_strdup_printf ("%s → %s", old, text);

  cx_slider_row_set_value (row, is_rate (term) ? value * 100 : value, is_rate (term) ? before * 100 : before);
  cx_slider_row_set_words (row, text, value != before ? both : text);
}

static void
show_sum (CxGrowthPane *self)
{
  double count = cx_growth_count (&self->tried), change = round (count) - round (cx_growth_count (&self->today));
  g_autofree char *customers = cx_format_number (round (count), 0), *equation = cx_growth_words_equation (&self->tried);
  g_autofree char *against = cx_growth_words_against (&self->tried, &self->today);
  g_autofree char *unit = cx_growth_words_unit (self->journey, &self->tried, self->revenue);
  g_autofree char *lever = cx_growth_words_lever (self->journey, &self->tried, unit);
  g_autofree char *sum = cx_growth_words_sum (self->journey, &self->tried, self->revenue);
  g_autofree char *with_comma = g_strconcat (sum, ",", NULL);

  gtk_label_set_label (GTK_LABEL (self->equation), equation);
  gtk_label_set_label (GTK_LABEL (self->customers), customers);
  gtk_label_set_label (GTK_LABEL (self->unit), with_comma);
  gtk_label_set_markup (GTK_LABEL (self->against), against);
  gtk_label_set_markup (GTK_LABEL (self->lever), lever);
  gtk_widget_set_css_classes (self->against, (const char *[]) { "board-small", "numeric",
                                                                change > 0 ? "success" : change < 0 ? "error" : "quiet", NULL });
  gtk_widget_set_sensitive (self->reset, !cx_growth_equal (&self->tried, &self->today));
}

static void
show_all (CxGrowthPane *self)
{
  guint i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->sliders); row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    show_term (self, CX_SLIDER_ROW (row), self->terms[i]);
  show_sum (self);
}

/* ── sliders ── */

static void
on_moved (CxSliderRow  *row,
          double        value,
          CxGrowthPane *self)
{
  guint term = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "term"));
  double today = *term_of (&self->today, term);
  double moved = is_rate (term) ? round (value) / 100 : round (value);

  /* Back at the whole number that stands for it, it is what it is today, fraction and all. */
  if (is_rate (term) ? round (moved * 100) == round (today * 100) : moved == round (today))
    moved = today;
  *term_of (&self->tried, term) = moved;
  show_term (self, row, term);
  show_sum (self);
}

static void
add_slider (CxGrowthPane *self,
            guint         n,
            guint         term,
            const char   *name,
            double        maximum)
{
  GtkWidget *row = cx_slider_row_new (name, name, NULL, maximum, is_rate (term) ? 1 : MAX (1, round (maximum / 100)));

  self->terms[n] = term;
  g_object_set_data (G_OBJECT (row), "term", GUINT_TO_POINTER (term));
  g_signal_connect (row, "moved", G_CALLBACK (on_moved), self);
  gtk_box_append (GTK_BOX (self->sliders), row);
}

/* A number can be tried up to twice what it is, and up to ten where there is next to nothing. */
static double
most_of (double number)
{
  return MAX (10, 2 * number);
}

static void
make_sliders (CxGrowthPane *self)
{
  guint n = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sliders)) != NULL)
    gtk_box_remove (GTK_BOX (self->sliders), child);
  add_slider (self, n++, TERM_LEADS, cx_journey_get_stage (self->journey, 0)->label, most_of (self->today.leads));
  for (guint rate = 0; rate < self->today.n_rates; rate++)
    {
      g_autofree char *step = cx_growth_words_step (self->journey, rate);

      add_slider (self, n++, rate, step, 100);
    }
  if (self->today.has_retained)
    add_slider (self, n++, TERM_RETAINED, cx_journey_get_stage (self->journey, self->today.n_rates + 1)->label,
                most_of (self->today.retained));
}

static void
on_reset (CxGrowthPane *self)
{
  self->tried = self->today;
  show_all (self);
}

/* ── the widget ── */

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "numeric");
  if (ADW_IS_WRAP_BOX (box))
    adw_wrap_box_append (ADW_WRAP_BOX (box), label);
  else
    gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_head (CxGrowthPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Growth Equation"), "xalign", 0.0f, "hexpand", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (title, "heading");
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset, _("Back to Today"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to today"), -1);
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_add_css_class (self->reset, "growth-reset");
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (on_reset), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->reset);
  return box;
}

static GtkWidget *
make_card (CxGrowthPane *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sum = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (sum), 6);
  self->equation = add_label (card, "", "board-small");
  self->customers = add_label (sum, "", "growth-sum");
  self->unit = add_label (sum, "", "board-small");
  self->against = add_label (sum, "", "board-small");
  gtk_box_append (GTK_BOX (card), sum);
  self->sliders = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (card), self->sliders);
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (hint), g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-information-symbolic", "valign",
                                                GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->lever = add_label (hint, "", "board-small");
  gtk_widget_set_hexpand (self->lever, TRUE);
  gtk_box_append (GTK_BOX (card), hint);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "what-if-card");
  return card;
}

static void
cx_growth_pane_dispose (GObject *object)
{
  g_clear_pointer (&CX_GROWTH_PANE (object)->journey, cx_journey_unref);
  G_OBJECT_CLASS (cx_growth_pane_parent_class)->dispose (object);
}

static void
cx_growth_pane_class_init (CxGrowthPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_growth_pane_dispose;
}

static void
cx_growth_pane_init (CxGrowthPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_card (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
cx_growth_pane_show (CxGrowthPane         *self,
                     const CxFunnelAnswer *answer)
{
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  CxGrowth today;

  g_return_if_fail (CX_IS_GROWTH_PANE (self));

  if (answer->tiers->n_stages == 0)
    return;
  cx_growth_read (&today, answer->tiers->groups->pdata[ALL], answer->tiers->n_stages, answer->revenue);
  if (self->journey == journey && cx_growth_equal (&today, &self->today))
    return;
  g_clear_pointer (&self->journey, cx_journey_unref);
  self->journey = cx_journey_ref (journey);
  self->revenue = answer->revenue;
  self->today = self->tried = today;
  make_sliders (self);
  show_all (self);
}
