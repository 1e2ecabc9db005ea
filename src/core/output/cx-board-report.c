/* Everything that stands in the report for the board. */
#include "cx-config.h"

#include "cx-board-report.h"

#include "cx-amount.h"
#include "cx-finding-words.h"
#include "cx-fit-defaults.h"
#include "cx-funnel-figures.h"
#include "cx-funnel-words.h"
#include "cx-page-language.h"
#include "cx-picture-words.h"
#include "cx-rings-words.h"
#include "cx-segment-figures.h"
#include "cx-tier-words.h"
#include "cx-version-table.h"

#include <glib/gi18n-lib.h>

/* As people read them. */
static const guint8 tier_order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

/* ── the context ── */

static const CxRanked *
ranked_of (const CxBoardContext *context)
{
  return cx_tiering_get_profile (cx_snapshot_get_tiering (context->snapshot), (guint) context->profile);
}

static const CxVersionRow *
find_before (GPtrArray *versions,
             int        version)
{
  const CxVersionRow *best = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const CxVersionRow *row = versions->pdata[i];

      if (row->version < version && (best == NULL || row->version > best->version))
        best = row;
    }
  return best;
}

CxBoardContext *
cx_board_context_new (CxSnapshot *snapshot,
                      CxStore    *store,
                      int         profile,
                      GError    **error)
{
  g_autoptr(CxBoardContext) self = g_new0 (CxBoardContext, 1);
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(CxProfile) before = NULL;
  const CxRanked *ranked;
  const CxVersionRow *row;

  self->snapshot = cx_snapshot_ref (snapshot);
  self->profile = profile;
  self->rtl = cx_words_are_rtl ();
  ranked = ranked_of (self);
  versions = cx_version_table_list (store, ranked->id, error);
  if (versions == NULL)
    return NULL;
  row = find_before (versions, ranked->version);
  if (row == NULL)
    return g_steal_pointer (&self);
  before = cx_profile_parse (row->document, -1, cx_profile_get_name (ranked->draft), error);
  if (before == NULL)
    return NULL;
  self->previous = cx_evaluation_new (cx_snapshot_get_columns (snapshot), before, cx_snapshot_get_day (snapshot), ranked->evaluation);
  self->previous_version = row->version;
  return g_steal_pointer (&self);
}

CxBoardContext *
cx_board_context_copy (const CxBoardContext *self)
{
  CxBoardContext *copy = g_memdup2 (self, sizeof *self);

  cx_snapshot_ref (copy->snapshot);
  if (copy->previous)
    cx_evaluation_ref (copy->previous);
  return copy;
}

void
cx_board_context_free (CxBoardContext *self)
{
  cx_snapshot_unref (self->snapshot);
  g_clear_pointer (&self->previous, cx_evaluation_unref);
  g_free (self);
}

/* ── tiers ── */

static char *
describe_worth (const CxTierTotals *totals,
                const CxTierTotal  *total)
{
  if (total->n_worth == 0)
    return g_strdup ("–");
  return cx_format_money (total->worth, totals->money->type == CX_FIELD_MONEY ? totals->money->unit : NULL, TRUE);
}

/* "+12", "−3", "±0". */
static char *
describe_change (guint now,
                 guint before)
{
  g_autofree char *size = cx_format_number (now > before ? now - before : before - now, 0);

  return g_strdup_printf ("\u2066%s%s\u2069", now > before ? "+" : now < before ? "−" : "±", size);
}

static void
add_tier (CxFigures          *figures,
          const CxTierTotals *totals,
          const CxTierTotal  *total,
          const char         *name,
          const guint        *before)
{
  cx_figures_add_row (figures, name);
  cx_figures_count (figures, total->accounts);
  cx_figures_take (figures, cx_rings_describe_share (total->accounts, totals->all.accounts));
  if (totals->has_customers)
    cx_figures_count (figures, total->customers);
  if (totals->has_customers && totals->money)
    cx_figures_take (figures, describe_worth (totals, total));
  cx_figures_count (figures, total->needs_data);
  cx_figures_count (figures, total->could_move);
  if (before)
    cx_figures_take (figures, describe_change (total->accounts, *before));
}

static CxFigures *
new_tier_figures (const CxTierTotals   *totals,
                  const CxBoardContext *context)
{
  CxFigures *figures = cx_figures_new (_("Tiers"), _("Tier"), _("Accounts"), _("Share"), NULL);

  if (totals->has_customers)
    cx_figures_add_column (figures, _("Customers"));
  if (totals->has_customers && totals->money)
    cx_figures_add_column (figures, _("In pipeline"));
  cx_figures_add_column (figures, _("Needs data"));
  cx_figures_add_column (figures, _("Could move"));
  if (context->previous)
    {
      g_autofree char *head = g_strdup_printf (_("± v%d"), context->previous_version);

      cx_figures_add_column (figures, head);
    }
  return figures;
}

static void
fill_tiers (CxBoardReport        *self,
            const CxBoardContext *context)
{
  CxTiering *tiering = cx_snapshot_get_tiering (context->snapshot);
  CxFitCounts before = { 0 };
  CxTierTotals totals;

  cx_tier_totals_count (&totals, context->snapshot, ranked_of (context)->evaluation);
  if (context->previous)
    cx_tiering_count_by (tiering, context->previous, &before);
  self->tiers = new_tier_figures (&totals, context);
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      guint8 tier = tier_order[i];
      g_autofree char *name = tier == CX_TIER_OUTSIDE ? g_strdup (cx_tier_label (tier))
                                                      : g_strdup_printf ("%s · %s", cx_tier_label (tier), cx_tier_name (tier));

      add_tier (self->tiers, &totals, &totals.tiers[tier], name, context->previous ? &before.tiers[tier] : NULL);
    }
  add_tier (self->tiers, &totals, &totals.all, _("All"), context->previous ? &totals.all.accounts : NULL);
  if (totals.has_customers && totals.money)
    /* Translators: the name of the field that says what an account is worth */
    self->tiers_note = g_strdup_printf (_("In pipeline: “%s” of the accounts between the first stage and customers, where it is known."),
                                        totals.money->label);
}

/* ── funnel and findings ── */

static void
finding_free (CxBoardFinding *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self->rule);
  g_free (self);
}

static void
fill_findings (CxBoardReport *self)
{
  CxJourney *journey = cx_snapshot_get_journey (self->funnel->snapshot);

  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  for (guint i = 0; i < self->funnel->findings->len; i++)
    {
      const CxFinding *source = &g_array_index (self->funnel->findings, CxFinding, i);
      CxBoardFinding *finding = g_new0 (CxBoardFinding, 1);

      finding->title = cx_finding_title (journey, source);
      finding->text = cx_finding_text (journey, source);
      finding->rule = cx_finding_rule (journey, source, self->funnel->revenue);
      g_ptr_array_add (self->findings, finding);
    }
  if (self->findings->len == 0)
    self->no_finding = cx_funnel_words_no_finding (self->funnel);
}

static gboolean
fill_funnel (CxBoardReport        *self,
             const CxBoardContext *context,
             GError              **error)
{
  g_autofree char *waiting = NULL;

  self->funnel = cx_funnel_answer_new (context->snapshot, context->profile, CX_FUNNEL_REACHED, G_MININT32, G_MAXINT32, "tier");
  if (!cx_funnel_answer_fill (self->funnel, error))
    return FALSE;
  self->funnel_title = cx_funnel_words_title (self->funnel);
  self->funnel_scale = cx_funnel_words_scale (self->funnel);
  self->bars = cx_funnel_figures_bars (self->funnel);
  self->steps = cx_funnel_figures_steps (self->funnel);
  self->funnel_notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->funnel_notes, cx_funnel_words_stages (self->funnel));
  g_ptr_array_add (self->funnel_notes, g_strdup (cx_funnel_words_intervals ()));
  g_ptr_array_add (self->funnel_notes, cx_funnel_words_moves (self->funnel));
  waiting = cx_funnel_words_waiting (self->funnel);
  if (waiting != NULL)
    g_ptr_array_add (self->funnel_notes, g_steal_pointer (&waiting));
  fill_findings (self);
  return TRUE;
}

/* ── rings and sectors ── */

/* @sector: -1: all */
static void
add_sector (CxBoardReport *self,
            int            sector,
            const char    *name)
{
  cx_figures_add_row (self->sectors, name);
  for (guint i = 0; i < CX_N_TIERS; i++)
    cx_figures_count (self->sectors, cx_fit_picture_count (self->fit, tier_order[i], sector));
  cx_figures_count (self->sectors, cx_fit_picture_count (self->fit, -1, sector));
  cx_figures_take (self->sectors, cx_rings_describe_share (cx_fit_picture_count (self->fit, -1, sector), self->fit->n_accounts));
  cx_figures_take (self->sectors, cx_rings_describe_share (cx_fit_picture_count (self->fit, 1, sector), cx_fit_picture_count (self->fit, 1, -1)));
}

static void
fill_sectors (CxBoardReport *self)
{
  self->sectors = cx_figures_new (self->sectors_title, _("Sector"), cx_tier_label (1), cx_tier_label (2), cx_tier_label (3),
                                   cx_tier_label (CX_TIER_OUTSIDE), _("All"), _("Share"), _("Share of tier 1"), NULL);
  for (guint sector = 0; sector < self->fit->n_sectors; sector++)
    add_sector (self, (int) sector, self->fit->sectors[sector]);
  if (self->fit->n_sectors > 1)
    add_sector (self, -1, _("All accounts"));
}

static void
fill_rings (CxBoardReport        *self,
            const CxBoardContext *context)
{
  CxColumns *columns = cx_snapshot_get_columns (context->snapshot);
  CxEvaluation *evaluation = ranked_of (context)->evaluation;
  const char *sectors = cx_fit_sectors_default (columns);
  g_autoptr(CxFitQuestion) question = cx_fit_question_new (context->snapshot, evaluation, evaluation, sectors, cx_fit_size_default (columns));

  self->fit = cx_fit_picture_new (question);
  self->title = cx_rings_describe_message (self->fit);
  /* Translators: the name of a field: "Accounts by Industry" */
  self->sectors_title = *sectors ? g_strdup_printf (_("Accounts by %s"), cx_columns_find (columns, sectors)->field->label)
                                  : g_strdup (_("Accounts by tier"));
  fill_sectors (self);
}

/* ── the whole ── */

static char *
describe_state (const CxBoardContext *context)
{
  const CxRanked *ranked = ranked_of (context);
  guint n = cx_columns_get_n_accounts (cx_snapshot_get_columns (context->snapshot));
  g_autofree char *day = cx_words_day (cx_snapshot_get_day (context->snapshot)), *number = cx_format_number (n, 0);
  g_autofree char *accounts = g_strdup_printf (ngettext ("%s account", "%s accounts", n), number);
  g_autofree char *version = ranked->version > 0 ? g_strdup_printf (_("Version %d"), ranked->version) : g_strdup (_("Draft"));

  /* Each in its own direction. */
  return g_strdup_printf ("\u2068%s\u2069 · \u2068%s\u2069 · \u2068%s\u2069", version, day, accounts);
}

CxBoardReport *
cx_board_report_new (const CxBoardContext *context,
                     GError              **error)
{
  g_autoptr(CxBoardReport) self = g_new0 (CxBoardReport, 1);

  g_return_val_if_fail (context != NULL && context->profile >= 0, NULL);

  self->language = pango_language_to_string (pango_language_get_default ());
  self->rtl = context->rtl;
  self->paper = context->paper;
  self->day = cx_snapshot_get_day (context->snapshot);
  self->workspace = g_strdup (cx_snapshot_get_name (context->snapshot));
  self->profile = g_strdup (cx_profile_get_name (ranked_of (context)->draft));
  self->place = g_strdup_printf ("\u2068%s\u2069 · \u2068%s\u2069", self->workspace, self->profile);
  self->state = describe_state (context);
  fill_rings (self, context);
  fill_tiers (self, context);
  self->segments = cx_segment_figures_new (context->snapshot);
  return fill_funnel (self, context, error) ? g_steal_pointer (&self) : NULL;
}

void
cx_board_report_free (CxBoardReport *self)
{
  g_free (self->workspace);
  g_free (self->profile);
  g_free (self->place);
  g_free (self->title);
  g_free (self->state);
  g_free (self->tiers_note);
  g_free (self->funnel_title);
  g_free (self->funnel_scale);
  g_free (self->sectors_title);
  g_clear_pointer (&self->fit, cx_fit_picture_unref);
  g_clear_pointer (&self->funnel, cx_funnel_answer_free);
  cx_figures_free (self->tiers);
  cx_figures_free (self->bars);
  cx_figures_free (self->steps);
  cx_figures_free (self->sectors);
  g_clear_pointer (&self->segments, cx_figures_free);
  g_clear_pointer (&self->funnel_notes, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}
