/* What the bullseye says in words. Numbers are those that are drawn: pinned accounts count where they are pinned to. */
#include "cx-config.h"

#include "cx-rings-words.h"

#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
describe_customers (guint n)
{
  if (n == 0)
    return g_strdup (_("none of them is a customer"));
  /* Translators: "61 of them are customers": of the accounts in the bullseye */
  return g_strdup_printf (ngettext ("%'u of them is a customer", "%'u of them are customers", n), n);
}

static char *
describe_bullseye (guint tier1,
                   guint all)
{
  if (tier1 == 0)
    return g_strdup_printf (ngettext ("The only account is not in the bullseye", "None of %'u accounts is in the bullseye", all), all);
  if (tier1 == all)
    return g_strdup_printf (ngettext ("The only account is in the bullseye", "All %'u accounts are in the bullseye", all), all);
  /* Translators: "94 of 1,000 accounts are in the bullseye": the second number is never 1 */
  return g_strdup_printf (ngettext ("%'u of %'u accounts is in the bullseye", "%'u of %'u accounts are in the bullseye", tier1), tier1, all);
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
char *
cx_rings_describe_share (guint n,
                         guint all)
{
  double percent = all > 0 ? 100.0 * n / all : 0;

  if (all == 0)
    return g_strdup ("–");
  if (n > 0 && percent < 1)
    /* Translators: a share: less than one percent */
    return g_strdup (_("< 1 %"));
  if (n < all && percent > 99)
    return g_strdup (_("> 99 %"));
  /* Translators: a share, with a narrow no-break space */
  return g_strdup_printf (_("%.0f %%"), percent);
}

char *
cx_rings_describe_tier (CxFitPicture *picture,
                        guint8        tier)
{
  guint n = cx_fit_picture_count (picture, tier, -1);
  g_autofree char *share = cx_rings_describe_share (n, picture->n_accounts);

  /* Translators: tier, accounts, share: "Tier 1 · 94 · 9 %" */
  return g_strdup_printf (_("%s · %'u · %s"), cx_tier_label (tier), n, share);
}

char *
cx_rings_describe_cells (guint fullest)
{
  if (fullest == G_MAXUINT)
    return g_strdup (_("few to many accounts"));
  /* Translators: what the colours of dots mean, up to the number in the fullest: "1 … 403 accounts a dot" */
  return g_strdup_printf (ngettext ("1 account a dot", "1 … %'u accounts a dot", fullest), fullest);
}

char *
cx_rings_describe_customers (const CxFitPicture *picture)
{
  guint n = picture->n_customers;

  if (cx_fit_picture_shows_customers (picture))
    return g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);
  /* Translators: of the accounts that dots stand for */
  return g_strdup_printf (ngettext ("%'u customer among them", "%'u customers among them", n), n);
}
