/* The sentences of the one-pager. */
#include "cx-config.h"

#include "cx-page-words.h"
#include "cx-amount.h"
#include "cx-picture-words.h"

#include "cx-value.h"

#include <glib/gi18n-lib.h>

/* ── the head ── */

char *
cx_page_words_place (const CxPageContext *context)
{
  /* Translators: workspace, rank of the profile, number of profiles */
  return g_strdup_printf (_("%s · Ideal customer profile %u of %u"), context->workspace, context->rank,
                          context->n_profiles);
}

/* "612 accounts, 6 territories". */
static char *
accounts_words (const CxPageContext *context)
{
  guint n = cx_evaluation_get_counts (context->evaluation)->accounts;
  const CxColumn *column = cx_columns_find_role (cx_evaluation_get_columns (context->evaluation), "territory");
  guint n_territories = column && column->codes ? column->n_texts : 0;
  g_autofree char *number = cx_page_words_number (n);
  /* Translators: a number of accounts, with its digits grouped */
  g_autofree char *accounts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s account", "%s accounts", n), number);
  g_autofree char *territories =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u territory", "%u territories", n_territories), n_territories);

  /* Translators: numbers of accounts and of territories */
  return n_territories > 1 ? g_strdup_printf (_("%s, %s"), accounts, territories) : g_steal_pointer (&accounts);
}

static char *
version_words (const CxPageContext *context)
{
  if (context->draft)
    return g_strdup_printf (_("Draft of version %d"), context->version + 1);
  return g_strdup_printf (_("Version %d"), context->version);
}

char *
cx_page_words_state (const CxPageContext *context)
{
  const char *by = cx_profile_get_text (cx_evaluation_get_profile (context->evaluation), "review", CX_NO_ENTRY, "by");
  g_autofree char *version = version_words (context), *date = cx_words_day (context->day);
  g_autofree char *accounts = accounts_words (context), *review = NULL, *review_date = NULL;
  gint32 day;

  if (by && cx_date_parse (by, CX_DATE_DAY_FIRST, &day))
    {
      review_date = cx_words_day (day);
      review = g_strdup_printf (_("review by %s"), review_date);
    }
  return g_strjoin (" · ", version, date, accounts, review, NULL);
}

const char *
cx_page_words_tier (guint8 tier)
{
  switch (tier)
    {
    case 1:
      return _("Tier 1 · Bullseye");
    case 2:
      return _("Tier 2 · Strong fit");
    case 3:
      return _("Tier 3 · Caution");
    default:
      return _("Outside");
    }
}

/* ── signs ── */

const char *
cx_page_words_pill (CxPagePill pill)
{
  switch (pill)
    {
    case CX_PILL_MUST:
      return C_("importance", "must");
    case CX_PILL_STRONG:
      return C_("importance", "strong");
    case CX_PILL_NICE:
      return C_("importance", "nice");
    case CX_PILL_NEVER:
      return C_("importance", "never");
    case CX_PILL_ASK:
      /* Translators: before a question for the first call, as "must" before a criterion */
      return C_("importance", "ask");
    case CX_PILL_NONE:
    default:
      return "";
    }
}

static const char *const grades[] = {
  [CX_GRADE_DATA] = "data-backed",
  [CX_GRADE_SAID] = "customer-said",
  [CX_GRADE_ASSUMED] = "assumption",
};

CxPageGrade
cx_page_grade_read (const char *name)
{
  for (guint i = CX_GRADE_DATA; i <= CX_GRADE_ASSUMED; i++)
    if (g_strcmp0 (name, grades[i]) == 0)
      return (CxPageGrade) i;
  return CX_GRADE_NONE;
}

const char *
cx_page_grade_words (CxPageGrade grade)
{
  switch (grade)
    {
    case CX_GRADE_DATA:
      return _("Data-backed");
    case CX_GRADE_SAID:
      return _("Customer-said");
    case CX_GRADE_ASSUMED:
      return _("Assumption");
    case CX_GRADE_NONE:
    default:
      return "";
    }
}

const char *
cx_page_grade_sign (CxPageGrade grade)
{
  static const char *const signs[] = { "", "●", "◐", "○" };

  return signs[grade];
}

/* ── numbers ── */

char *
cx_page_words_number (guint n)
{
  return cx_format_number (n, 0);
}

char *
cx_page_words_of (guint n,
                  guint of)
{
  g_autofree char *number = cx_format_number (n, 0), *all = cx_format_number (of, 0);

  /* Translators: how many of all accounts */
  return g_strdup_printf (_("%s of %s"), number, all);
}

char *
cx_page_words_percent (double share)
{
  return g_strdup_printf (_("%.0f %%"), 100 * share);
}

char *
cx_page_words_a_year (const char *amount)
{
  /* Translators: an amount of money */
  return g_strdup_printf (_("%s a year"), amount);
}

char *
cx_page_words_left_out (guint       n,
                        const char *heading)
{
  /* Translators: how many entries of a section are not on the page: 3 of Proof */
  return g_strdup_printf (_("%u of %s"), n, heading);
}

char *
cx_page_words_not_on_page (const char *left_out)
{
  /* Translators: what did not fit on the page: 3 of Proof, 2 of Why us */
  return g_strdup_printf (_("Not on this page: %s"), left_out);
}

/* ── fixed texts ── */

const char *
cx_page_words_legend (void)
{
  return _("Without a must, tier 3 at best · with a never, outside");
}

const char *
cx_page_words_owners (void)
{
  return _("A function beside a heading owns that section");
}

const char *
cx_page_words_made_with (void)
{
  return _("Made with Concentric");
}

const char *
cx_page_words_name (void)
{
  return _("the end of the name");
}

const char *
cx_page_words_summary (void)
{
  return _("the customer in one paragraph");
}

const char *
cx_page_words_owner (void)
{
  return _("Owner");
}
