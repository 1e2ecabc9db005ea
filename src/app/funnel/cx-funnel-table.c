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

/* @step: (nullable): what a number belongs to, for who cannot see where it stands. */
static GtkWidget *
attach (CxFunnelTable *self,
        const char    *markup,
        const char    *step,
        int            column,
        int            row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_STEP ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (label), column == COLUMN_STEP ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
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
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
  return label;
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

      attach (self, markup, NULL, column, 0);
    }
}

/* In two lines, so that all columns stand beside each other at a quarter of a million accounts. */
static char *
describe_rate (const CxConversion *conversion)
{
  g_autofree char *k = cx_format_number (conversion->k, 0), *n = cx_format_number (conversion->n, 0);
  g_autofree char *rate = NULL, *of = NULL;

  if (conversion->n == 0)
    return g_strdup ("–");
  of = g_strdup_printf (_("%s of %s"), k, n);
  if (!conversion->enough)
    return g_strdup_printf ("<span alpha='%d%%'>%s</span>", cx_look_faint_percent (), of);
  rate = cx_funnel_words_rate (conversion);
  return g_strdup_printf ("<b>%s</b>\n<span alpha='%d%%'>%s</span>", rate, cx_look_faint_percent (), of);
}

static char *
describe_days (const CxConversion *conversion)
{
  g_autofree char *quartiles = NULL;

  if (isnan (conversion->median_days))
    return g_strdup ("–");
  if (conversion->moves < CX_ENOUGH)
    return g_strdup_printf ("<span alpha='%d%%'>%s</span>", cx_look_faint_percent (), _("too few to say"));
  quartiles = cx_funnel_words_range (conversion->q1_days, conversion->q3_days);
  return g_strdup_printf ("<b>%.0f</b>\n<span alpha='%d%%'>%s</span>", conversion->median_days, cx_look_faint_percent (), quartiles);
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

/* A star after a share that differs from that of the rest by more than chance; the p as its tooltip. */
static void
attach_share (CxFunnelTable      *self,
              const CxConversion *conversion,
              const char         *step,
              int                 column,
              int                 row,
              double              p)
{
  g_autofree char *share = describe_rate (conversion);
  g_autofree char *markup = g_strconcat (share, p < CX_FINDING_P ? "*" : "", NULL);
  GtkWidget *label = attach (self, markup, step, column, row);

  if (!isnan (p))
    {
      g_autofree char *text = cx_finding_p (p);
      /* Translators: the p of the test */
      g_autofree char *tooltip = g_strdup_printf (_("Tier 1 against the rest: %s (two-proportion test)"), text);

      gtk_widget_set_tooltip_text (label, tooltip);
    }
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
  g_autofree char *days = describe_days (all), *waiting = cx_format_number (all->waiting, 0);
  int row = 2 * (int) stage + 2;

  attach_line (self, row - 1);
  attach (self, title, NULL, COLUMN_STEP, row);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const CxFunnelGroup *group = answer->tiers->groups->pdata[shares[i].group];

      attach_share (self, &group->conversions[stage], step, shares[i].column, row,
                    shares[i].group == TIER_1 ? test_of (answer, stage) : NAN);
    }
  attach (self, days, step, COLUMN_DAYS, row);
  attach (self, waiting, step, COLUMN_WAITING, row);
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
