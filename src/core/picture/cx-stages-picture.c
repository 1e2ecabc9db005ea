/* The board of stages as a picture: a bar a stage, split by tier. */
#include "cx-config.h"

#include "cx-stages-picture.h"

#include "cx-amount.h"
#include "cx-palette.h"
#include "cx-picture-words.h"
#include "cx-tier-sign.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* At the scale 1. */
#define WIDTH 760.0
#define LABELS 190.0
#define NUMBERS 150.0   /* behind the longest bar */
#define LEGEND 30.0
#define ROW 46.0
#define BAR 22.0

static const guint8 tier_order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

CxStageTotals *
cx_stage_totals_new (CxSnapshot *snapshot)
{
  CxStageTotals *self = g_new0 (CxStageTotals, 1);

  self->snapshot = cx_snapshot_ref (snapshot);
  self->n_stages = cx_journey_get_n_stages (cx_snapshot_get_journey (snapshot));
  return self;
}

void
cx_stage_totals_free (CxStageTotals *self)
{
  cx_snapshot_unref (self->snapshot);
  g_free (self->filter);
  g_free (self);
}

/* ── words and numbers ── */

static const CxStage *
stage_of (const CxStageTotals *self,
          guint                stage)
{
  return cx_journey_get_stage (cx_snapshot_get_journey (self->snapshot), stage);
}

static guint
largest (const CxStageTotals *self)
{
  guint most = 0;

  for (guint stage = 1; stage < self->n_stages; stage++)
    if (self->stages[stage].accounts > self->stages[most].accounts)
      most = stage;
  return most;
}

char *
cx_stage_totals_title (const CxStageTotals *self)
{
  guint most = largest (self), all = 0;
  g_autofree char *k = NULL, *n = NULL;

  for (guint stage = 0; stage <= self->n_stages; stage++)
    all += self->stages[stage].accounts;
  if (self->n_stages == 0 || self->stages[most].accounts == 0)
    return g_strdup (_("No account is at a stage"));
  k = cx_format_number (self->stages[most].accounts, 0);
  n = cx_format_number (all, 0);
  /* Translators: a stage, and how many accounts of all: "Raw lead holds the most accounts: 1,223 of 2,000" */
  return g_strdup_printf (_("%s holds the most accounts: %s of %s"), stage_of (self, most)->label, k, n);
}

static char *
describe_days (const CxStageTotal *total)
{
  return total->n_dated > 0 ? cx_format_number (cx_round_days (total->median_days), 0) : g_strdup ("–");
}

static char *
describe_worth (const CxStageTotals *self,
                const CxStageTotal  *total)
{
  if (total->n_worth == 0)
    return g_strdup ("–");
  return cx_format_money (total->worth, self->money->type == CX_FIELD_MONEY ? self->money->unit : NULL, TRUE);
}

static void
add_row (CxFigures           *figures,
         const CxStageTotals *self,
         const char          *name,
         const CxStageTotal  *total)
{
  cx_figures_add_row (figures, name);
  for (guint i = 0; i < CX_N_TIERS; i++)
    cx_figures_count (figures, total->tiers[tier_order[i]]);
  cx_figures_count (figures, total->accounts);
  cx_figures_take (figures, describe_days (total));
  if (self->money)
    cx_figures_take (figures, describe_worth (self, total));
}

CxFigures *
cx_stages_figures (const CxStageTotals *self)
{
  CxFigures *figures = cx_figures_new (_("Accounts by stage and tier"), _("Stage"), cx_tier_label (1), cx_tier_label (2),
                                       cx_tier_label (3), cx_tier_label (CX_TIER_OUTSIDE), _("All"), _("Median days"), NULL);

  if (self->money)
    cx_figures_add_column (figures, self->money->label);
  for (guint stage = 0; stage < self->n_stages; stage++)
    add_row (figures, self, stage_of (self, stage)->label, &self->stages[stage]);
  add_row (figures, self, _("In no stage"), &self->stages[self->n_stages]);
  return figures;
}

/* ── drawing ── */

typedef struct {
  CxDrawing           *drawing;
  const CxStageTotals *totals;
  double               width, unit, scale;   /* @scale: an account's share of a bar */
  CxLook               look;
} Rows;

/* Puts a set text (transfer full) down, its middle at a height, and returns its width. */
static double
put_middle (const Rows  *self,
            PangoLayout *layout,
            double       x,
            double       middle)
{
  double width, height;

  cx_layout_get_size (layout, &width, &height, NULL);
  cx_drawing_place (self->drawing, layout, x, middle - height / 2, self->look.ink);
  return width;
}

static void
put_legend (const Rows *self)
{
  double x = LABELS * self->unit, unit = self->unit, middle = LEGEND * unit / 2;

  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      cx_tier_sign_put (self->drawing, tier_order[i], x + 6 * unit, middle, unit, self->look.dark);
      x += 17 * unit + put_middle (self, cx_drawing_layout (self->drawing, CX_TEXT_CAPTION, cx_tier_label (tier_order[i]), -1, FALSE),
                                   x + 17 * unit, middle) + 14 * unit;
    }
}

static void
put_names (const Rows *self,
           guint       stage,
           double      middle)
{
  CxJourney *journey = cx_snapshot_get_journey (self->totals->snapshot);
  const CxStage *about = cx_journey_get_stage (journey, stage);
  double unit = self->unit, x = 20 * unit, room = LABELS * unit - x - 8 * unit;
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>\n<span size='88%%' alpha='%d%%'>%s</span>", about->label,
                                                     (int) (100 * cx_look_faint (self->look)), about->customer ? about->customer : "");
  PangoLayout *layout = cx_drawing_layout_markup (self->drawing, CX_TEXT_BODY, markup, room, FALSE);

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cx_drawing_stage_mark (self->drawing, cx_journey_get_mark (journey, (guint8) stage), 8 * unit, middle, 4.6 * unit, self->look.dark);
  put_middle (self, layout, x, middle);
}

static double
put_bar (const Rows *self,
         guint       stage,
         double      middle)
{
  const CxStageTotal *total = &self->totals->stages[stage];
  double x = LABELS * self->unit, height = BAR * self->unit;

  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      double width = total->tiers[tier_order[i]] * self->scale;

      if (width <= 0)
        continue;
      cx_drawing_box (self->drawing, x, middle - height / 2, MAX (width - 1, 0.5), height, 1.5,
                      cx_palette_tier (tier_order[i], CX_TIER_MARK, self->look.dark));
      if (self->look.high_contrast)
        cx_drawing_frame (self->drawing, x, middle - height / 2, MAX (width - 1, 0.5), height, 1.5, 1, self->look.ink);
      x += width;
    }
  return x;
}

static void
put_stage (const Rows *self,
           guint       stage)
{
  const CxStageTotal *total = &self->totals->stages[stage];
  double middle = (LEGEND + (stage + 0.5) * ROW) * self->unit, end = put_bar (self, stage, middle);
  g_autofree char *count = cx_format_number (total->accounts, 0), *days = describe_days (total), *words = NULL, *markup = NULL;

  put_names (self, stage, middle);
  /* Translators: the median of the days for which accounts have been at a stage */
  words = total->n_dated > 0 ? g_strdup_printf (ngettext ("%s day", "%s days", (gulong) cx_round_days (total->median_days)), days) : g_strdup ("");
  markup = g_strdup_printf ("<b>%s</b>  <span size='88%%' alpha='%d%%'>%s</span>", count, (int) (100 * cx_look_faint (self->look)), words);
  put_middle (self, cx_drawing_layout_markup (self->drawing, CX_TEXT_COUNT, markup, -1, FALSE), end + 7 * self->unit, middle);
}

double
cx_stages_draw (CxDrawing           *drawing,
                const CxStageTotals *totals,
                double               width,
                CxLook               look)
{
  double unit = cx_drawing_get_scale (drawing);
  guint most = totals->n_stages > 0 ? totals->stages[largest (totals)].accounts : 0;
  const Rows self = { drawing, totals, width, unit, MAX (width - (LABELS + NUMBERS) * unit, 1) / MAX (most, 1), look };

  put_legend (&self);
  for (guint stage = 0; stage < totals->n_stages; stage++)
    put_stage (&self, stage);
  return (LEGEND + totals->n_stages * ROW) * unit;
}

static double
put_body (CxDrawing *drawing,
          double     width,
          gpointer   totals)
{
  return cx_stages_draw (drawing, totals, width, CX_LOOK_PAPER);
}

CxPicture *
cx_stages_picture_new (const CxStageTotals *self,
                       gboolean             rtl)
{
  g_autofree char *title = cx_stage_totals_title (self), *about = cx_picture_about (self->snapshot);
  g_autofree char *number = cx_format_number (self->stages[self->n_stages].accounts, 0);
  g_autofree char *none = g_strdup_printf (_("%s in no stage"), number);
  g_autofree char *filter = self->filter ? g_markup_escape_text (self->filter, -1) : NULL;
  const char *const notes[] = { _("Days: the median of how long accounts have been at the stage."), none, filter, NULL };
  const CxPictureWords words = { title, about, notes };

  return cx_picture_new (&words, WIDTH, cx_snapshot_get_day (self->snapshot), rtl, put_body, (gpointer) self, cx_stages_figures (self));
}
