/* The bullseye as a picture that stands alone. */
#include "cx-config.h"

#include "cx-rings-picture.h"

#include "cx-amount.h"
#include "cx-picture-words.h"
#include "cx-rings-draw.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH 760.0
#define HEIGHT 620.0

/* ── words and numbers ── */

static guint
count_bullseye_customers (CxFitPicture *picture)
{
  guint n = 0;

  for (guint account = 0; account < picture->n_accounts; account++)
    {
      guint8 stage = cx_fit_picture_get_stage (picture, account);

      n += stage != CX_NO_STAGE && stage >= picture->customer && cx_fit_picture_get (picture, account).tier == 1;
    }
  return n;
}

char *
cx_rings_words_title (CxFitPicture *picture)
{
  guint n = cx_fit_picture_count (picture, 1, -1), won;
  g_autofree char *in = cx_format_number (n, 0), *all = cx_format_number (picture->n_accounts, 0), *customers = NULL;

  if (picture->n_accounts == 0)
    return g_strdup (_("No accounts yet"));
  if (n == 0)
    return g_strdup (_("No account is in the bullseye yet"));
  if (picture->n_accounts == 1)
    return g_strdup (_("The only account is in the bullseye"));
  if (picture->customer == CX_NO_STAGE)
    return g_strdup_printf (ngettext ("%s of %s accounts is in the bullseye", "%s of %s accounts are in the bullseye", n), in, all);
  won = count_bullseye_customers (picture);
  customers = cx_format_number (won, 0);
  if (n == 1)
    return g_strdup_printf (won == 1 ? _("1 of %s accounts is in the bullseye; it is a customer")
                                     : _("1 of %s accounts is in the bullseye; it is no customer yet"), all);
  /* Translators: "94 of 1,000 accounts are in the bullseye; 31 of them are customers"; the plural is that of the customers */
  return g_strdup_printf (ngettext ("%s of %s accounts are in the bullseye; %s of them is a customer",
                                    "%s of %s accounts are in the bullseye; %s of them are customers", won), in, all, customers);
}

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

gboolean
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
  return cx_rings_drawing_is_density (rings);
}

static double
put_body (CxDrawing *drawing,
          double     width,
          gpointer   picture)
{
  gboolean density = cx_rings_put (picture, drawing, 0, 0, width, HEIGHT);

  return cx_rings_put_legend (picture, density, drawing, 0, HEIGHT + 10, width);
}

static char *
describe_rings (CxFitPicture *picture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      guint8 tier = i == 3 ? CX_TIER_OUTSIDE : (guint8) (i + 1);
      guint n = cx_fit_picture_count (picture, tier, -1);
      g_autofree char *count = cx_format_number (n, 0), *share = cx_words_percent ((double) n / MAX (picture->n_accounts, 1));

      g_string_append_printf (text, "%s<b>%s</b> %s · %s", i > 0 ? "   " : "", cx_tier_label (tier), count, share);
    }
  return g_string_free_and_steal (text);
}

CxPicture *
cx_rings_picture_new (CxFitPicture *picture,
                      gboolean      rtl)
{
  CxSnapshot *snapshot = picture->question->snapshot;
  CxProfile *profile = cx_evaluation_get_profile (picture->question->evaluation);
  g_autofree char *title = cx_rings_words_title (picture), *whose = cx_picture_about (snapshot), *rings = describe_rings (picture);
  gboolean tried = picture->question->evaluation != picture->question->base;
  g_autofree char *about = g_strjoin (" · ", cx_profile_get_name (profile), tried ? _("Draft") : whose, tried ? whose : NULL, NULL);
  const char *const notes[] = { rings, _("Nearer the middle fits better; the rings end at the thresholds of the tiers."), NULL };
  const CxPictureWords words = { title, about, notes };

  return cx_picture_new (&words, WIDTH, cx_snapshot_get_day (snapshot), rtl, put_body, picture, cx_rings_figures (picture));
}
