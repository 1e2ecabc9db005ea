/* The numbers of the funnel chart as a table: what the bars and the rates between them say. */
#include "cx-funnel-numbers.h"

#include "cx-format.h"
#include "cx-funnel-scroller.h"
#include "cx-funnel-words.h"

#include <glib/gi18n.h>

struct _CxFunnelNumbers {
  AdwBin     parent_instance;

  GtkWidget *grid;
  int        last;   /* column */
};

G_DEFINE_FINAL_TYPE (CxFunnelNumbers, cx_funnel_numbers, ADW_TYPE_BIN)

/* A stage takes a row, and the step to the next takes two. */
#define ROWS_A_STAGE 3

/* @about: (nullable): what a number belongs to, for who cannot see where it stands; @n_rows: that it takes */
static GtkWidget *
attach (CxFunnelNumbers *self,
        const char      *markup,
        const char      *about,
        int              column,
        int              row,
        int              n_rows)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, column == 0 ? "step" : "figure");
  if (row == 0)
    gtk_widget_add_css_class (label, "heading");
  if (column == self->last)
    gtk_widget_add_css_class (label, "last");
  if (about != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, n_rows);
  return label;
}

static void
attach_head (CxFunnelNumbers      *self,
             const CxFunnelAnswer *answer)
{
  attach (self, _("Stage"), NULL, 0, 0, 1);
  for (guint group = 0; group <= cx_funnel_answer_get_n_groups (answer); group++)
    {
      g_autofree char *name = cx_funnel_words_group (answer, group), *escaped = g_markup_escape_text (name, -1);

      attach (self, escaped, NULL, (int) group + 1, 0, 1);
    }
}

/* In two lines, each at the edge of the column whichever way its text runs; @row: the upper */
static void
attach_step (CxFunnelNumbers    *self,
             const CxConversion *conversion,
             const char         *about,
             int                 column,
             int                 row)
{
  g_autofree char *k = cx_format_number (conversion->k, 0), *n = cx_format_number (conversion->n, 0);
  g_autofree char *of = g_strdup_printf (_("%s of %s"), k, n);
  g_autofree char *rate = cx_funnel_words_rate (conversion), *interval = cx_funnel_words_interval (conversion);
  g_autofree char *share = g_strdup_printf ("<b>%s</b> %s", rate, interval);

  gtk_widget_add_css_class (attach (self, conversion->enough ? share : of, about, column, row, 1), "above");
  gtk_widget_add_css_class (attach (self, conversion->enough ? of : _("too few to say"), about, column, row + 1, 1), "below");
}

static void
attach_line (CxFunnelNumbers      *self,
             const CxFunnelAnswer *answer,
             const char           *title,
             guint                 stage,
             gboolean              is_step)
{
  int row = ROWS_A_STAGE * (int) stage + (is_step ? 2 : 1);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  attach (self, escaped, NULL, 0, row, is_step ? 2 : 1);
  for (guint group = 0; group <= cx_funnel_answer_get_n_groups (answer); group++)
    {
      const CxFunnelGroup *counted = cx_funnel_answer_get_group (answer, group);
      g_autofree char *number = cx_format_number (counted->counts[stage], 0), *name = cx_funnel_words_group (answer, group);
      /* Translators: a group of accounts, and a stage or a step between two */
      g_autofree char *about = g_strdup_printf (_("%s, %s"), name, title);

      if (is_step)
        attach_step (self, &counted->conversions[stage], about, (int) group + 1, row);
      else
        attach (self, number, about, (int) group + 1, row, 1);
    }
}

/* ── the widget ── */

static void
cx_funnel_numbers_class_init (CxFunnelNumbersClass *klass)
{
}

static void
cx_funnel_numbers_init (CxFunnelNumbers *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "funnel-table");
  adw_bin_set_child (ADW_BIN (self), cx_funnel_scroller_new (self->grid, _("Funnel as a table")));
}

void
cx_funnel_numbers_show (CxFunnelNumbers      *self,
                        const CxFunnelAnswer *answer)
{
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  GtkWidget *child;

  g_return_if_fail (CX_IS_FUNNEL_NUMBERS (self));

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->last = (int) cx_funnel_answer_get_n_groups (answer) + 1;
  attach_head (self, answer);
  for (guint stage = 0; stage < answer->groups->n_stages; stage++)
    {
      g_autofree char *step = NULL;

      attach_line (self, answer, cx_journey_get_stage (journey, stage)->code, stage, FALSE);
      if (stage + 1 == answer->groups->n_stages)
        break;
      step = g_strdup_printf ("%s → %s", cx_journey_get_stage (journey, stage)->code,
                              cx_journey_get_stage (journey, stage + 1)->code);
      attach_line (self, answer, step, stage, TRUE);
    }
}
