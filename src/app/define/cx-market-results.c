/* What follows from the market's figures. Formulas are those of cx-market.h (method §8); here they get
 * words. */
#include "cx-market-results.h"

#include "cx-format.h"

#include <glib/gi18n.h>
#include <math.h>

typedef enum {
  RESULT_TAM,
  RESULT_PENETRATION,
  RESULT_FAIR_SHARE,
  RESULT_UNFAIR_RATIO,
  N_RESULTS,
} Result;

struct _CxMarketResults {
  AdwBin    parent_instance;

  GtkLabel *values[N_RESULTS];
  GtkLabel *formulas[N_RESULTS];
};

G_DEFINE_FINAL_TYPE (CxMarketResults, cx_market_results, ADW_TYPE_BIN)

static const char *const titles[N_RESULTS] = {
  N_("Total addressable market (TAM)"),
  N_("Penetration"),
  N_("Fair share"),
  N_("Unfair ratio"),
};

/* ── words ── */

static char *
number_words (double number)
{
  return isnan (number) ? g_strdup ("?") : cx_format_number (number, 0);
}

static char *
share_words (double share)
{
  g_autofree char *number = isnan (share) ? g_strdup ("?") : cx_format_number (100 * share, 1);

  /* Translators: a share */
  return g_strdup_printf (C_("share", "%s %%"), number);
}

static char *
money_words (double      amount,
             const char *currency)
{
  return isnan (amount) ? g_strdup ("?") : cx_format_money (amount, currency, FALSE);
}

static char *
tam_formula (const CxMarket *market)
{
  g_autofree char *companies = number_words (market->companies);
  g_autofree char *share = share_words (market->share_we_can_win);
  g_autofree char *spend = money_words (market->average_spend, market->currency);

  return g_strdup_printf (_("%s companies × %s that we can win × %s a year"), companies, share, spend);
}

static char *
penetration_formula (const CxMarket *market)
{
  g_autofree char *customers = number_words (market->customers);
  g_autofree char *companies = number_words (market->companies);

  return g_strdup_printf (_("%s customers ÷ %s companies"), customers, companies);
}

static char *
fair_share_formula (const CxMarket *market)
{
  g_autofree char *vendors = number_words (market->vendors);

  if (market->vendors == 1)
    return g_strdup (_("Alone in a market: about 80 %"));
  return g_strdup_printf (_("One of %s vendors"), vendors);
}

static char *
unfair_ratio_formula (const CxMarket *market)
{
  g_autofree char *rate = share_words (market->win_rate);
  g_autofree char *share = share_words (market->fair_share);

  return g_strdup_printf (_("Win rate %s ÷ fair share %s. Above 1 points to a good profile, below 1 to use cases that do not align."),
                          rate, share);
}

static char *
unfair_ratio_words (double ratio)
{
  g_autofree char *number = isnan (ratio) ? g_strdup ("?") : cx_format_number (ratio, 1);

  /* Translators: a ratio, e.g. 2.2 × */
  return g_strdup_printf (C_("ratio", "%s ×"), number);
}

/* ── object ── */

static GtkLabel *
make_label (const char *class_name,
            gboolean    wrap)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, wrap);
  gtk_widget_add_css_class (GTK_WIDGET (label), class_name);
  return label;
}

static GtkWidget *
make_row (CxMarketResults *self,
          Result           result)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkLabel *title = make_label ("caption-heading", TRUE);

  gtk_label_set_label (title, _(titles[result]));
  self->values[result] = make_label ("numeric", FALSE);
  self->formulas[result] = make_label ("caption", TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->formulas[result]), "quiet");
  gtk_widget_add_css_class (GTK_WIDGET (self->values[result]), "heading");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->formulas[result]));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->values[result]));
  gtk_widget_add_css_class (row, "market-result");
  return row;
}

static void
cx_market_results_class_init (CxMarketResultsClass *klass)
{
}

static void
cx_market_results_init (CxMarketResults *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (Result result = 0; result < N_RESULTS; result++)
    gtk_box_append (GTK_BOX (box), make_row (self, result));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_result (CxMarketResults *self,
             Result           result,
             gboolean         known,
             char            *value,
             char            *formula)
{
  gtk_label_set_label (self->values[result], known ? value : _("Not known yet"));
  gtk_label_set_label (self->formulas[result], formula);
  g_free (value);
  g_free (formula);
}

GtkWidget *
cx_market_results_new (void)
{
  return g_object_new (CX_TYPE_MARKET_RESULTS, NULL);
}

void
cx_market_results_show (CxMarketResults *self,
                        const CxMarket  *market)
{
  g_return_if_fail (CX_IS_MARKET_RESULTS (self) && market != NULL);

  show_result (self, RESULT_TAM, !isnan (market->tam), money_words (market->tam, market->currency), tam_formula (market));
  show_result (self, RESULT_PENETRATION, !isnan (market->penetration), share_words (market->penetration),
               penetration_formula (market));
  show_result (self, RESULT_FAIR_SHARE, !isnan (market->fair_share), share_words (market->fair_share),
               fair_share_formula (market));
  show_result (self, RESULT_UNFAIR_RATIO, !isnan (market->unfair_ratio), unfair_ratio_words (market->unfair_ratio),
               unfair_ratio_formula (market));
}

static void
show_counted (CxMemberForm *form,
              const char   *key,
              char         *counted)
{
  CxMemberField *field = cx_member_form_find (form, key);
  g_autofree char *example = counted ? g_strdup_printf (_("%s counted from your accounts"), counted) : NULL;

  if (field)
    cx_member_field_set_example (field, example);
  g_free (counted);
}

void
cx_market_show_counted (CxMemberForm   *form,
                        const CxMarket *market)
{
  gboolean companies = !market->companies_typed && !isnan (market->companies);
  gboolean customers = !market->customers_typed && !isnan (market->customers);
  gboolean win_rate = !market->win_rate_typed && !isnan (market->win_rate);

  show_counted (form, "companies", companies ? number_words (market->companies) : NULL);
  show_counted (form, "customers", customers ? number_words (market->customers) : NULL);
  show_counted (form, "win_rate", win_rate ? share_words (market->win_rate) : NULL);
}
