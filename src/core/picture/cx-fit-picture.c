/* What the bullseye shows: accounts with sector and measure, and the counts. */
#include "cx-config.h"

#include "cx-fit-picture.h"

#include "cx-amount.h"
#include "cx-order.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* ── the question ─────────────────────────────────────────────────────── */

CxFitQuestion *
cx_fit_question_new (CxSnapshot   *snapshot,
                     CxEvaluation *evaluation,
                     CxEvaluation *base,
                     const char   *sectors,
                     const char   *size)
{
  CxFitQuestion *self = g_new0 (CxFitQuestion, 1);

  self->snapshot = cx_snapshot_ref (snapshot);
  self->evaluation = cx_evaluation_ref (evaluation);
  self->base = cx_evaluation_ref (base);
  self->sectors = g_strdup (sectors);
  self->size = g_strdup (size);
  return self;
}

CxFitQuestion *
cx_fit_question_copy (const CxFitQuestion *self)
{
  return cx_fit_question_new (self->snapshot, self->evaluation, self->base, self->sectors, self->size);
}

gboolean
cx_fit_question_equal (const CxFitQuestion *a,
                       const CxFitQuestion *b)
{
  return a->snapshot == b->snapshot && a->evaluation == b->evaluation && a->base == b->base
         && g_str_equal (a->sectors, b->sectors) && g_str_equal (a->size, b->size);
}

void
cx_fit_question_free (CxFitQuestion *self)
{
  if (self == NULL)
    return;
  cx_snapshot_unref (self->snapshot);
  cx_evaluation_unref (self->evaluation);
  cx_evaluation_unref (self->base);
  g_free (self->sectors);
  g_free (self->size);
  g_free (self);
}

gboolean
cx_fit_region_equal (CxFitRegion a,
                     CxFitRegion b)
{
  if (a.tier != b.tier || a.sector != b.sector || a.moved != b.moved || a.boxed != b.boxed)
    return FALSE;
  return !a.boxed || (a.box.left == b.box.left && a.box.top == b.box.top && a.box.right == b.box.right
                      && a.box.bottom == b.box.bottom && a.box.rtl == b.box.rtl);
}

/* ── sectors ──────────────────────────────────────────────────────────── */

/* The values of a field: what each account has, and how often each is had. */
typedef struct {
  GPtrArray *labels;
  GArray    *counts;
  guint     *of;       /* per account a value, or G_MAXUINT: not known */
  guint      unknown;
} Values;

static void
clear_values (Values *values)
{
  g_clear_pointer (&values->labels, g_ptr_array_unref);
  g_clear_pointer (&values->counts, g_array_unref);
  g_clear_pointer (&values->of, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, clear_values)

static void
init_values (Values *values,
             guint   n)
{
  values->labels = g_ptr_array_new ();
  values->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  values->of = g_new (guint, n);
  values->unknown = 0;
}

static void
count_value (Values *values,
             guint   account,
             guint   value)
{
  values->of[account] = value;
  if (value == G_MAXUINT)
    values->unknown++;
  else
    g_array_index (values->counts, guint, value)++;
}

/* Spellings that fold to the same text are one value, under the first of them. */
static guint *
merge_spellings (Values         *values,
                 const CxColumn *column)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint *value_of = g_new (guint, column->n_texts);

  for (guint code = 0; code < column->n_texts; code++)
    {
      gpointer value;

      if (!g_hash_table_lookup_extended (seen, cx_column_get_folded (column)[code], NULL, &value))
        {
          value = GUINT_TO_POINTER (values->labels->len);
          g_hash_table_insert (seen, cx_column_get_folded (column)[code], value);
          g_ptr_array_add (values->labels, column->texts[code]);
        }
      value_of[code] = GPOINTER_TO_UINT (value);
    }
  g_array_set_size (values->counts, values->labels->len);
  return value_of;
}

static void
read_column (Values         *values,
             const CxColumn *column,
             guint           n)
{
  g_autofree guint *value_of = merge_spellings (values, column);

  for (guint a = 0; a < n; a++)
    count_value (values, a, cx_column_code (column, a) == CX_NO_CODE ? G_MAXUINT : value_of[cx_column_code (column, a)]);
}

static void
read_stages (Values    *values,
             CxJourney *journey,
             guint      n)
{
  for (guint s = 0; s < cx_journey_get_n_stages (journey); s++)
    g_ptr_array_add (values->labels, cx_journey_get_stage (journey, s)->label);
  g_array_set_size (values->counts, values->labels->len);
  for (guint a = 0; a < n; a++)
    {
      guint8 stage = cx_journey_get_current (journey, a);

      count_value (values, a, stage == CX_NO_STAGE ? G_MAXUINT : stage);
    }
}

static gboolean
read_values (Values              *values,
             const CxFitQuestion *question,
             guint                n)
{
  const CxColumn *column;

  init_values (values, n);
  if (strcmp (question->sectors, CX_FIT_BY_STAGE) == 0)
    {
      read_stages (values, cx_snapshot_get_journey (question->snapshot), n);
      return TRUE;
    }
  column = *question->sectors ? cx_columns_find (cx_snapshot_get_columns (question->snapshot), question->sectors) : NULL;
  if (column == NULL || column->codes == NULL)
    return FALSE;
  read_column (values, column, n);
  return TRUE;
}

static guint
count_used (const Values *values)
{
  guint used = 0;

  for (guint v = 0; v < values->counts->len; v++)
    used += g_array_index (values->counts, guint, v) > 0;
  return used;
}

/* The values that have no sector of their own, by how many they are: a value may be called "Other", too. */
static char *
name_others (guint n)
{
  g_autofree char *number = cx_format_number (n, 0);

  /* Translators: values of a field that are one sector of the rings together */
  return g_strdup_printf (ngettext ("%s other", "%s others", n), number);
}

/* So, unless a value is called so. */
static char *
name_unknown (char **taken)
{
  const char *name = C_("sector", "Not known");

  return g_strdup (g_strv_contains ((const char *const *) taken, name) ? C_("sector", "No value") : name);
}

/* Known values by size; then the others together, when there are too many; then those that are not known. */
static void
name_sectors (CxFitPicture *self,
              const Values *values,
              const guint8 *sectors,
              guint         n_known)
{
  guint max = CX_RINGS_MAX_SECTORS - (values->unknown > 0);

  self->n_sectors = n_known + (values->unknown > 0);
  self->sectors = g_new0 (char *, self->n_sectors + 1);
  for (guint v = 0; v < values->labels->len; v++)
    if (sectors[v] < n_known && g_array_index (values->counts, guint, v) > 0 && self->sectors[sectors[v]] == NULL)
      self->sectors[sectors[v]] = g_strdup (g_ptr_array_index (values->labels, v));
  if (count_used (values) > max)
    {
      g_free (self->sectors[max - 1]);
      self->sectors[max - 1] = name_others (count_used (values) - (max - 1));
    }
  if (values->unknown > 0)
    self->sectors[n_known] = name_unknown (self->sectors);
}

static void
fill_sectors (CxFitPicture *self)
{
  g_auto(Values) values = { NULL };
  g_autofree guint8 *sectors = NULL;
  guint n_known;

  if (!read_values (&values, self->question, self->n_accounts) || self->n_accounts == 0)
    {
      self->n_sectors = 1;
      self->sectors = g_new0 (char *, 2);
      self->sectors[0] = g_strdup (C_("sector", "All accounts"));
      return;
    }
  sectors = g_new (guint8, values.labels->len);
  n_known = cx_rings_sort_sectors ((const guint *) values.counts->data, (const char *const *) values.labels->pdata,
                                   values.labels->len, CX_RINGS_MAX_SECTORS - (values.unknown > 0), sectors);
  name_sectors (self, &values, sectors, n_known);
  for (guint a = 0; a < self->n_accounts; a++)
    self->sector_of[a] = values.of[a] == G_MAXUINT ? n_known : sectors[values.of[a]];
}

/* ── accounts ─────────────────────────────────────────────────────────── */

static double
get_measure (const CxFitPicture *self,
             guint               account)
{
  double measure = self->size ? self->size->low[account] : 0;

  return isfinite (measure) && measure > 0 ? measure : 0;
}

static void
fill_measure (CxFitPicture *self)
{
  const CxColumn *column = NULL;

  if (*self->question->size)
    column = cx_columns_find (cx_snapshot_get_columns (self->question->snapshot), self->question->size);
  if (column == NULL || column->low == NULL)
    return;
  self->size = column;
  for (guint a = 0; a < self->n_accounts; a++)
    {
      double measure = get_measure (self, a);

      if (measure == 0)
        continue;
      self->measure_high = MAX (self->measure_high, measure);
      self->measure_low = self->measure_low > 0 ? MIN (self->measure_low, measure) : measure;
    }
}

/* Outside counts as the fourth tier when better and worse are compared. */
static int
tier_rank (guint8 tier)
{
  return tier == CX_TIER_OUTSIDE ? 4 : tier;
}

static CxFit
fit_by (const CxFitPicture *self,
        CxEvaluation       *evaluation,
        guint               account)
{
  return cx_tiering_get_fit_by (cx_snapshot_get_tiering (self->question->snapshot), evaluation, account);
}

static void
count_fits (CxFitPicture *self)
{
  CxJourney *journey = cx_snapshot_get_journey (self->question->snapshot);

  for (guint a = 0; a < self->n_accounts; a++)
    {
      CxFit fit = fit_by (self, self->question->evaluation, a);
      int was = tier_rank (fit_by (self, self->question->base, a).tier);
      guint8 stage = cx_journey_get_current (journey, a);

      self->could_move += (fit.flags & CX_FLAG_COULD_MOVE) != 0;
      self->pinned += (fit.flags & CX_FLAG_PINNED) != 0;
      self->needs_data += (fit.flags & CX_FLAG_NEEDS_DATA) != 0;
      self->no_stage += stage == CX_NO_STAGE;
      self->up += tier_rank (fit.tier) < was;
      self->down += tier_rank (fit.tier) > was;
      if (stage == CX_NO_STAGE || stage < self->customer)
        continue;
      self->n_customers++;
      self->tier1_customers += fit.tier == 1;
    }
}

CxFitPicture *
cx_fit_picture_new (const CxFitQuestion *question)
{
  CxFitPicture *self = g_new0 (CxFitPicture, 1);
  int customer = cx_journey_find_revenue (cx_snapshot_get_journey (question->snapshot));

  g_atomic_ref_count_init (&self->ref_count);
  self->question = cx_fit_question_copy (question);
  self->n_accounts = cx_columns_get_n_accounts (cx_snapshot_get_columns (question->snapshot));
  self->sector_of = g_new0 (guint8, self->n_accounts + 1);
  self->customer = customer < 0 ? CX_NO_STAGE : customer;
  count_fits (self);
  fill_sectors (self);
  fill_measure (self);
  cx_fit_picture_count_sectors (self, question->evaluation, self->counts);
  return self;
}

CxFitPicture *
cx_fit_picture_ref (CxFitPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cx_fit_picture_unref (CxFitPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  cx_fit_question_free (self->question);
  g_free (self->sector_of);
  g_strfreev (self->sectors);
  g_free (self);
}

CxRingsInput
cx_fit_picture_get (const CxFitPicture *self,
                    guint               account)
{
  const CxFitQuestion *question = self->question;
  CxJourney *journey = cx_snapshot_get_journey (question->snapshot);
  CxFit fit = fit_by (self, question->evaluation, account);

  return (CxRingsInput) {
    .key = cx_columns_get_key (cx_snapshot_get_columns (question->snapshot), account),
    .low = fit.low,
    .high = fit.high,
    .tier = fit.tier,
    .stage = cx_journey_get_mark (journey, cx_journey_get_current (journey, account)),
    .sector = self->sector_of[account],
    .could_move = (fit.flags & CX_FLAG_COULD_MOVE) != 0,
    .pinned = (fit.flags & CX_FLAG_PINNED) != 0,
    .needs_data = (fit.flags & CX_FLAG_NEEDS_DATA) != 0,
    .measure = get_measure (self, account),
  };
}

guint8
cx_fit_picture_get_stage (const CxFitPicture *self,
                          guint               account)
{
  return cx_journey_get_current (cx_snapshot_get_journey (self->question->snapshot), account);
}

static void
get_account (gpointer      self,
             guint         i,
             CxRingsInput *account)
{
  *account = cx_fit_picture_get (self, i);
}

/* One step of the score. */
static double
get_step (const CxFitPicture *self)
{
  CxProfile *profile = cx_evaluation_get_profile (self->question->evaluation);
  double weights = 0;

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    weights += cx_profile_get_criterion (profile, i)->weight;
  return weights > 0 ? 100 / weights : 0;
}

static const double *
get_thresholds (const CxFitPicture *self)
{
  return cx_profile_get_thresholds (cx_evaluation_get_profile (self->question->evaluation));
}

CxRings *
cx_fit_picture_lay_out (CxFitPicture      *self,
                        double             radius,
                        gboolean           rtl,
                        const CxRingsView *view)
{
  return cx_rings_new (get_account, self, self->n_accounts, (const char *const *) self->sectors, self->n_sectors,
                       get_thresholds (self), get_step (self), radius, rtl, view);
}

/* Radius 1: places in radii. */
static CxRings *
lay_out_bare (const CxFitPicture *self,
              gboolean            rtl)
{
  guint accounts[CX_RINGS_MAX_SECTORS] = { 0 }, tier1[CX_RINGS_MAX_SECTORS];

  for (guint s = 0; s < self->n_sectors; s++)
    {
      for (guint tier = 0; tier < CX_N_TIERS; tier++)
        accounts[s] += self->counts[s][tier];
      tier1[s] = self->counts[s][1];
    }
  return cx_rings_new_bare ((const char *const *) self->sectors, accounts, tier1, self->n_sectors, get_thresholds (self),
                            get_step (self), 1, rtl);
}

gboolean
cx_fit_picture_shows_customers (const CxFitPicture *self)
{
  return self->n_customers > 0 && self->n_customers < CX_RINGS_DENSITY_FROM;
}

/* ── regions ──────────────────────────────────────────────────────────── */

static gboolean
is_in_box (const CxFitPicture *self,
           CxRings            *rings,
           guint               account,
           const CxFitBox     *box)
{
  CxRingsInput input = cx_fit_picture_get (self, account);
  CxRingsMark mark;

  cx_rings_place (rings, &input, &mark);
  return mark.x >= box->left && mark.x <= box->right && mark.y >= box->top && mark.y <= box->bottom;
}

/* @rings: bare ones, when the region has a box */
static gboolean
is_within (const CxFitPicture *self,
           CxRings            *rings,
           guint               account,
           const CxFitRegion  *region)
{
  guint8 tier = fit_by (self, self->question->evaluation, account).tier;

  return (region->tier < 0 || tier == region->tier)
         && (region->sector < 0 || self->sector_of[account] == region->sector)
         && (!region->moved || fit_by (self, self->question->base, account).tier != tier)
         && (rings == NULL || is_in_box (self, rings, account, &region->box));
}

gboolean
cx_fit_picture_is_in (CxFitPicture *self,
                      guint         account,
                      CxFitRegion   region)
{
  g_autoptr(CxRings) rings = region.boxed ? lay_out_bare (self, region.box.rtl) : NULL;

  return is_within (self, rings, account, &region);
}

/* By the fit, then by the measure: stably by the lesser first. */
static void
sort_rows (CxFitPicture *self,
           CxOrderItem  *items,
           guint         n)
{
  for (guint i = 0; i < n; i++)
    items[i].key = cx_order_key (get_measure (self, items[i].row), TRUE);
  cx_order_sort (items, n);
  for (guint i = 0; i < n; i++)
    items[i].key = cx_order_key (cx_evaluation_get_fit (self->question->evaluation, items[i].row)->low, TRUE);
  cx_order_sort (items, n);
}

GArray *
cx_fit_picture_find (CxFitPicture *self,
                     CxFitRegion   region)
{
  g_autofree CxOrderItem *items = g_new (CxOrderItem, self->n_accounts + 1);
  g_autoptr(CxRings) rings = region.boxed ? lay_out_bare (self, region.box.rtl) : NULL;
  GArray *rows;
  guint n = 0;

  for (guint a = 0; a < self->n_accounts; a++)
    if (is_within (self, rings, a, &region))
      items[n++].row = a;
  sort_rows (self, items, n);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (rows, items[i].row);
  return rows;
}

void
cx_fit_picture_count_sectors (const CxFitPicture *self,
                              CxEvaluation       *evaluation,
                              CxTierCounts       *counts)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->question->snapshot);

  cx_evaluation_count_tiers_by (evaluation, self->sector_of, self->n_sectors, counts);
  for (guint k = 0; k < cx_tiering_get_n_pinned (tiering); k++)
    {
      guint account = cx_tiering_get_pinned (tiering, k);

      counts[self->sector_of[account]][cx_evaluation_get_fit (evaluation, account)->tier]--;
      counts[self->sector_of[account]][cx_tiering_get_pin (tiering, account)->tier]++;
    }
}

guint
cx_fit_picture_count (CxFitPicture *self,
                      int           tier,
                      int           sector)
{
  guint n = 0;

  for (guint s = 0; s < self->n_sectors; s++)
    for (int t = 0; t < CX_N_TIERS; t++)
      if ((tier < 0 || t == tier) && (sector < 0 || s == (guint) sector))
        n += self->counts[s][t];
  return n;
}
