/* What the bullseye says in words. Numbers are those that are drawn: pinned accounts count where they are pinned to. */
#include "cx-config.h"

#include "cx-rings-words.h"

#include "cx-amount.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
describe_customers (guint n)
{
  g_autofree char *number = NULL;

  if (n == 0)
    return g_strdup (_("none of them is a customer"));
  number = cx_format_number (n, 0);
  /* Translators: "61 of them are customers": of the accounts in the bullseye */
  return g_strdup_printf (ngettext ("%s of them is a customer", "%s of them are customers", n), number);
}

static char *
describe_bullseye (guint tier1,
                   guint all)
{
  g_autofree char *inside = cx_format_number (tier1, 0), *whole = cx_format_number (all, 0);

  if (tier1 == 0)
    return g_strdup_printf (ngettext ("The only account is not in the bullseye", "None of %s accounts is in the bullseye", all), whole);
  if (tier1 == all)
    return g_strdup_printf (ngettext ("The only account is in the bullseye", "All %s accounts are in the bullseye", all), whole);
  /* Translators: "94 of 1,000 accounts are in the bullseye": the second number is never 1 */
  return g_strdup_printf (ngettext ("%s of %s accounts is in the bullseye", "%s of %s accounts are in the bullseye", tier1), inside, whole);
}

char *
cx_rings_describe_message (const CxFitPicture *picture)
{
  guint tier1 = cx_fit_picture_count ((CxFitPicture *) picture, 1, -1);
  g_autofree char *bullseye = NULL;
  g_autofree char *customers = NULL;

  if (picture->n_accounts == 0)
    return g_strdup (_("No accounts yet"));
  bullseye = describe_bullseye (tier1, picture->n_accounts);
  if (tier1 == 0 || picture->n_accounts == 1 || picture->customer == CX_NO_STAGE || picture->n_customers == 0)
    return g_steal_pointer (&bullseye);
  customers = describe_customers (picture->tier1_customers);
  /* Translators: "94 of 1,000 accounts are in the bullseye; 61 of them are customers" */
  return g_strdup_printf (_("%s; %s"), bullseye, customers);
}

/* Something is never 0 %, and not all is never 100 %. */
static char *
describe_percent (double percent)
{
  if (percent > 0 && percent < 1)
    /* Translators: a share: less than one percent */
    return g_strdup (_("< 1 %"));
  if (percent > 99 && percent < 100)
    return g_strdup (_("> 99 %"));
  /* Translators: a share, with a narrow no-break space */
  return g_strdup_printf (_("%.0f %%"), percent);
}

/* Kept together, from left to right among any text. */
char *
cx_rings_describe_share (guint n,
                         guint all)
{
  g_autofree char *percent = all > 0 ? describe_percent (100.0 * n / all) : NULL;

  return percent ? g_strdup_printf ("\u2066%s\u2069", percent) : g_strdup ("–");
}

char *
cx_rings_describe_tier (CxFitPicture *picture,
                        guint8        tier)
{
  guint n = cx_fit_picture_count (picture, tier, -1);
  g_autofree char *share = cx_rings_describe_share (n, picture->n_accounts), *number = cx_format_number (n, 0);

  /* Translators: tier, accounts, share: "Tier 1 · 94 · 9 %" */
  return g_strdup_printf (_("%s · %s · %s"), cx_tier_label (tier), number, share);
}

char *
cx_rings_describe_cells (guint fullest)
{
  g_autofree char *number = cx_format_number (fullest, 0);

  if (fullest == G_MAXUINT)
    return g_strdup (_("few to many accounts"));
  /* Translators: what the colours of dots mean, up to the number in the fullest: "1 … 403 accounts a dot" */
  return g_strdup_printf (ngettext ("1 account a dot", "1 … %s accounts a dot", fullest), number);
}

char *
cx_rings_describe_customers (const CxFitPicture *picture)
{
  guint n = picture->n_customers;
  g_autofree char *number = cx_format_number (n, 0);

  if (cx_fit_picture_shows_customers (picture))
    return g_strdup_printf (ngettext ("%s customer", "%s customers", n), number);
  /* Translators: of the accounts that dots stand for */
  return g_strdup_printf (ngettext ("%s customer among them", "%s customers among them", n), number);
}
