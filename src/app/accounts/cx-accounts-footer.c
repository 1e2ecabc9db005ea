/* What the accounts that are shown add up to. */
#include "cx-accounts-footer.h"

#include "cx-account-data.h"
#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

/* A sign, a number and words; the words are left to the tooltip and to screen readers where the sign says it. */
typedef struct {
  GtkWidget *box, *label;
} Count;

struct _CxAccountsFooter {
  AdwBin parent_instance;

  CxAccountList *list;
  Count          tiers[CX_N_TIERS];
  Count          could_move, needs_data, capped, pinned, said_no;
  GtkWidget     *sum;
};

G_DEFINE_FINAL_TYPE (CxAccountsFooter, cx_accounts_footer, ADW_TYPE_BIN)

static void
add_count (GtkWidget *wrap,
           Count     *count,
           GtkWidget *sign)
{
  count->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  count->label = gtk_label_new (NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (count->label, "numeric");
  gtk_box_append (GTK_BOX (count->box), sign);
  gtk_box_append (GTK_BOX (count->box), count->label);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), count->box);
}

static GtkWidget *
sign_new (const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  gtk_widget_add_css_class (image, "quiet");
  return image;
}

static void
set_count (Count      *count,
           const char *text,
           const char *words,
           gboolean    visible)
{
  gtk_label_set_text (GTK_LABEL (count->label), text);
  gtk_widget_set_tooltip_text (count->box, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (count->label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (count->box, visible);
}

static void
set_tier (CxAccountsFooter *self,
          guint8            tier,
          guint             n)
{
  g_autofree char *number = cx_format_number (n, 0);
  /* Translators: a tier and how many accounts are in it: "Tier 1: 25" */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), cx_tier_label (tier), number);

  set_count (&self->tiers[tier], number, words, TRUE);
}

static void
set_sum (CxAccountsFooter       *self,
         const CxAccountSummary *summary)
{
  const CxColumn *money = cx_account_money (cx_snapshot_get_columns (cx_account_list_get_snapshot (self->list)));
  g_autofree char *brief = NULL;
  g_autofree char *words = NULL;
  g_autofree char *all = NULL;
  const char *unit;

  gtk_widget_set_visible (self->sum, money != NULL && summary->n_summed > 0);
  if (!gtk_widget_get_visible (self->sum))
    return;
  unit = money->field->type == CX_FIELD_MONEY ? money->field->unit : NULL;
  brief = cx_format_money (summary->sum, unit, TRUE);
  all = cx_format_money (summary->sum, unit, FALSE);
  /* Translators: a field of money and the sum of it, e.g. "Potential: €17,102,334 in all" */
  words = g_strdup_printf (_("%s: %s in all"), money->field->label, all);
  gtk_label_set_text (GTK_LABEL (self->sum), brief);
  gtk_widget_set_tooltip_text (self->sum, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sum), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
append_deals (GString    *words,
              gboolean    taken,
              guint       deals,
              double      amount,
              const char *currency)
{
  g_autofree char *n = cx_format_number (deals, 0);
  g_autofree char *money = currency != NULL ? cx_format_money (amount, currency, FALSE) : NULL;

  if (deals == 0)
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append_printf (words, taken ? _("Taken anyway: %s") : _("Declined: %s"), n);
  if (money != NULL)
    g_string_append_printf (words, " · %s", money);
}

/* The cost of distraction: what was declined, and what was taken although it is outside. */
static void
set_said_no (CxAccountsFooter *self,
             GArray           *sums)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *n = NULL;
  guint deals = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const CxSaidNoSum *sum = &g_array_index (sums, CxSaidNoSum, i);

      append_deals (words, FALSE, sum->declined, sum->declined_amount, sum->currency);
      append_deals (words, TRUE, sum->taken, sum->taken_amount, sum->currency);
      deals += sum->declined + sum->taken;
    }
  n = g_strdup_printf (ngettext ("%u said no", "%u said no", deals), deals);
  set_count (&self->said_no, n, words->str, deals > 0);
}

static void
on_answered (CxAccountsFooter *self)
{
  const CxAccountSummary *summary = cx_account_list_get_summary (self->list);
  g_autofree char *could_move = NULL;
  g_autofree char *needs_data = NULL;
  g_autofree char *capped = NULL;
  g_autofree char *pinned = NULL;

  if (summary == NULL)
    return;
  for (guint8 tier = 0; tier < CX_N_TIERS; tier++)
    set_tier (self, tier, summary->fit.tiers[tier]);
  could_move = g_strdup_printf (ngettext ("%u could move", "%u could move", summary->fit.could_move), summary->fit.could_move);
  needs_data = g_strdup_printf (ngettext ("%u needs data", "%u need data", summary->fit.needs_data), summary->fit.needs_data);
  capped = g_strdup_printf (ngettext ("%u capped", "%u capped", summary->fit.capped), summary->fit.capped);
  set_count (&self->could_move, could_move, could_move, summary->fit.could_move > 0);
  set_count (&self->needs_data, needs_data, needs_data, summary->fit.needs_data > 0);
  set_count (&self->capped, capped, capped, summary->fit.capped > 0);
  pinned = g_strdup_printf (ngettext ("%u pinned", "%u pinned", summary->fit.pinned), summary->fit.pinned);
  set_count (&self->pinned, pinned, pinned, summary->fit.pinned > 0);
  set_said_no (self, summary->said_no);
  set_sum (self, summary);
}

static void
cx_accounts_footer_dispose (GObject *object)
{
  g_clear_object (&CX_ACCOUNTS_FOOTER (object)->list);
  G_OBJECT_CLASS (cx_accounts_footer_parent_class)->dispose (object);
}

static void
cx_accounts_footer_class_init (CxAccountsFooterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_accounts_footer_dispose;
}

static void
cx_accounts_footer_init (CxAccountsFooter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 15);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 3);
  for (guint8 tier = 1; tier <= CX_N_TIERS; tier++)
    add_count (wrap, &self->tiers[tier % CX_N_TIERS], cx_tier_glyph_new (tier % CX_N_TIERS));
  add_count (wrap, &self->could_move, sign_new ("cx-lift-symbolic"));
  add_count (wrap, &self->needs_data, sign_new ("cx-unknown-symbolic"));
  add_count (wrap, &self->capped, sign_new ("changes-prevent-symbolic"));
  add_count (wrap, &self->pinned, sign_new ("cx-pin-symbolic"));
  add_count (wrap, &self->said_no, sign_new ("action-unavailable-symbolic"));
  self->sum = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->sum, "numeric");
  gtk_widget_add_css_class (self->sum, "heading");
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_widget_set_valign (wrap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_box_append (GTK_BOX (box), self->sum);
  gtk_widget_add_css_class (box, "accounts-footer");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
cx_accounts_footer_new (CxAccountList *list)
{
  CxAccountsFooter *self = g_object_new (CX_TYPE_ACCOUNTS_FOOTER, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
