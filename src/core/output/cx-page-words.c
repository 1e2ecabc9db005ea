/* The sentences of the one-pager. */
#include "cx-config.h"

#include "cx-page-words.h"

#include <glib/gi18n-lib.h>

char *
cx_page_words_place (const CxPageContext *context)
{
  /* Translators: workspace, rank of the profile, number of profiles */
  return g_strdup_printf (_("%s · Ideal customer profile %u of %u"), context->workspace, context->rank,
                          context->n_profiles);
}

static char *
date_words (gint32 day)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * 86400);

  /* Translators: a date on the page: day, short name of the month, year (see g_date_time_format) */
  return date ? g_date_time_format (date, _("%-d %b %Y")) : g_strdup ("");
}

char *
cx_page_words_state (const CxPageContext *context)
{
  guint n = cx_evaluation_get_counts (context->evaluation)->accounts;
  g_autofree char *number = cx_page_words_number (n);
  g_autofree char *date = date_words (context->day);
  g_autofree char *version = context->draft ? g_strdup_printf (_("Draft of version %d"), context->version + 1)
                                            : g_strdup_printf (_("Version %d"), context->version);
  /* Translators: a number of accounts, with its digits grouped */
  g_autofree char *accounts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s account", "%s accounts", n), number);

  return g_strdup_printf ("%s · %s · %s", version, date, accounts);
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

const char *
cx_page_words_importance (CxImportance importance)
{
  switch (importance)
    {
    case CX_IMPORTANCE_MUST:
      return C_("importance", "must");
    case CX_IMPORTANCE_STRONG:
      return C_("importance", "strong");
    case CX_IMPORTANCE_NICE:
      return C_("importance", "nice");
    case CX_IMPORTANCE_NEVER:
    default:
      return C_("importance", "never");
    }
}

char *
cx_page_words_number (guint n)
{
  return g_strdup_printf ("%'u", n);
}

char *
cx_page_words_of (guint n,
                  guint of)
{
  /* Translators: how many of all accounts */
  return g_strdup_printf (_("%'u of %'u"), n, of);
}

char *
cx_page_words_share (guint n,
                     guint of)
{
  if (of == 0)
    return cx_page_words_number (n);
  /* Translators: a number of accounts, and its share of all of them */
  return g_strdup_printf (_("%'u = %.0f %%"), n, 100.0 * n / of);
}

const char *
cx_page_words_question (void)
{
  return _("What value do we alone add?");
}

const char *
cx_page_words_who (void)
{
  return _("Who they are");
}

const char *
cx_page_words_what (void)
{
  return _("What they do");
}

const char *
cx_page_words_market (void)
{
  return _("The market");
}

const char *
cx_page_words_in_profile (void)
{
  return _("Accounts in tier 1 and 2");
}

const char *
cx_page_words_tight (void)
{
  return _("Tight is below 40 %");
}

const char *
cx_page_words_legend (void)
{
  return _("Without a must, tier 3 at best · with a never, outside");
}

const char *
cx_page_words_made_with (void)
{
  return _("Made with Concentric");
}
