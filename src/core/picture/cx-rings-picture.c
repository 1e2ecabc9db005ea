/* The bullseye as a picture that stands alone. */
#include "cx-config.h"

#include "cx-rings-picture.h"

#include "cx-amount.h"
#include "cx-palette.h"
#include "cx-picture-words.h"
#include "cx-rings-draw.h"
#include "cx-rings-legend.h"
#include "cx-rings-words.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH 760.0
#define HEIGHT 620.0
#define GAP 6.0           /* between a sample of the legend and its words */
#define BETWEEN_ITEMS 16.0

#define PAIR_WIDTH 1280.0
#define PAIR_HEIGHT 540.0
#define BETWEEN 24.0

/* ── numbers ── */

/* @caption: (nullable): which of two */
static void
add_line (CxFigures    *figures,
          CxFitPicture *picture,
          int           sector,
          const char   *name,
          const char   *caption)
{
  static const guint8 tiers[] = { 1, 2, 3, CX_TIER_OUTSIDE };

  cx_figures_add_row (figures, name);
  if (caption != NULL)
    cx_figures_take (figures, g_strdup (caption));
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    cx_figures_count (figures, cx_fit_picture_count (picture, tiers[i], sector));
  cx_figures_count (figures, cx_fit_picture_count (picture, -1, sector));
}

CxFigures *
cx_rings_figures (CxFitPicture *picture)
{
  CxFigures *figures = cx_figures_new (_("Accounts by sector and tier"), _("Sector"), cx_tier_label (1), cx_tier_label (2), cx_tier_label (3),
                                       cx_tier_label (CX_TIER_OUTSIDE), _("All"), NULL);

  for (guint sector = 0; sector < picture->n_sectors; sector++)
    add_line (figures, picture, (int) sector, picture->sectors[sector], NULL);
  if (picture->n_sectors > 1)
    add_line (figures, picture, -1, _("All accounts"), NULL);
  return figures;
}

/* ── drawing ── */

static void
draw_rings (cairo_t *cr,
            double   width,
            double   height,
            gpointer drawing)
{
  cx_rings_drawing_draw (drawing, cr);
}

guint
cx_rings_put (CxFitPicture *picture,
              CxDrawing    *drawing,
              double        x,
              double        y,
              double        width,
              double        height)
{
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Adwaita Sans, Inter, Cantarell, sans-serif 10");
  CxRingsFrame frame = { .width = width, .height = height, .zoom = 1, .rtl = cx_drawing_is_rtl (drawing), .font = font };

  CxRingsDrawing *rings = cx_rings_drawing_new (picture, &frame);

  cx_drawing_picture (drawing, x, y, width, height, draw_rings, rings, (GDestroyNotify) cx_rings_drawing_free);
  return cx_rings_drawing_get_fullest (rings);
}

/* ── the legend ── */

/* The row that is being filled. */
typedef struct {
  CxDrawing *drawing;
  double     x, y, start, end, height;
} Rows;

static void
draw_sample (cairo_t *cr,
             double   width,
             double   height,
             gpointer item)
{
  cx_legend_item_draw (item, cr, height, FALSE, FALSE);
}

static void
draw_sample_rtl (cairo_t *cr,
                 double   width,
                 double   height,
                 gpointer item)
{
  cx_legend_item_draw (item, cr, height, TRUE, FALSE);
}

static void
put_item (Rows               *self,
          const CxLegendItem *item)
{
  PangoLayout *layout = cx_drawing_layout (self->drawing, CX_TEXT_CAPTION, item->words, -1, FALSE);
  double sample = cx_legend_item_get_width (item), room = sample > 0 ? sample + GAP : 0, width, height;

  cx_layout_get_size (layout, &width, &height, NULL);
  if (self->x > self->start && self->x + room + width > self->end)
    {
      self->x = self->start;
      self->y += self->height + 2;
    }
  self->height = MAX (height, CX_LEGEND_HEIGHT);
  if (sample > 0)
    cx_drawing_picture (self->drawing, self->x, self->y + (height - CX_LEGEND_HEIGHT) / 2, sample, CX_LEGEND_HEIGHT,
                        cx_drawing_is_rtl (self->drawing) ? draw_sample_rtl : draw_sample, cx_legend_item_copy (item),
                        (GDestroyNotify) cx_legend_item_free);
  cx_drawing_place_as (self->drawing, "P", layout, self->x + room, self->y, cx_palette_ink (FALSE));
  self->x += room + width + BETWEEN_ITEMS;
}

/* @beside: (nullable) */
static double
put_legend (CxFitPicture *picture,
            CxFitPicture *beside,
            guint         fullest,
            CxDrawing    *drawing,
            double        x,
            double        y,
            double        width)
{
  g_autoptr(GPtrArray) items = cx_rings_legend_new (picture, beside, fullest);
  Rows rows = { drawing, x, y, x, x + width, 0 };

  for (guint i = 0; i < items->len; i++)
    put_item (&rows, g_ptr_array_index (items, i));
  return rows.y + rows.height;
}

double
cx_rings_put_legend (CxFitPicture *picture,
                     guint         fullest,
                     CxDrawing    *drawing,
                     double        x,
                     double        y,
                     double        width)
{
  return put_legend (picture, NULL, fullest, drawing, x, y, width);
}

/* ── the whole ── */

static const char *
explain (void)
{
  return _("Nearer the middle fits better; the rings end at the thresholds of the tiers.");
}

static double
put_body (CxDrawing *drawing,
          double     width,
          gpointer   picture)
{
  guint fullest = cx_rings_put (picture, drawing, 0, 0, width, HEIGHT);

  return cx_rings_put_legend (picture, fullest, drawing, 0, HEIGHT + 10, width);
}

static char *
describe_rings (CxFitPicture *picture)
{
  g_autofree char *first = cx_rings_describe_tier (picture, 1), *second = cx_rings_describe_tier (picture, 2);
  g_autofree char *third = cx_rings_describe_tier (picture, 3), *outside = cx_rings_describe_tier (picture, CX_TIER_OUTSIDE);
  g_autofree char *words = g_strjoin ("   ", first, second, third, outside, NULL);

  return g_markup_escape_text (words, -1);
}

CxPicture *
cx_rings_picture_new (CxFitPicture *picture,
                      gboolean      rtl)
{
  CxSnapshot *snapshot = picture->question->snapshot;
  CxProfile *profile = cx_evaluation_get_profile (picture->question->evaluation);
  g_autofree char *title = cx_rings_describe_message (picture), *whose = cx_picture_about (snapshot), *rings = describe_rings (picture);
  gboolean tried = picture->question->evaluation != picture->question->base;
  g_autofree char *about = g_strjoin (" · ", cx_profile_get_name (profile), tried ? _("Draft") : whose, tried ? whose : NULL, NULL);
  const char *const notes[] = { rings, explain (), NULL };
  const CxPictureWords words = { title, about, notes };

  return cx_picture_new (&words, WIDTH, cx_snapshot_get_day (snapshot), rtl, put_body, picture, cx_rings_figures (picture));
}

/* ── two, side by side ── */

static CxFigures *
make_pair_figures (const CxRingsSide *sides)
{
  CxFigures *figures = cx_figures_new (_("Accounts by sector and tier"), _("Sector"), _("Profile"), cx_tier_label (1), cx_tier_label (2),
                                       cx_tier_label (3), cx_tier_label (CX_TIER_OUTSIDE), _("All"), NULL);
  guint n = MIN (sides[0].picture->n_sectors, sides[1].picture->n_sectors);

  for (guint sector = 0; sector < n; sector++)
    for (guint i = 0; i < 2; i++)
      add_line (figures, sides[i].picture, (int) sector, sides[i].picture->sectors[sector], sides[i].caption);
  for (guint i = 0; n > 1 && i < 2; i++)
    add_line (figures, sides[i].picture, -1, _("All accounts"), sides[i].caption);
  return figures;
}

static double
put_heads (const CxRingsSide *sides,
           CxDrawing         *drawing,
           double             half)
{
  double below = 0;

  for (guint i = 0; i < 2; i++)
    {
      double x = i * (half + BETWEEN), y;
      g_autofree char *message = cx_rings_describe_message (sides[i].picture);

      y = cx_drawing_place_as (drawing, "P", cx_drawing_layout (drawing, CX_TEXT_CAPTION_STRONG, sides[i].caption, half, FALSE), x, 0,
                               CX_PALETTE_DETAIL);
      y = cx_drawing_place_as (drawing, "P", cx_drawing_layout (drawing, CX_TEXT_HEADING, message, half, FALSE), x, y + 4, cx_palette_ink (FALSE));
      below = MAX (below, y);
    }
  return below;
}

static double
put_tiers (const CxRingsSide *sides,
           CxDrawing         *drawing,
           double             y,
           double             half)
{
  double below = y;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *tiers = describe_rings (sides[i].picture);
      PangoLayout *layout = cx_drawing_layout_markup (drawing, CX_TEXT_CAPTION_STRONG, tiers, half, FALSE);
      double end = cx_drawing_place_as (drawing, "P", layout, i * (half + BETWEEN), y, CX_PALETTE_DETAIL);

      below = MAX (below, end);
    }
  return below;
}

static double
put_pair (CxDrawing *drawing,
          double     width,
          gpointer   data)
{
  const CxRingsSide *sides = data;
  double half = (width - BETWEEN) / 2, top = put_heads (sides, drawing, half) + 6, y;
  guint fullest[2];

  for (guint i = 0; i < 2; i++)
    fullest[i] = cx_rings_put (sides[i].picture, drawing, i * (half + BETWEEN), top, half, PAIR_HEIGHT);
  y = put_tiers (sides, drawing, top + PAIR_HEIGHT + 10, half) + 8;
  return put_legend (sides[0].picture, sides[1].picture, fullest[0] == fullest[1] ? fullest[0] : G_MAXUINT, drawing, 0, y, width);
}

/* The message of both. */
static char *
describe_pair (const CxRingsSide *sides)
{
  guint left = cx_fit_picture_count (sides[0].picture, 1, -1), right = cx_fit_picture_count (sides[1].picture, 1, -1);
  g_autofree char *one = cx_format_number (left, 0), *other = cx_format_number (right, 0);

  if (left == right)
    return g_strdup_printf (ngettext ("%s account in the bullseye of both", "%s accounts in the bullseye of both", left), one);
  /* Translators: of two pictures side by side: "162 accounts in the bullseye, against 383" */
  return g_strdup_printf (ngettext ("%s account in the bullseye, against %s", "%s accounts in the bullseye, against %s", left), one, other);
}

CxPicture *
cx_rings_pair_picture_new (const CxRingsSide *sides,
                           gboolean           rtl)
{
  CxSnapshot *snapshot = sides[0].picture->question->snapshot;
  g_autofree char *title = describe_pair (sides), *about = cx_picture_about (snapshot);
  const char *const notes[] = { explain (), NULL };
  const CxPictureWords words = { title, about, notes };

  return cx_picture_new (&words, PAIR_WIDTH, cx_snapshot_get_day (snapshot), rtl, put_pair, (gpointer) sides, make_pair_figures (sides));
}
