/* The enrichment list in words. */
#include "cx-enrich-words.h"

#include "cx-format.h"

#include <glib/gi18n.h>

char *
cx_enrich_sum (guint change,
               guint accounts)
{
  g_autofree char *some = cx_format_number (change, 0), *all = cx_format_number (accounts, 0);

  /* Translators: %1$s of %2$s accounts */
  return g_strdup_printf (ngettext ("%1$s of %2$s accounts could change tier if one blank field were filled. Choose a field to see which to fill first.",
                                    "%1$s of %2$s accounts could change tier if one blank field were filled. Choose a field to see which to fill first.",
                                    change),
                          some, all);
}

char *
cx_enrich_blank (const CxEnrichField *field)
{
  g_autofree char *blank = cx_format_number (field->blank, 0), *top = cx_format_number (field->top, 0);
  g_autofree char *together = cx_format_number (field->together, 0);
  g_autoptr(GString) words = g_string_new (NULL);

  if (field->in_data)
    /* Translators: %s is a number of accounts */
    g_string_append_printf (words, _("Blank for %s"), blank);
  else
    g_string_append (words, _("Not in the data, so blank everywhere"));
  if (field->top > 0)
    /* Translators: of the accounts that could change tier, how many are in tier 1 or 2, or could be */
    g_string_append_printf (words, ngettext (" · %s in or near tier 1–2", " · %s in or near tier 1–2", field->top), top);
  else if (field->change == 0 && field->together > 0)
    /* Translators: accounts that could change tier when other blank fields are filled as well */
    g_string_append_printf (words, ngettext (" · %s could rise with other fields", " · %s could rise with other fields", field->together), together);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
alone_words (const CxEnrichField *field)
{
  g_autofree char *change = cx_format_number (field->change, 0);
  g_autofree char *up = cx_format_number (field->up, 0), *down = cx_format_number (field->down, 0);

  if (field->down == 0)
    return g_strdup_printf (ngettext ("%s account could rise by this field alone.", "%s accounts could rise by this field alone.", field->up), up);
  if (field->up == 0)
    return g_strdup_printf (ngettext ("%s account could fall by this field alone.", "%s accounts could fall by this field alone.", field->down), down);
  /* Translators: %1$s accounts, of which %2$s could rise and %3$s could fall; one account can be among both */
  return g_strdup_printf (ngettext ("%1$s account could change tier by this field alone: %2$s could rise, %3$s could fall.",
                                    "%1$s accounts could change tier by this field alone: %2$s could rise, %3$s could fall.", field->change),
                          change, up, down);
}

char *
cx_enrich_field (const CxEnrichField *field)
{
  g_autofree char *alone = field->change > 0 ? alone_words (field) : NULL;
  g_autofree char *number = cx_format_number (field->together, 0), *together = NULL;

  if (field->together > 0)
    together = g_strdup_printf (ngettext ("%s account could rise once other blank fields are filled too.",
                                          "%s accounts could rise once other blank fields are filled too.", field->together), number);
  if (alone != NULL && together != NULL)
    return g_strdup_printf ("%s %s", alone, together);
  return g_strdup (alone != NULL ? alone : together != NULL ? together : "");
}

static const char *
tier_words (guint8 tier)
{
  static const char *const words[CX_N_TIERS] = { N_("outside"), N_("tier 1"), N_("tier 2"), N_("tier 3") };

  return gettext (words[tier]);
}

char *
cx_enrich_account (const CxEnrichAccount *account)
{
  if (account->together)
    /* Translators: %s is a tier ("tier 1"), or "outside" */
    return g_strdup_printf (_("Could become %s with other fields"), tier_words (account->best));
  if (account->best != account->tier && account->worst != account->tier && account->best != account->worst)
    /* Translators: %1$s and %2$s are tiers ("tier 1"), or "outside" */
    return g_strdup_printf (_("Could become %1$s, or fall to %2$s"), tier_words (account->best), tier_words (account->worst));
  if (account->worst != account->tier && account->best == account->tier)
    return g_strdup_printf (_("Could fall to %s"), tier_words (account->worst));
  if (account->worst == account->best)
    return g_strdup_printf (_("Would become %s"), tier_words (account->best));
  return g_strdup_printf (_("Could become %s"), tier_words (account->best));
}
