/* The sentences of the place Fit. */
#include "cx-fit-words.h"

#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const struct {
  const char *code, *symbol;
} currencies[] = {
  { "EUR", "€" }, { "USD", "$" }, { "GBP", "£" }, { "JPY", "¥" }, { "CNY", "CN¥" }, { "INR", "₹" }, { "KRW", "₩" },
};

/* "€" for EUR; a currency without a sign of its own keeps its code and a space: "CHF 12k". */
static char *
get_currency_prefix (const CxField *field)
{
  if (field == NULL || field->type != CX_FIELD_MONEY || field->unit == NULL || *field->unit == '\0')
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (strcmp (currencies[i].code, field->unit) == 0)
      return g_strdup (currencies[i].symbol);
  return g_strdup_printf ("%s ", field->unit);
}

char *
cx_fit_format_measure (const CxField *field,
                       double         measure)
{
  g_autofree char *prefix = get_currency_prefix (field);
  double size = fabs (measure);

  if (size >= 999.5e9)
    {
      g_autofree char *number = cx_format_number (measure / 1e9, 0);

      /* Translators: a number of thousand millions that has more than three digits */
      return g_strdup_printf (_("%s%sbn"), prefix, number);
    }
  if (size >= 999.5e6)
    /* Translators: a short number: thousand millions */
    return g_strdup_printf (_("%s%.3gbn"), prefix, measure / 1e9);
  if (size >= 999.5e3)
    /* Translators: a short number: millions */
    return g_strdup_printf (_("%s%.3gM"), prefix, measure / 1e6);
  if (size >= 9999.5)
    /* Translators: a short number: thousands */
    return g_strdup_printf (_("%s%.0fk"), prefix, measure / 1e3);
  return g_strdup_printf ("%s%'.0f", prefix, measure);
}

const CxField *
cx_fit_get_size_field (CxFitPicture *picture)
{
  const CxColumn *column = NULL;

  if (*picture->question->size)
    column = cx_columns_find (cx_snapshot_get_columns (picture->question->snapshot), picture->question->size);
  return column ? column->field : NULL;
}

static char *
describe_fit (CxRingsInput account)
{
  if (account.high - account.low >= 0.5)
    /* Translators: "Tier 2, fit 56, at most 78" */
    return g_strdup_printf (_("%s, fit %.0f, at most %.0f"), cx_tier_label (account.tier), account.low, account.high);
  /* Translators: "Tier 2, fit 56" */
  return g_strdup_printf (_("%s, fit %.0f"), cx_tier_label (account.tier), account.low);
}

char *
cx_fit_describe_account (CxFitPicture *picture,
                         guint         row)
{
  CxRingsInput account = cx_fit_picture_get (picture, row);
  guint8 stage = cx_fit_picture_get_stage (picture, row);
  g_autofree char *fit = describe_fit (account);
  GString *text = g_string_new (fit);

  if (stage != CX_NO_STAGE)
    g_string_append_printf (text, " · %s", cx_journey_get_stage (cx_snapshot_get_journey (picture->question->snapshot), stage)->code);
  if (account.measure > 0)
    {
      g_autofree char *measure = cx_fit_format_measure (cx_fit_get_size_field (picture), account.measure);

      g_string_append_printf (text, " · %s", measure);
    }
  if (account.pinned)
    g_string_append_printf (text, " · %s", C_("account", "pinned"));
  if (account.needs_data)
    g_string_append_printf (text, " · %s", C_("account", "needs data"));
  return g_string_free_and_steal (text);
}

char *
cx_fit_describe_region (CxFitPicture *picture,
                        CxFitRegion   region)
{
  if (region.moved)
    return g_strdup (_("Changing tier"));
  if (region.boxed)
    /* Translators: accounts in a rectangle that was drawn over the rings */
    return g_strdup (_("In the rectangle"));
  if (region.tier >= 0 && region.sector >= 0)
    return g_strdup_printf ("%s · %s", cx_tier_label (region.tier), picture->sectors[region.sector]);
  if (region.tier >= 0)
    return g_strdup (cx_tier_label (region.tier));
  if (region.sector >= 0)
    return g_strdup (picture->sectors[region.sector]);
  return g_strdup (_("All accounts"));
}

/* Rings are counted from the middle: outside is the fourth. */
static guint
ring_number (guint8 tier)
{
  return tier == CX_TIER_OUTSIDE ? CX_N_TIERS : tier;
}

char *
cx_fit_describe_ring (CxFitPicture *picture,
                      guint8        tier)
{
  guint n = cx_fit_picture_count (picture, tier, -1);

  if (tier == CX_TIER_OUTSIDE)
    return g_strdup_printf (_("%s: %'u of %'u accounts, ring %u of %u"), cx_tier_label (tier), n, picture->n_accounts,
                            ring_number (tier), (guint) CX_N_TIERS);
  /* Translators: "Tier 2, Strong fit: 144 of 612 accounts, ring 2 of 4" */
  return g_strdup_printf (_("%s, %s: %'u of %'u accounts, ring %u of %u"), cx_tier_label (tier), cx_tier_name (tier), n,
                          picture->n_accounts, ring_number (tier), (guint) CX_N_TIERS);
}

char *
cx_fit_describe_sector (CxFitPicture *picture,
                        guint8        tier,
                        guint         sector)
{
  g_autofree char *accounts = cx_fit_count_accounts (picture->counts[sector][tier]);

  /* Translators: "Tier 2, Logistics: 35 accounts, sector 1 of 7" */
  return g_strdup_printf (_("%s, %s: %s, sector %u of %u"), cx_tier_label (tier), picture->sectors[sector], accounts,
                          sector + 1, picture->n_sectors);
}

char *
cx_fit_describe_picture (CxFitPicture *picture)
{
  /* Translators: "Fit of 612 accounts: Tier 1 69, Tier 2 144, Tier 3 211, Outside 188" */
  return g_strdup_printf (_("Fit of %'u accounts: %s %'u, %s %'u, %s %'u, %s %'u"), picture->n_accounts,
                          cx_tier_label (1), cx_fit_picture_count (picture, 1, -1),
                          cx_tier_label (2), cx_fit_picture_count (picture, 2, -1),
                          cx_tier_label (3), cx_fit_picture_count (picture, 3, -1),
                          cx_tier_label (0), cx_fit_picture_count (picture, 0, -1));
}

char *
cx_fit_count_accounts (guint n)
{
  return g_strdup_printf (ngettext ("%'u account", "%'u accounts", n), n);
}
