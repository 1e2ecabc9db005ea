/* The accounts of each segment as a table: one pass over accounts. */
#include "cx-config.h"

#include "cx-segment-figures.h"

#include "cx-amount.h"
#include "cx-rings-words.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>

/* As people read them. */
static const guint8 tier_order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

typedef struct {
  guint tiers[CX_N_TIERS], accounts, customers;
} Segment;

static void
count_account (Segment *self,
               guint8   tier,
               gboolean is_customer)
{
  self->tiers[tier]++;
  self->accounts++;
  self->customers += is_customer;
}

/* @segments: one a row, then those outside, then all */
static void
count_accounts (CxSnapshot *snapshot,
                Segment    *segments,
                guint       n_rows)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  int revenue = cx_journey_find_revenue (journey);

  for (guint account = 0; account < cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot)); account++)
    {
      int segment = cx_snapshot_get_segment (snapshot, account);
      guint8 tier = cx_tiering_get_fit (tiering, account)->tier, stage = cx_journey_get_current (journey, account);
      gboolean is_customer = revenue >= 0 && stage != CX_NO_STAGE && stage >= revenue;

      count_account (&segments[segment < 0 ? n_rows : MIN ((guint) segment, n_rows - 1)], tier, is_customer);
      count_account (&segments[n_rows + 1], tier, is_customer);
    }
}

static void
add_segment (CxFigures     *figures,
             const Segment *segment,
             guint          n_accounts,
             gboolean       has_customers,
             const char    *name)
{
  cx_figures_add_row (figures, name);
  for (guint i = 0; i < CX_N_TIERS; i++)
    cx_figures_count (figures, segment->tiers[tier_order[i]]);
  cx_figures_count (figures, segment->accounts);
  cx_figures_take (figures, cx_rings_describe_share (segment->accounts, n_accounts));
  if (has_customers)
    cx_figures_count (figures, segment->customers);
}

/* Returns: (transfer full) */
static char *
name_row (CxTiering *tiering,
          guint      row,
          guint      n_rows)
{
  guint n_others = cx_tiering_get_n_profiles (tiering) - row;
  g_autofree char *number = cx_format_number (n_others, 0);

  if (row + 1 < n_rows || n_others == 1)
    return g_strdup (cx_profile_get_name (cx_tiering_get_profile (tiering, row)->draft));
  return g_strdup_printf (ngettext ("%s other", "%s others", n_others), number);
}

CxFigures *
cx_segment_figures_new (CxSnapshot *snapshot)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  guint n_rows = MIN (cx_tiering_get_n_profiles (tiering), CX_SEGMENTS_MOST + 1);
  gboolean has_customers = cx_journey_find_revenue (cx_snapshot_get_journey (snapshot)) >= 0;
  g_autofree Segment *segments = g_new0 (Segment, n_rows + 2);
  guint n_accounts = cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot));
  CxFigures *figures;

  if (n_rows < 2)
    return NULL;
  count_accounts (snapshot, segments, n_rows);
  figures = cx_figures_new (_("Accounts by segment"), _("Segment"), cx_tier_label (1), cx_tier_label (2), cx_tier_label (3),
                            cx_tier_label (CX_TIER_OUTSIDE), _("All"), _("Share"), has_customers ? _("Customers") : NULL, NULL);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *name = name_row (tiering, row, n_rows);

      add_segment (figures, &segments[row], n_accounts, has_customers, name);
    }
  add_segment (figures, &segments[n_rows], n_accounts, has_customers, _("None"));
  add_segment (figures, &segments[n_rows + 1], n_accounts, has_customers, _("All accounts"));
  return figures;
}
