/* What the marks of the bullseye mean: samples drawn with the same functions as the bullseye itself. */
#include "cx-config.h"

#include "cx-rings-legend.h"

#include "cx-amount.h"
#include "cx-palette.h"
#include "cx-rings-draw.h"
#include "cx-rings-words.h"
#include "cx-stage-mark.h"

#include <glib/gi18n-lib.h>

/* @draw: from the origin on, around y = 0 */
struct _CxLegendSample {
  double width;
  void (*draw) (cairo_t *cr, const CxLegendItem *item, gboolean dark);
};

/* ── samples ── */

static void
draw_stage (cairo_t            *cr,
            const CxLegendItem *item,
            gboolean            dark)
{
  cx_stage_mark_draw (cr, item->stage, 6, 0, 4, FALSE, dark);
}

static void
draw_no_stage (cairo_t            *cr,
               const CxLegendItem *item,
               gboolean            dark)
{
  cx_rings_draw_stage (cr, &(CxRingsMark) { .x = 6, .radius = 4, .stage = CX_NO_STAGE }, dark);
}

static void
draw_could_move (cairo_t            *cr,
                 const CxLegendItem *item,
                 gboolean            dark)
{
  cairo_move_to (cr, 5, 3.4);
  cairo_line_to (cr, 19, 1);
  cairo_line_to (cr, 19, -1);
  cairo_line_to (cr, 5, -3.4);
  cairo_close_path (cr);
  cx_palette_set_source (cr, cx_palette_stage (item->stage, dark), 0.32);
  cairo_fill (cr);
  cx_stage_mark_draw (cr, item->stage, 5, 0, 4, FALSE, dark);
}

static void
draw_needs_data (cairo_t            *cr,
                 const CxLegendItem *item,
                 gboolean            dark)
{
  cx_stage_mark_draw (cr, item->stage, 8, 0, 4, FALSE, dark);
  cx_rings_draw_needs_data (cr, &(CxRingsMark) { .x = 8, .radius = 4 }, dark);
}

static void
draw_pinned (cairo_t            *cr,
             const CxLegendItem *item,
             gboolean            dark)
{
  cx_rings_draw_pin (cr, &(CxRingsMark) { .x = 9, .radius = 3 }, dark);
  cx_stage_mark_draw (cr, item->stage, 9, 0, 3, FALSE, dark);
}

static void
draw_sizes (cairo_t            *cr,
            const CxLegendItem *item,
            gboolean            dark)
{
  static const struct { double x, radius; } circles[] = { { 4, 2.5 }, { 15, 4 }, { 31, 6.2 } };

  cx_palette_set_source (cr, cx_palette_ink (dark), 1);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, circles[i].x, 0, circles[i].radius, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
draw_levels (cairo_t            *cr,
             const CxLegendItem *item,
             gboolean            dark)
{
  for (guint level = 0; level < 10; level++)
    {
      cx_palette_set_source (cr, cx_palette_density ((guint8) level, dark), 1);
      cairo_arc (cr, 6 + 12 * level, 0, 10.2 * (0.16 + 0.034 * (level + 1)), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_customer (cairo_t            *cr,
               const CxLegendItem *item,
               gboolean            dark)
{
  cx_palette_set_source (cr, cx_palette_stage (item->stage, dark), 1);
  cairo_arc (cr, 4, 0, 2.2, 0, 2 * G_PI);
  cairo_fill (cr);
}

static const CxLegendSample stage_sample = { 12, draw_stage }, could_move_sample = { 20, draw_could_move }, pinned_sample = { 18, draw_pinned },
                            needs_data_sample = { 16, draw_needs_data }, sizes_sample = { 40, draw_sizes }, levels_sample = { 121, draw_levels },
                            customer_sample = { 8, draw_customer }, no_stage_sample = { 12, draw_no_stage }, no_sample = { 0, NULL };

double
cx_legend_item_get_width (const CxLegendItem *self)
{
  return self->sample->width;
}

void
cx_legend_item_draw (const CxLegendItem *self,
                     cairo_t            *cr,
                     double              height,
                     gboolean            rtl,
                     gboolean            dark)
{
  if (self->sample->draw == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, rtl ? self->sample->width : 0, height / 2);
  cairo_scale (cr, rtl ? -1 : 1, 1);
  self->sample->draw (cr, self, dark);
  cairo_restore (cr);
}

/* ── items ── */

gboolean
cx_legend_item_equal (const CxLegendItem *a,
                      const CxLegendItem *b)
{
  return a->sample == b->sample && a->stage == b->stage && g_str_equal (a->words, b->words);
}

CxLegendItem *
cx_legend_item_copy (const CxLegendItem *self)
{
  CxLegendItem *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  return copy;
}

void
cx_legend_item_free (CxLegendItem *self)
{
  g_free (self->words);
  g_free (self);
}

/* @words: (transfer full) */
static void
add_item (GPtrArray            *items,
          const CxLegendSample *sample,
          guint8                stage,
          char                 *words)
{
  const CxLegendItem item = { sample, stage, words, sample != &stage_sample };

  g_ptr_array_add (items, g_memdup2 (&item, sizeof item));
}

static void
add_sizes (GPtrArray          *items,
           const CxFitPicture *picture)
{
  const CxField *field = picture->size ? picture->size->field : NULL;
  const char *unit = field != NULL && field->type == CX_FIELD_MONEY ? field->unit : NULL;
  g_autofree char *low = NULL, *high = NULL;

  if (field == NULL || picture->measure_high <= 0)
    return;
  low = cx_format_money (picture->measure_low, unit, TRUE);
  high = cx_format_money (picture->measure_high, unit, TRUE);
  if (g_str_equal (low, high))
    /* Translators: what marks are as large as, and how large that is: "Potential: €20k" */
    add_item (items, &sizes_sample, 0, g_strdup_printf (_("%s: %s"), field->label, low));
  else
    /* Translators: what marks are as large as, and its range: "Potential: €20k to €480k" */
    add_item (items, &sizes_sample, 0, g_strdup_printf (_("%s: %s to %s"), field->label, low, high));
}

static void
add_marks (GPtrArray          *items,
           const CxFitPicture *picture,
           const CxFitPicture *beside)
{
  CxJourney *journey = cx_snapshot_get_journey (picture->question->snapshot);

  for (guint s = 0; s < cx_journey_get_n_stages (journey); s++)
    add_item (items, &stage_sample, cx_journey_get_mark (journey, (guint8) s), g_strdup (cx_journey_get_stage (journey, s)->label));
  if (picture->no_stage > 0)
    add_item (items, &no_stage_sample, 0, g_strdup (C_("account", "no stage")));
  if (picture->could_move > 0 || beside->could_move > 0)
    add_item (items, &could_move_sample, 1, g_strdup (_("could move")));
  if (picture->needs_data > 0 || beside->needs_data > 0)
    add_item (items, &needs_data_sample, 1, g_strdup (C_("account", "needs data")));
}

static void
add_density (GPtrArray          *items,
             const CxFitPicture *picture,
             guint               fullest)
{
  add_item (items, &levels_sample, 0, cx_rings_describe_cells (fullest));
  if (picture->n_customers > 0)
    add_item (items, cx_fit_picture_shows_customers (picture) ? &customer_sample : &no_sample, CX_CUSTOMER_MARK,
              cx_rings_describe_customers (picture));
}

GPtrArray *
cx_rings_legend_new (const CxFitPicture *picture,
                     const CxFitPicture *beside,
                     guint               fullest)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_legend_item_free);

  if (beside == NULL)
    beside = picture;
  if (fullest > 0)
    add_density (items, picture, fullest);
  else
    add_marks (items, picture, beside);
  if (picture->pinned > 0 || beside->pinned > 0)
    add_item (items, &pinned_sample, 1, g_strdup (C_("account", "pinned")));
  if (fullest == 0)
    add_sizes (items, picture);
  return items;
}
