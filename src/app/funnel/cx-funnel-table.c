/* The steps of the funnel as a table. */
#include "cx-funnel-table.h"

#include "cx-drawing-append.h"
#include "cx-finding-words.h"
#include "cx-format.h"
#include "cx-funnel-scroller.h"
#include "cx-funnel-words.h"
#include "cx-stats.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxFunnelTable {
  AdwBin     parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (CxFunnelTable, cx_funnel_table, ADW_TYPE_BIN)

/* The groups of CxFunnelAnswer.tiers. */
enum { TIER_1, REST, ALL };

enum { COLUMN_STEP, COLUMN_ALL, COLUMN_TIER_1, COLUMN_REST, COLUMN_DAYS, COLUMN_WAITING, N_COLUMNS };

static const char *
head_of (int column)
{
  const char *heads[N_COLUMNS] = { _("Step"), _("All"), _("Tier 1"), _("The rest"), _("Days"), _("Waiting") };

  return heads[column];
}

/* A step takes two rows. */
#define ROWS_A_STEP 2

/* @step: (nullable): what a number belongs to, for who cannot see where it stands; @n_rows: that it takes */
static GtkWidget *
attach (CxFunnelTable *self,
        const char    *markup,
        const char    *step,
        int            column,
        int            row,
        int            n_rows)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_STEP ? 0 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (row == 0)
    gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, column == COLUMN_STEP ? "step" : "figure");
  if (column == COLUMN_WAITING)
    gtk_widget_add_css_class (label, "last");
  if (step != NULL)
    {
      /* Translators: the head of a column, and a step between two stages */
      g_autofree char *about = g_strdup_printf (_("%s, %s"), head_of (column), step);

      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
    }
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, n_rows);
  return label;
}

/* A number above what it is of, each at the edge of the column whichever way its text runs. @second: (nullable) */
static void
attach_lines (CxFunnelTable *self,
              const char    *first,
              const char    *second,
              const char    *step,
              int            column,
              int            row,
              const char    *tooltip)
{
  GtkWidget *above = attach (self, first, step, column, row, second ? 1 : ROWS_A_STEP), *below;

  gtk_widget_set_tooltip_text (above, tooltip);
  if (second == NULL)
    return;
  below = attach (self, second, step, column, row + 1, 1);
  gtk_widget_set_tooltip_text (below, tooltip);
  gtk_widget_add_css_class (above, "above");
  gtk_widget_add_css_class (below, "below");
}

static void
attach_line (CxFunnelTable *self,
             int            row)
{
  gtk_grid_attach (GTK_GRID (self->grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row, N_COLUMNS, 1);
}

static void
attach_head (CxFunnelTable *self)
{
  for (int column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<small><span alpha='%d%%'>%s</span></small>", cx_look_faint_percent (),
                                                         head_of (column));

      attach (self, markup, NULL, column, 0, 1);
    }
}

static char *
faint (const char *text)
{
  return g_strdup_printf ("<span alpha='%d%%'>%s</span>", cx_look_faint_percent (), text);
}

/* In two lines, so that all columns stand beside each other at a quarter of a million accounts. */
static void
attach_share (CxFunnelTable      *self,
              const CxConversion *conversion,
              const char         *step,
              int                 column,
              int                 row,
              double              p)
{
  g_autofree char *k = cx_format_number (conversion->k, 0), *n = cx_format_number (conversion->n, 0);
  g_autofree char *words = g_strdup_printf (_("%s of %s"), k, n), *of = faint (words), *rate = cx_funnel_words_rate (conversion);
  /* A star after a share that differs from that of the rest by more than chance. */
  g_autofree char *share = g_strdup_printf ("<b>%s</b>%s", rate, p < CX_FINDING_P ? "*" : "");
  g_autofree char *test = isnan (p) ? NULL : cx_finding_p (p);
  /* Translators: the p of the test */
  g_autofree char *tooltip = test ? g_strdup_printf (_("Tier 1 against the rest: %s (two-proportion test)"), test) : NULL;

  if (conversion->n == 0)
    attach_lines (self, "–", NULL, step, column, row, NULL);
  else if (!conversion->enough)
    attach_lines (self, of, NULL, step, column, row, tooltip);
  else
    attach_lines (self, share, of, step, column, row, tooltip);
}

static void
attach_days (CxFunnelTable      *self,
             const CxConversion *conversion,
             const char         *step,
             int                 row)
{
  g_autofree char *median = g_strdup_printf ("<b>%.0f</b>", conversion->median_days);
  g_autofree char *range = cx_funnel_words_range (conversion->q1_days, conversion->q3_days), *quartiles = faint (range);
  g_autofree char *few = faint (_("too few to say"));

  if (isnan (conversion->median_days))
    attach_lines (self, "–", NULL, step, COLUMN_DAYS, row, NULL);
  else if (conversion->moves < CX_ENOUGH)
    attach_lines (self, few, NULL, step, COLUMN_DAYS, row, NULL);
  else
    attach_lines (self, median, quartiles, step, COLUMN_DAYS, row, NULL);
}

/* The two-proportion test of tier 1 against the rest; NAN when there are too few. */
static double
test_of (const CxFunnelAnswer *answer,
         guint                 stage)
{
  const CxConversion *first = &((CxFunnelGroup *) answer->tiers->groups->pdata[TIER_1])->conversions[stage];
  const CxConversion *rest = &((CxFunnelGroup *) answer->tiers->groups->pdata[REST])->conversions[stage];

  return first->enough && rest->enough ? cx_two_proportions (first->k, first->n, rest->k, rest->n) : NAN;
}

static void
attach_step (CxFunnelTable        *self,
             const CxFunnelAnswer *answer,
             guint                 stage)
{
  static const struct { int column, group; } shares[] = { { COLUMN_ALL, ALL }, { COLUMN_TIER_1, TIER_1 }, { COLUMN_REST, REST } };
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  const CxConversion *all = &((CxFunnelGroup *) answer->tiers->groups->pdata[ALL])->conversions[stage];
  g_autofree char *step = g_strdup_printf ("%s → %s", cx_journey_get_stage (journey, stage)->code,
                                           cx_journey_get_stage (journey, stage + 1)->code);
  g_autofree char *title = g_markup_escape_text (step, -1);
  g_autofree char *waiting = cx_format_number (all->waiting, 0);
  int row = (ROWS_A_STEP + 1) * (int) stage + 2;

  attach_line (self, row - 1);
  attach (self, title, NULL, COLUMN_STEP, row, ROWS_A_STEP);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const CxFunnelGroup *group = answer->tiers->groups->pdata[shares[i].group];

      attach_share (self, &group->conversions[stage], step, shares[i].column, row,
                    shares[i].group == TIER_1 ? test_of (answer, stage) : NAN);
    }
  attach_days (self, all, step, row);
  attach (self, waiting, step, COLUMN_WAITING, row, ROWS_A_STEP);
}

static void
cx_funnel_table_class_init (CxFunnelTableClass *klass)
{
}

static void
cx_funnel_table_init (CxFunnelTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "funnel-table");
  adw_bin_set_child (ADW_BIN (self), cx_funnel_scroller_new (self->grid, _("Steps of the funnel")));
}

void
cx_funnel_table_show (CxFunnelTable        *self,
                      const CxFunnelAnswer *answer)
{
  GtkWidget *child;

  g_return_if_fail (CX_IS_FUNNEL_TABLE (self));

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  attach_head (self);
  for (guint stage = 0; stage + 1 < answer->tiers->n_stages; stage++)
    attach_step (self, answer, stage);
}
