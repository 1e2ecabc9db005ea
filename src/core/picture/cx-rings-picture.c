/* The bullseye as a picture that stands alone. */
#include "cx-config.h"

#include "cx-rings-picture.h"

#include "cx-palette.h"
#include "cx-picture-words.h"
#include "cx-rings-draw.h"
#include "cx-rings-legend.h"
#include "cx-rings-words.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH 760.0
#define HEIGHT 620.0
#define GAP 6.0       /* between a sample of the legend and its words */
#define BETWEEN 16.0  /* two of them */

/* ── numbers ── */

static void
add_line (CxFigures    *figures,
          CxFitPicture *picture,
          int           sector,
          const char   *name)
{
  static const guint8 tiers[] = { 1, 2, 3, CX_TIER_OUTSIDE };

  cx_figures_add_row (figures, name);
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
    add_line (figures, picture, (int) sector, picture->sectors[sector]);
  if (picture->n_sectors > 1)
    add_line (figures, picture, -1, _("All accounts"));
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
  self->x += room + width + BETWEEN;
}

double
cx_rings_put_legend (CxFitPicture *picture,
                     guint         fullest,
                     CxDrawing    *drawing,
                     double        x,
                     double        y,
                     double        width)
{
  g_autoptr(GPtrArray) items = cx_rings_legend_new (picture, fullest);
  Rows rows = { drawing, x, y, x, x + width, 0 };

  for (guint i = 0; i < items->len; i++)
    put_item (&rows, g_ptr_array_index (items, i));
  return rows.y + rows.height;
}

/* ── the whole ── */

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
  const char *const notes[] = { rings, _("Nearer the middle fits better; the rings end at the thresholds of the tiers."), NULL };
  const CxPictureWords words = { title, about, notes };

  return cx_picture_new (&words, WIDTH, cx_snapshot_get_day (snapshot), rtl, put_body, picture, cx_rings_figures (picture));
}
